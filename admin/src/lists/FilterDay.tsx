import { DatePicker, Field } from '@strapi/design-system';

import { useText } from '../translations/use-text';
import { dayOf, startOfDay } from '../pages/audit/audit-filters';

interface FilterDayProps {
  name: string;
  label: string;
  /** `2026-11-22`. */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A day that can be taken back. */
export const FilterDay = ({ name, label, value, onChange }: FilterDayProps) => {
  const t = useText();
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <DatePicker
        size="S"
        calendarLabel={t('audit.filter.chooseDate')}
        clearLabel={t('audit.filter.clearOne', { name: label })}
        value={startOfDay(value) ?? undefined}
        onChange={(day) => onChange(day ? dayOf(day) : null)}
        onClear={() => onChange(null)}
      />
    </Field.Root>
  );
};
