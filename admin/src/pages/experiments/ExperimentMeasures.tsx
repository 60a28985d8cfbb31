import { Field, Flex, MultiSelect, MultiSelectOption } from '@strapi/design-system';

import { EXPERIMENT_METRICS } from '../../../../contracts/experiments';
import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { METRIC_TEXTS } from './experiment-words';
import type { ExperimentFormState } from './ExperimentWordings';

interface MeasuresProps {
  state: ExperimentFormState;
  targets: readonly { id: number; label: string }[];
}

/** What is looked at, where, and for how long. */
export const ExperimentMeasures = ({ state, targets }: MeasuresProps) => {
  const t = useText();
  const { form, texts, change } = state;
  const windows = [
    { value: '24', label: t('experiments.window.day') },
    { value: '72', label: t('experiments.window.threeDays') },
    { value: '168', label: t('experiments.window.week') },
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <ChoiceField
        name="metric"
        label={t('experiments.metric')}
        hint={t('experiments.metric.hint')}
        value={form.metric}
        options={EXPERIMENT_METRICS.map((value) => ({ value, label: t(METRIC_TEXTS[value]) }))}
        onChange={(metric) => change({ metric })}
      />
      <Field.Root name="targetIds" hint={t('experiments.targets.hint')} error={texts['targetIds']}>
        <Field.Label>{t('experiments.targets')}</Field.Label>
        <MultiSelect
          placeholder={t('experiments.targets.all')}
          value={form.targetIds}
          onChange={(targetIds: string[]) => change({ targetIds })}
          withTags
        >
          {targets.map(({ id, label }) => (
            <MultiSelectOption key={id} value={String(id)}>
              {label}
            </MultiSelectOption>
          ))}
        </MultiSelect>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <ChoiceField
        name="windowHours"
        label={t('experiments.window')}
        hint={t('experiments.window.hint')}
        value={form.windowHours}
        options={windows}
        onChange={(windowHours) => change({ windowHours })}
      />
      <TextField
        name="lift"
        label={t('experiments.lift')}
        hint={t('experiments.lift.hint')}
        error={texts['lift']}
        inputMode="numeric"
        value={form.lift}
        onChange={(lift) => change({ lift })}
      />
      <TextField
        name="minimumPosts"
        label={t('experiments.minimumPosts')}
        hint={t('experiments.minimumPosts.hint')}
        error={texts['minimumPosts']}
        inputMode="numeric"
        value={form.minimumPosts}
        onChange={(minimumPosts) => change({ minimumPosts })}
      />
      <TextField
        name="stopAfterDays"
        label={t('experiments.stopAfterDays')}
        hint={t('experiments.stopAfterDays.hint')}
        error={texts['stopAfterDays']}
        inputMode="numeric"
        value={form.stopAfterDays}
        onChange={(stopAfterDays) => change({ stopAfterDays })}
      />
    </Flex>
  );
};
