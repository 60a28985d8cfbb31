import { Field, Flex, Grid, Radio, TextInput, Typography } from '@strapi/design-system';

import type { BulkTimes } from '../../../../contracts/bulk';
import type { EditForm } from '../../editing/use-edit-form';
import { useText } from '../../translations/use-text';
import { ZoneField } from '../../when/ZoneField';
import type { OrderForm } from './order-form';

interface TimesFieldsProps {
  state: EditForm<OrderForm>;
  /** False: the person may only distribute at once. */
  canSchedule: boolean;
}

const KINDS: readonly BulkTimes['kind'][] = ['soon', 'spread', 'slots'];

const PeriodField = (props: {
  name: string;
  label: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}) => (
  <Field.Root name={props.name} error={props.error}>
    <Field.Label>{props.label}</Field.Label>
    <TextInput
      type="datetime-local"
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
    <Field.Error />
  </Field.Root>
);

/** When the rows without a time of their own go out, and by which clock times are meant. */
export const TimesFields = ({ state, canSchedule }: TimesFieldsProps) => {
  const t = useText();
  const { form, texts, change } = state;
  const choose = (value: string) => {
    const times = KINDS.find((kind) => kind === value);
    if (times) change({ times });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Radio.Group aria-label={t('bulk.form.times')} value={form.times} onValueChange={choose}>
        <Radio.Item value="soon">{t('bulk.form.times.soon')}</Radio.Item>
        <Radio.Item value="spread" disabled={!canSchedule}>
          {t('bulk.form.times.spread')}
        </Radio.Item>
        <Radio.Item value="slots" disabled={!canSchedule}>
          {t('bulk.form.times.slots')}
        </Radio.Item>
      </Radio.Group>
      {canSchedule ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('bulk.form.times.forbidden')}
        </Typography>
      )}
      {form.times === 'spread' ? (
        <Grid.Root gap={4}>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <PeriodField
              name="from"
              label={t('bulk.form.from')}
              value={form.from}
              onChange={(from) => change({ from })}
            />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <PeriodField
              name="until"
              label={t('bulk.form.until')}
              value={form.until}
              error={texts['until']}
              onChange={(until) => change({ until })}
            />
          </Grid.Item>
        </Grid.Root>
      ) : null}
      <ZoneField value={form.zone} onChange={(zone) => change({ zone })} />
      <Typography variant="pi" textColor="neutral600">
        {t('bulk.form.zone.hint')}
      </Typography>
    </Flex>
  );
};
