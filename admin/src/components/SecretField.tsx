import { Field, TextInput } from '@strapi/design-system';

interface SecretFieldProps {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  value: string;
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  onChange: (value: string) => void;
}

/** Goes in and never comes out. */
export const SecretField = (props: SecretFieldProps) => {
  const { name, label, hint, isRequired, error, ...input } = props;
  return (
    <Field.Root name={name} hint={hint} error={error} required={isRequired}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="password"
        dir="ltr"
        // The Strapi login must not be offered for another service.
        autoComplete="new-password"
        spellCheck={false}
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
