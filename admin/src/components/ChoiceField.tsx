import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface ChoiceFieldProps<Value extends string> {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  isDisabled?: boolean;
  size?: 'S' | 'M';
  onChange: (value: Value) => void;
}

/** One of several; the design system links hint and error to it. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => {
  const { name, label, hint, error, value, options, isDisabled, size, onChange } = props;
  const choose = (chosen: string | number) => {
    const option = options.find((one) => one.value === String(chosen));
    if (option) onChange(option.value);
  };
  return (
    <Field.Root name={name} hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} size={size} disabled={isDisabled} onChange={choose}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
