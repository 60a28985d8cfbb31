import {
  Checkbox,
  Flex,
  Grid,
  MultiSelect,
  MultiSelectOption,
  Field,
  Typography,
} from '@strapi/design-system';

import type { ContentLocale } from '../../api/content-locales';
import type { DistributableType } from '../../../../contracts/dispatch';
import type { RuleField } from '../../../../contracts/rules';
import type { TemplateView } from '../../../../contracts/templates';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/ChoiceField';
import { Section } from '../../components/Section';
import { TextField } from '../../components/TextField';
import type { EditForm } from '../../editing/use-edit-form';
import type { TargetLabel } from '../../platforms/target-labels';
import { useText } from '../../translations/use-text';
import { ConditionList } from './ConditionList';
import type { RuleForm } from './rule-form';
import { TargetChoice } from './TargetChoice';

/** No template is called so. */
const USUAL = '-';

export interface RuleChoices {
  types: readonly DistributableType[];
  locales: readonly ContentLocale[];
  fields: readonly RuleField[] | null;
  targets: readonly TargetLabel[];
  templates: readonly TemplateView[];
}

interface RuleFieldsPartProps {
  state: EditForm<RuleForm>;
  choices: RuleChoices;
  isDisabled: boolean;
}

const WhichEntries = ({ state, choices, isDisabled }: RuleFieldsPartProps) => {
  const t = useText();
  const { form, texts, change } = state;
  const { types, locales } = choices;
  const isKnown = types.some(({ uid }) => uid === form.contentType);
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <TextField
          name="name"
          label={t('rules.name')}
          error={texts['name']}
          isRequired
          isDisabled={isDisabled}
          value={form.name}
          onChange={(name) => change({ name })}
        />
        <Grid.Root gap={4}>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <ChoiceField
              name="contentType"
              label={t('rules.contentType')}
              error={texts['contentType']}
              isDisabled={isDisabled}
              value={form.contentType}
              options={[
                ...types.map(({ uid, displayName }) => ({ value: uid, label: displayName })),
                ...(isKnown ? [] : [{ value: form.contentType, label: form.contentType }]),
              ]}
              // Fields of one type are not those of another.
              onChange={(contentType) => change({ contentType, conditions: [] })}
            />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <ChoiceField<RuleForm['trigger']>
              name="trigger"
              label={t('rules.trigger')}
              isDisabled={isDisabled}
              value={form.trigger}
              options={[
                { value: 'first_publish', label: t('rules.trigger.first') },
                { value: 'every_publish', label: t('rules.trigger.every') },
                { value: 'when_flagged', label: t('rules.trigger.flagged') },
              ]}
              onChange={(trigger) => change({ trigger })}
            />
          </Grid.Item>
        </Grid.Root>
        {locales.length > 1 || form.locales.length > 0 ? (
          <Field.Root name="locales" hint={t('rules.locales.hint')} error={texts['locales']}>
            <Field.Label>{t('rules.locales')}</Field.Label>
            <MultiSelect
              placeholder={t('rules.locales.all')}
              disabled={isDisabled}
              withTags
              value={form.locales}
              clearLabel={t('listing.clearOne', { name: t('rules.locales') })}
              onChange={(codes: string[]) => change({ locales: codes })}
              onClear={() => change({ locales: [] })}
            >
              {[
                ...locales,
                ...form.locales
                  .filter((code) => !locales.some((one) => one.code === code))
                  .map((code) => ({ code, name: code })),
              ].map(({ code, name }) => (
                <MultiSelectOption key={code} value={code}>
                  {name}
                </MultiSelectOption>
              ))}
            </MultiSelect>
            <Field.Error />
            <Field.Hint />
          </Field.Root>
        ) : null}
      </Flex>
    </Card>
  );
};

const HowItGoesOut = ({ state, choices, isDisabled }: RuleFieldsPartProps) => {
  const t = useText();
  const { form, texts, change } = state;
  const { templates } = choices;
  const isGone =
    form.templateId !== '' && !templates.some(({ id }) => String(id) === form.templateId);
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <TargetChoice
          reach={form.reach}
          targetIds={form.targetIds}
          targets={choices.targets}
          error={texts['targetIds']}
          isDisabled={isDisabled}
          onChange={change}
        />
        <ChoiceField
          name="templateId"
          label={t('rules.template')}
          hint={t('rules.template.hint')}
          error={texts['templateId']}
          isDisabled={isDisabled}
          value={form.templateId || USUAL}
          options={[
            { value: USUAL, label: t('rules.template.usual') },
            ...templates.map(({ id, name }) => ({ value: String(id), label: name })),
            ...(isGone ? [{ value: form.templateId, label: t('rules.template.gone') }] : []),
          ]}
          onChange={(value) => change({ templateId: value === USUAL ? '' : value })}
        />
        <Grid.Root gap={4}>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <TextField
              name="delay"
              label={t('rules.delay')}
              hint={t('rules.delay.hint')}
              error={texts['delay'] ?? texts['delayMinutes']}
              inputMode="numeric"
              isDisabled={isDisabled}
              value={form.delay}
              onChange={(delay) => change({ delay })}
            />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <ChoiceField<RuleForm['delayUnit']>
              name="delayUnit"
              label={t('rules.delay.unit')}
              isDisabled={isDisabled}
              value={form.delayUnit}
              options={[
                { value: 'minutes', label: t('rules.delay.minutes') },
                { value: 'hours', label: t('rules.delay.hours') },
                { value: 'days', label: t('rules.delay.days') },
              ]}
              onChange={(delayUnit) => change({ delayUnit, delay: form.delay })}
            />
          </Grid.Item>
        </Grid.Root>
        <Checkbox
          checked={form.needsApproval}
          disabled={isDisabled}
          onCheckedChange={(checked) => change({ needsApproval: checked === true })}
        >
          {t('rules.approval')}
        </Checkbox>
        <Checkbox
          checked={form.bulkToo}
          disabled={isDisabled}
          onCheckedChange={(checked) => change({ bulkToo: checked === true })}
        >
          {t('rules.bulk')}
        </Checkbox>
        <Checkbox
          checked={form.enabled}
          disabled={isDisabled}
          onCheckedChange={(checked) => change({ enabled: checked === true })}
        >
          {t('rules.enabled')}
        </Checkbox>
      </Flex>
    </Card>
  );
};

/** Which entries, what they must be like, and how they go out. */
export const RuleFieldsPart = (props: RuleFieldsPartProps) => {
  const t = useText();
  const { state, choices, isDisabled } = props;
  const { form, texts, change } = state;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Section title={t('rules.part.entries')}>
        <WhichEntries {...props} />
      </Section>
      <Section title={t('rules.part.conditions')}>
        <Card>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <ConditionList
              conditions={form.conditions}
              match={form.match}
              fields={choices.fields}
              isChecked={texts['conditions'] !== undefined}
              isDisabled={isDisabled}
              onChange={change}
            />
            {texts['conditions'] ? (
              <Typography variant="pi" textColor="danger600" role="alert">
                {texts['conditions']}
              </Typography>
            ) : null}
          </Flex>
        </Card>
      </Section>
      <Section title={t('rules.part.posts')}>
        <HowItGoesOut {...props} />
      </Section>
    </Flex>
  );
};
