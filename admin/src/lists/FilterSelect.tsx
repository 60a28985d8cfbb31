import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

/** The option that takes a choice back; a small cross beside it would be hard to hit. */
const ANY = 'any';

interface FilterSelectProps<Value extends string | number> {
  name: string;
  label: string;
  /** The option that chooses nothing. */
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
  const choose = (chosen: string | number) =>
    onChange(options.find((option) => String(option.value) === String(chosen))?.value ?? null);

  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect size="S" value={value ?? ANY} onChange={choose}>
        <SingleSelectOption value={ANY}>{placeholder}</SingleSelectOption>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
