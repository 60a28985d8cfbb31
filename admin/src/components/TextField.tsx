import { Field, TextInput } from '@strapi/design-system';

interface TextFieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** Addresses and slugs stay left to right also in Arabic. */
  isCode?: boolean;
  /** What holds while it is empty. */
  placeholder?: string;
  inputMode?: 'decimal' | 'numeric';
  onChange: (value: string) => void;
}

/** One line of text; the design system links hint and error to it. */
export const TextField = (props: TextFieldProps) => {
  const { name, label, hint, error, isRequired, isCode, ...input } = props;
  return (
    <Field.Root name={name} hint={hint} error={error} required={isRequired}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        dir={isCode ? 'ltr' : 'auto'}
        autoComplete="off"
        autoCapitalize={isCode ? 'none' : undefined}
        spellCheck={!isCode}
        inputMode={input.inputMode}
        placeholder={input.placeholder}
        disabled={input.isDisabled}
        value={input.value}
        onChange={(event) => input.onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
