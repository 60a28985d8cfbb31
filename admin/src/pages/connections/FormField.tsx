import { Field, TextInput } from '@strapi/design-system';

interface FormFieldProps {
  name: string;
  label: string;
  hint: string;
  error?: string;
  value: string;
  type?: 'text' | 'password' | 'url';
  onChange: (value: string) => void;
}

/** A required text field; the design system links hint and error to it. */
export const FormField = ({ name, label, hint, error, ...input }: FormFieldProps) => (
  <Field.Root name={name} error={error} hint={hint} required>
    <Field.Label>{label}</Field.Label>
    <TextInput
      type={input.type ?? 'text'}
      value={input.value}
      dir={input.type === 'url' ? 'ltr' : 'auto'}
      // The Strapi login must not be offered for another service.
      autoComplete={input.type === 'password' ? 'new-password' : 'off'}
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => input.onChange(event.target.value)}
    />
    <Field.Error />
    <Field.Hint />
  </Field.Root>
);
