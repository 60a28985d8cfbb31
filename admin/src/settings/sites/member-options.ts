import type { Member } from './members';

export interface MemberOption {
  value: string;
  label: string;
}

/** The people or roles to choose from; chosen ones that the list does not have are among them. */
export const memberOptions = (
  known: readonly Member[],
  chosen: readonly string[],
  nameUnknown: (id: string) => string
): MemberOption[] => {
  const options = known.map(({ id, name }) => ({ value: String(id), label: name }));
  const missing = chosen.filter((id) => !options.some(({ value }) => value === id));
  return [...options, ...missing.map((id) => ({ value: id, label: nameUnknown(id) }))];
};
