import { Field, Textarea } from '@strapi/design-system';

import { ChoiceField } from '../../components/ChoiceField';
import { TextField } from '../../components/TextField';
import { useText } from '../../translations/use-text';
import { wordsOf, type OptionField } from './option-fields';
import { optionField } from './way-fields';

interface OptionInputFieldProps {
  field: OptionField;
  text: string;
  error?: string;
  onChange: (text: string) => void;
}

/** No option has this value. */
const UNSET = '-';

/** A choice that need not be made. */
const Choice = ({
  field,
  text,
  options,
  ...props
}: OptionInputFieldProps & { options: { value: string; label: string }[] }) => {
  const t = useText();
  const { fallback } = field;
  const fallbackLabel = options.find(({ value }) => value === fallback)?.label;
  const unset = fallbackLabel
    ? t('wayForm.option.default', { value: fallbackLabel })
    : t('wayForm.option.unset');
  return (
    <ChoiceField
      name={optionField(field.name)}
      label={field.title}
      hint={field.hint ?? undefined}
      error={props.error}
      value={text === '' ? UNSET : text}
      options={[{ value: UNSET, label: unset }, ...options]}
      onChange={(value) => props.onChange(value === UNSET ? '' : value)}
    />
  );
};

const Lines = ({ field, text, error, onChange }: OptionInputFieldProps) => {
  const t = useText();
  const isJson = field.input.kind === 'json';
  const form = isJson ? t('wayForm.option.json.hint') : t('wayForm.option.lines.hint');
  return (
    <Field.Root
      name={optionField(field.name)}
      hint={[field.hint, form].filter(Boolean).join(' ')}
      error={error}
    >
      <Field.Label>{field.title}</Field.Label>
      <Textarea
        dir={isJson ? 'ltr' : 'auto'}
        minHeight="8rem"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};

/** One option of a platform, in the way that suits its values. */
export const OptionInputField = (props: OptionInputFieldProps) => {
  const t = useText();
  const { field, text, error, onChange } = props;
  const { input } = field;
  switch (input.kind) {
    case 'boolean': {
      const options = [
        { value: 'true', label: t('wayForm.option.yes') },
        { value: 'false', label: t('wayForm.option.no') },
      ];
      return <Choice {...props} options={options} />;
    }
    case 'choice': {
      const options = input.values.map((value) => ({ value, label: wordsOf(value) }));
      return <Choice {...props} options={options} />;
    }
    case 'text':
    case 'number':
      return (
        <TextField
          name={optionField(field.name)}
          label={field.title}
          hint={field.hint ?? undefined}
          error={error}
          value={text}
          inputMode={input.kind === 'number' ? 'decimal' : undefined}
          onChange={onChange}
        />
      );
    case 'lines':
    case 'json':
      return <Lines {...props} />;
  }
};
