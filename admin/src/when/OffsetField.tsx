import { Field, Flex, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { When } from '../../../contracts/when';
import type { MessageId } from '../translations/message';
import { useText } from '../translations/use-text';
import { minutesOf, OFFSET_UNITS, offsetIn, type OffsetUnit } from './offset';

type AfterPublish = Extract<When, { kind: 'on_publish' }>;

interface OffsetFieldProps {
  value: AfterPublish;
  isDisabled: boolean;
  onChange: (when: AfterPublish) => void;
}

const UNITS: Record<OffsetUnit, MessageId> = {
  minutes: 'when.offset.minutes',
  hours: 'when.offset.hours',
  days: 'when.offset.days',
};

const isUnit = (value: string | number): value is OffsetUnit =>
  OFFSET_UNITS.some((unit) => unit === value);

/** How long after the publication. */
export const OffsetField = ({ value, isDisabled, onChange }: OffsetFieldProps) => {
  const t = useText();
  const { count, unit } = offsetIn(value.offsetMinutes);
  const set = (more: number, in_: OffsetUnit) =>
    onChange({ kind: 'on_publish', offsetMinutes: minutesOf(more, in_) });
  return (
    <Flex gap={2} alignItems="flex-end">
      <Field.Root name="offset" flex="1">
        <Field.Label>{t('when.offset')}</Field.Label>
        <NumberInput
          size="S"
          value={count}
          step={1}
          disabled={isDisabled}
          onValueChange={(next: number | undefined) => set(next ?? 1, unit)}
        />
      </Field.Root>
      <Field.Root name="offsetUnit" flex="1">
        <SingleSelect
          size="S"
          aria-label={t('when.offset.unit')}
          value={unit}
          disabled={isDisabled}
          onChange={(next) => (isUnit(next) ? set(count, next) : undefined)}
        >
          {OFFSET_UNITS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(UNITS[one], { count })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Flex>
  );
};
