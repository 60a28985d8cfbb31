import { useId, type ReactNode } from 'react';

import {
  Box,
  Button,
  Checkbox,
  Divider,
  Field,
  Flex,
  Toggle,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiProviderView } from '../../../../contracts/ai-providers';
import type { SiteDetails } from '../../../../contracts/sites';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/ChoiceField';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { BrandVoice } from './BrandVoice';
import { BudgetFields } from './BudgetFields';
import { readersOf } from './provider-facts';
import { useHabitsForm, type HabitsFormState } from './use-habits-form';

interface HabitsFormProps {
  site: SiteDetails;
  /** Empty while they are not known. */
  providers: readonly AiProviderView[];
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <Flex role="group" aria-labelledby={id} direction="column" alignItems="stretch" gap={5}>
      <Typography tag="h3" variant="epsilon" fontWeight="semiBold" id={id}>
        {title}
      </Typography>
      {children}
    </Flex>
  );
};

/** The switch, and a sentence on what is sent to whom. */
const Switch = ({ form, readers }: { form: HabitsFormState; readers: readonly string[] }) => {
  const t = useText();
  const intl = useIntl();
  const { fields, change } = form;
  const names = intl.formatList(readers, { type: 'conjunction' });
  const words = readers.length > 0 ? t('ai.sent', { names }) : t('ai.sent.nobody');
  return (
    <>
      <Field.Root name="isEnabled" hint={t('ai.enabled.hint')}>
        <Field.Label>{t('ai.enabled')}</Field.Label>
        <Toggle
          onLabel={t('ai.on')}
          offLabel={t('ai.off')}
          checked={fields.isEnabled}
          onChange={(event) => change({ isEnabled: event.target.checked })}
        />
        <Field.Hint />
      </Field.Root>
      <Notice tone={fields.isEnabled && readers.length === 0 ? 'warning' : 'neutral'}>
        {words}
      </Notice>
    </>
  );
};

const Choices = ({ form }: { form: HabitsFormState }) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <>
      <ChoiceField
        name="order"
        label={t('ai.order')}
        error={texts['order']}
        value={fields.order}
        options={[
          { value: 'cheapest', label: t('ai.order.cheapest') },
          { value: 'preferred', label: t('ai.order.preferred') },
        ]}
        onChange={(order) => change({ order })}
      />
      <Checkbox
        checked={fields.altTexts}
        onCheckedChange={(checked) => change({ altTexts: checked === true })}
      >
        {t('ai.altTexts')}
      </Checkbox>
      <Checkbox
        checked={fields.hedge}
        onCheckedChange={(checked) => change({ hedge: checked === true })}
      >
        {t('ai.hedge')}
      </Checkbox>
    </>
  );
};

/** How the site uses AI: whether at all, with whose help, for how much, and in which voice. */
export const HabitsForm = ({ site, providers }: HabitsFormProps) => {
  const t = useText();
  const form = useHabitsForm(site);
  return (
    <Card>
      <form onSubmit={form.submit} noValidate>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {form.problem ? (
            <Notice tone="danger" isAnnounced>
              {form.problem}
            </Notice>
          ) : null}
          <Part title={t('ai.use')}>
            <Switch form={form} readers={readersOf(providers)} />
            <Choices form={form} />
          </Part>
          <Divider />
          <Part title={t('ai.budget')}>
            <BudgetFields form={form} />
          </Part>
          <Divider />
          <Part title={t('ai.voice')}>
            <BrandVoice form={form} />
          </Part>
          <Flex gap={3} alignItems="center" wrap="wrap">
            <Button type="submit" disabled={!form.isChanged} loading={form.isBusy}>
              {t('ai.save')}
            </Button>
            <Box role="status">
              <Typography variant="pi" textColor="success700">
                {form.isSaved ? t('ai.saved') : ''}
              </Typography>
            </Box>
          </Flex>
        </Flex>
      </form>
    </Card>
  );
};
