import type { AiProviderId } from '../../../../contracts/ai-providers';

/** The list with one of it moved by one place; as it was when there is no such place. */
export const moved = (
  list: readonly AiProviderId[],
  { id, by }: { id: AiProviderId; by: -1 | 1 }
): AiProviderId[] => {
  const from = list.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
};
