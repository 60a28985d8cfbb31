import type { NewBulkRow } from './bulk-row';

export interface RepeatRules {
  /** The order's, of rows that name none; null: every target of the entry's language. */
  targetIds: readonly number[] | null;
  /** Also to targets that already got this version: then the same at another time is meant. */
  again: boolean;
}

/**
 * Good rows that say the same as an earlier one become bad: a line that was pasted twice is no wish
 * to post twice. Looking at them again would not help, so their wish is not kept. Pure.
 */
export const withoutRepeats = (rows: readonly NewBulkRow[], rules: RepeatRules): NewBulkRow[] => {
  const firsts = new Map<string, number>();
  return rows.map((row) => {
    const key = row.state === 'waiting' ? keyOf(row, rules) : null;
    if (key === null) return row;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, row.position);
      return row;
    }
    return { ...row, state: 'bad', problem: problemOf(first, rules), dueAt: null, wish: null };
  });
};

/** Alike: the same. Null: a share of a period or a slot is another time for each. */
const keyOf = (row: NewBulkRow, { targetIds, again }: RepeatRules): string | null => {
  const { entryUid, entryDocumentId, locale, timing, dueAt } = row;
  if (again && (timing === 'spread' || timing === 'slot')) return null;
  const targets = row.targetIds ?? targetIds;
  const sorted = targets && [...targets].sort((one, other) => one - other);
  return JSON.stringify([entryUid, entryDocumentId, locale, sorted, again && dueAt]);
};

const problemOf = (first: number, { again }: RepeatRules): string =>
  again
    ? `It names the same entry, targets and time as row ${first}. Remove one of them.`
    : `It names the same entry and targets as row ${first}, where the entry goes out already. Remove one of them; to post it twice, order with “again” and another time.`;
