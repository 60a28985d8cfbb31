import type { FieldChoice, FieldRole } from '../../../../contracts/mappings';
import { ChoiceField } from '../../components/ChoiceField';
import { useText } from '../../translations/use-text';
import {
  NO_FIELD,
  ROLE_HINT,
  ROLE_TEXT,
  roleOptions,
  typeText,
  type RoleOption,
} from './mapping-words';

interface RoleFieldProps {
  role: FieldRole;
  choices: readonly FieldChoice[];
  /** Empty: none. */
  path: string;
  error?: string;
  isDisabled: boolean;
  onChange: (path: string) => void;
}

/** Which attribute gives this part of a post. */
export const RoleField = ({ role, choices, path, error, isDisabled, onChange }: RoleFieldProps) => {
  const t = useText();
  const hint = ROLE_HINT[role];
  const labelOf = ({ path: name, type }: RoleOption): string => {
    if (type === null) return t('content.field.other', { field: name });
    const id = typeText(type);
    return t('content.field', { field: name, type: id ? t(id) : type });
  };
  const options = [
    { value: NO_FIELD, label: t('content.field.none') },
    ...roleOptions(choices, role, path).map((one) => ({ value: one.path, label: labelOf(one) })),
  ];
  return (
    <ChoiceField
      name={role}
      label={t(ROLE_TEXT[role])}
      hint={hint ? t(hint) : undefined}
      error={error}
      value={path === '' ? NO_FIELD : path}
      options={options}
      isDisabled={isDisabled}
      onChange={(value) => onChange(value === NO_FIELD ? '' : value)}
    />
  );
};
