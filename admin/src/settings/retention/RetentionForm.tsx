import { useId } from 'react';

import { Button, Field, Flex, Modal, NumberInput, Typography } from '@strapi/design-system';

import type { RetentionRow } from '../../../../contracts/retention';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { KIND_NAMES, KIND_REASONS } from './retention-words';
import { useRetentionForm } from './use-retention-form';

interface RetentionFormProps {
  row: RetentionRow;
  onSaved: () => void;
}

type Form = ReturnType<typeof useRetentionForm>;

const DaysField = ({ row, form }: { row: RetentionRow; form: Form }) => {
  const t = useText();
  const { least, most } = row;
  const range = row.isForeverAllowed ? 'retention.form.rangeOrEver' : 'retention.form.range';
  return (
    <Field.Root
      name="days"
      hint={t(range, { least, most })}
      error={form.days === null ? t(range, { least, most }) : undefined}
      required
    >
      <Field.Label>{t('retention.form.days')}</Field.Label>
      <NumberInput value={form.entered} onValueChange={form.setEntered} step={1} />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

/** What would go, before anything does. */
const Preview = ({ form }: { form: Form }) => {
  const t = useText();
  if (form.days === null) return null;
  if (form.wouldGo === null) {
    return form.problem ? null : (
      <Typography variant="pi" textColor="neutral600" role="status">
        {t('retention.form.counting')}
      </Typography>
    );
  }
  return (
    <Notice tone={form.wouldGo > 0 ? 'warning' : 'neutral'} isAnnounced>
      {t('retention.form.wouldGo', { count: form.wouldGo })}
    </Notice>
  );
};

/** What stands in the dialog that changes how long rows of a kind are kept. */
export const RetentionForm = ({ row, onSaved }: RetentionFormProps) => {
  const t = useText();
  const form = useRetentionForm(row, onSaved);
  const formId = useId();
  const removes = (form.wouldGo ?? 0) > 0;
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={t('retention.form.close')}>
        <Modal.Title>{t(KIND_NAMES[row.kind])}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit();
          }}
        >
          <Flex direction="column" alignItems="stretch" gap={5}>
            {form.problem ? (
              <Notice tone="danger" isAnnounced>
                {form.problem}
              </Notice>
            ) : null}
            <Typography variant="omega">{t(KIND_REASONS[row.kind])}</Typography>
            <DaysField row={row} form={form} />
            {form.days === row.usualDays ? null : (
              <Flex>
                <Button
                  type="button"
                  variant="tertiary"
                  onClick={() => form.setEntered(row.usualDays)}
                >
                  {t('retention.form.usual', { days: row.usualDays })}
                </Button>
              </Flex>
            )}
            <Preview form={form} />
          </Flex>
        </form>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{t('retention.form.cancel')}</Button>
        </Modal.Close>
        <Button
          type="submit"
          form={formId}
          variant={removes ? 'danger' : 'default'}
          loading={form.isSaving}
          disabled={!form.canSave}
        >
          {removes ? t('retention.form.saveAndRemove') : t('retention.form.save')}
        </Button>
      </Modal.Footer>
    </Modal.Content>
  );
};
