import { Field, Flex, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { Recurrence } from '../../../contracts/schedules';
import { Disclosure } from '../components/Disclosure';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import {
  repeated,
  REPETITIONS,
  repetitionOf,
  withInterval,
  withTimes,
  type Repetition,
} from './repetition';

interface RepeatFieldsProps {
  /** Null: once. */
  value: Recurrence | null;
  isDisabled: boolean;
  onChange: (recurrence: Recurrence | null) => void;
}

const LABELS: Record<Repetition, MessageId> = {
  never: 'when.repeat.never',
  day: 'when.repeat.day',
  week: 'when.repeat.week',
  month: 'when.repeat.month',
};

const INTERVALS: Record<Recurrence['every'], MessageId> = {
  day: 'when.repeat.everyDays',
  week: 'when.repeat.everyWeeks',
  month: 'when.repeat.everyMonths',
};

const isRepetition = (value: string | number): value is Repetition =>
  REPETITIONS.some((one) => one === value);

/** The same post again and again, for what stays true ("evergreen"). */
export const RepeatFields = ({ value, isDisabled, onChange }: RepeatFieldsProps) => {
  const t = useText();
  return (
    <Disclosure label={t('when.more')} isOpenAtFirst={value !== null}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Field.Root name="repeat" hint={value ? t('when.repeat.hint') : undefined}>
          <Field.Label>{t('when.repeat')}</Field.Label>
          <SingleSelect
            size="S"
            value={repetitionOf(value)}
            disabled={isDisabled}
            onChange={(next) => (isRepetition(next) ? onChange(repeated(value, next)) : undefined)}
          >
            {REPETITIONS.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {t(LABELS[one])}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
        {value ? (
          <Flex gap={2} alignItems="flex-end">
            <Field.Root name="interval" flex="1">
              <Field.Label>{t(INTERVALS[value.every])}</Field.Label>
              <NumberInput
                size="S"
                value={value.interval}
                disabled={isDisabled}
                onValueChange={(next: number | undefined) =>
                  onChange(withInterval(value, next ?? 1))
                }
              />
            </Field.Root>
            <Field.Root name="times" flex="1">
              <Field.Label>{t('when.repeat.times')}</Field.Label>
              <NumberInput
                size="S"
                value={value.times}
                disabled={isDisabled}
                onValueChange={(next: number | undefined) => onChange(withTimes(value, next ?? 2))}
              />
            </Field.Root>
          </Flex>
        ) : null}
      </Flex>
    </Disclosure>
  );
};
