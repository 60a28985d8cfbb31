import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../../translations/use-text';

interface FilterSelectProps<Value extends string | number> {
  name: string;
  label: string;
  /** Shown when nothing is chosen. */
  placeholder: string;
  value: Value | null;
  options: { value: Value; label: string }[];
  onChange: (value: Value | null) => void;
}

/** A choice that can be taken back. */
export const FilterSelect = <Value extends string | number>({
  name,
  label,
  placeholder,
  value,
  options,
  onChange,
}: FilterSelectProps<Value>) => {
  const t = useText();
  const choose = (chosen: string | number) =>
    onChange(options.find((option) => String(option.value) === String(chosen))?.value ?? null);

  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        size="S"
        placeholder={placeholder}
        value={value}
        clearLabel={t('audit.filter.clearOne', { name: label })}
        onChange={choose}
        onClear={() => onChange(null)}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
