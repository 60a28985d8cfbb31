/** What is ticked among the rows that are shown; rows that are gone cannot stay ticked. */
export interface Selection {
  ids: number[];
  /** Of the box above the rows. */
  all: boolean | 'indeterminate';
}

export const selectionOf = (shown: readonly number[], ticked: ReadonlySet<number>): Selection => {
  const ids = shown.filter((id) => ticked.has(id));
  if (ids.length === 0) return { ids, all: false };
  return { ids, all: ids.length === shown.length ? true : 'indeterminate' };
};

export const withTick = (
  ticked: ReadonlySet<number>,
  id: number,
  isTicked: boolean
): ReadonlySet<number> => {
  const next = new Set(ticked);
  if (isTicked) next.add(id);
  else next.delete(id);
  return next;
};
