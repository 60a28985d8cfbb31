import type { BulkTimes, BulkTiming } from '../../../../contracts/bulk';
import type { BulkOrder } from './bulk-order';
import type { BulkRow, NewBulkRow } from './bulk-row';
import { movedInto, spreadTimes } from './spread';

const TIMINGS = { soon: 'soon', spread: 'spread', slots: 'slot' } as const satisfies Record<
  BulkTimes['kind'],
  BulkTiming
>;

/** Of rows that name no time of their own. */
export const timingOf = ({ kind }: BulkTimes): BulkTiming => TIMINGS[kind];

/** Gives rows without a time of their own their share of the order's period. */
export const withSpread = (
  rows: readonly NewBulkRow[],
  { targetIds, times }: Pick<BulkOrder['options'], 'targetIds' | 'times'>
): NewBulkRow[] => {
  if (times.kind !== 'spread' || times.from === undefined) return [...rows];
  const span = { from: Date.parse(times.from), until: Date.parse(times.until) };
  const isSpread = ({ timing, state }: NewBulkRow) => timing === 'spread' && state === 'waiting';
  const shares = rows.filter(isSpread);
  const groups = shares.map((row) => JSON.stringify([row.targetIds ?? targetIds, row.locale]));
  const instants = spreadTimes(groups, span).values();
  return rows.map((row) =>
    isSpread(row) ? { ...row, dueAt: new Date(instants.next().value ?? span.until) } : row
  );
};

/**
 * When a row goes out, ISO. An order that is started late fills what is left of its period, so
 * nothing is sent in a heap; null: as soon as limits allow, or not known yet.
 */
export const shownDueAt = (
  { timing, state, dueAt }: Pick<BulkRow, 'timing' | 'state' | 'dueAt'>,
  { options: { times, startedAt } }: Pick<BulkOrder, 'options'>
): string | null => {
  if (dueAt === null) return null;
  const planned = Date.parse(dueAt);
  if (times.kind !== 'spread' || timing !== 'spread' || state !== 'waiting' || startedAt === null) {
    return new Date(planned).toISOString();
  }
  const span = { from: Date.parse(times.from ?? startedAt), until: Date.parse(times.until) };
  return new Date(movedInto(planned, span, Date.parse(startedAt))).toISOString();
};
