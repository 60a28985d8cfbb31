import type { AuditActorView } from '../../../contracts/audit';

/** The people to choose from; one whom only the address knows is among them, too. */
export const personOptions = (
  actors: readonly AuditActorView[],
  chosen: number | null,
  nameUnknown: (id: number) => string
): { value: number; label: string }[] => {
  const options = actors.map(({ id, name }) => ({ value: id, label: name }));
  if (chosen === null || actors.some(({ id }) => id === chosen)) return options;
  return [...options, { value: chosen, label: nameUnknown(chosen) }];
};
