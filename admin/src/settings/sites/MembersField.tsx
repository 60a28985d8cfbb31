import { Field, MultiSelect, MultiSelectOption, TextInput } from '@strapi/design-system';

import type { Member } from './members';
import { useText } from '../../translations/use-text';
import { memberOptions } from './member-options';

interface MembersFieldProps {
  name: 'memberUsers' | 'memberRoles';
  label: string;
  /** Null: the person may not see them, or they could not be loaded. */
  known: Member[] | null;
  isLoading: boolean;
  isDisabled: boolean;
  value: string[];
  error?: string;
  onChange: (ids: string[]) => void;
}

type InputProps = Omit<MembersFieldProps, 'label' | 'name' | 'error' | 'known'>;

const ByName = ({ known, ...props }: InputProps & { known: Member[] }) => {
  const t = useText();
  const { value, onChange } = props;
  const options = memberOptions(known, value, (id) => t('siteForm.members.unknown', { id }));
  return (
    <MultiSelect
      withTags
      placeholder={t('siteForm.members.choose')}
      clearLabel={t('siteForm.members.clear')}
      disabled={props.isDisabled || props.isLoading}
      value={value}
      onChange={onChange}
      onClear={() => onChange([])}
    >
      {options.map((option) => (
        <MultiSelectOption key={option.value} value={option.value}>
          {option.label}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
};

const ById = ({ isDisabled, value, onChange }: InputProps) => (
  <TextInput
    dir="ltr"
    autoComplete="off"
    disabled={isDisabled}
    value={value.join(',')}
    onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split(','))}
  />
);

/** Who belongs to a site: by name where the person may see the names, else by id. */
export const MembersField = ({ name, label, known, error, ...props }: MembersFieldProps) => {
  const t = useText();
  const isById = known === null && !props.isLoading;
  return (
    <Field.Root name={name} error={error} hint={isById ? t('siteForm.ids.hint') : undefined}>
      <Field.Label>{label}</Field.Label>
      {isById ? <ById {...props} /> : <ByName {...props} known={known ?? []} />}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
};
