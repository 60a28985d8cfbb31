import { Field, Textarea } from '@strapi/design-system';

interface LinesFieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  /** @default 8rem */
  minHeight?: string;
  onChange: (value: string) => void;
}

/** A text of several lines; the design system links hint and error to it. */
export const LinesField = (props: LinesFieldProps) => {
  const { name, label, hint, error, value, minHeight = '8rem', onChange } = props;
  return (
    <Field.Root name={name} hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        dir="auto"
        minHeight={minHeight}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
