/**
 * Numbers of rows that were given out and not seen. PostgreSQL numbers rows when they are written
 * and shows them when they are committed, so a later number may be seen before an earlier one.
 */
export interface Gap {
  from: number;
  /** Inclusive. */
  to: number;
  /** Epoch ms. */
  seenAt: number;
  /** Transactions from this one on began after the gap was seen; null: not known yet. */
  xmax: string | null;
}

/** What the database says of its running transactions: all below `xmin` have ended. */
export interface Snapshot {
  xmin: string;
  xmax: string;
}

/** A transaction may have its number a moment before the database counts it as running, ms. */
const SETTLES_MS = 60_000;
/** Where the database does not tell what runs, a gap is looked at for so long, ms. */
const LOOKED_AT_MS = 60 * 60_000;

/** Where there are numbers missing between what was read before and what was read now. */
export const newGaps = (after: number, ids: readonly number[], now: number): Gap[] => {
  const gaps: Gap[] = [];
  let last = after;
  for (const id of ids) {
    if (id <= last) continue;
    if (id > last + 1) gaps.push({ from: last + 1, to: id - 1, seenAt: now, xmax: null });
    last = id;
  }
  return gaps;
};

/** What is left of gaps when these rows were found in them. */
export const withoutIds = (gaps: readonly Gap[], ids: readonly number[]): Gap[] =>
  ids.reduce<Gap[]>(
    (left, id) =>
      left.flatMap((gap) => {
        if (id < gap.from || id > gap.to) return [gap];
        const parts = [
          { ...gap, to: id - 1 },
          { ...gap, from: id + 1 },
        ];
        return parts.filter(({ from, to }) => from <= to);
      }),
    [...gaps]
  );

/**
 * Gaps that something may still turn up in, given a snapshot that was taken before the rows were
 * read: a row of a transaction that had ended by then would have been read.
 *
 * @param snapshot null: the database does not tell
 */
export const openGaps = (gaps: readonly Gap[], snapshot: Snapshot | null, now: number): Gap[] => {
  if (!snapshot) return gaps.filter(({ seenAt }) => now - seenAt < LOOKED_AT_MS);
  return gaps.flatMap((gap) => {
    if (gap.xmax === null) return [{ ...gap, xmax: snapshot.xmax }];
    const isOver = now - gap.seenAt >= SETTLES_MS && BigInt(snapshot.xmin) >= BigInt(gap.xmax);
    return isOver ? [] : [gap];
  });
};
