import { Checkbox } from '@strapi/design-system';

import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import type { HabitsFormState } from './use-habits-form';

/** What a site pays AI vendors in a month, and what happens then. */
export const BudgetFields = ({ form }: { form: HabitsFormState }) => {
  const t = useText();
  const { fields, texts, change } = form;
  return (
    <>
      <Checkbox
        checked={fields.hasBudget}
        onCheckedChange={(checked) => change({ hasBudget: checked === true })}
      >
        {t('ai.budget.has')}
      </Checkbox>
      {fields.hasBudget ? (
        <>
          <TextField
            name="monthUsd"
            label={t('ai.budget.monthUsd')}
            hint={t('ai.budget.monthUsd.hint')}
            error={texts['budget.monthUsd']}
            value={fields.monthUsd}
            isRequired
            inputMode="decimal"
            onChange={(monthUsd) => change({ monthUsd })}
          />
          <ChoiceField
            name="mode"
            label={t('ai.budget.mode')}
            error={texts['budget.mode']}
            value={fields.mode}
            options={[
              { value: 'hard', label: t('ai.budget.mode.hard') },
              { value: 'soft', label: t('ai.budget.mode.soft') },
            ]}
            onChange={(mode) => change({ mode })}
          />
          <TextField
            name="alertAt"
            label={t('ai.budget.alertAt')}
            hint={t('ai.budget.alertAt.hint')}
            error={texts['budget.alertAt']}
            value={fields.alertAt}
            onChange={(alertAt) => change({ alertAt })}
          />
        </>
      ) : null}
    </>
  );
};
