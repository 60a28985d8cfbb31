import { dayOf } from '../../../../contracts/clock/wall-day';
import type { ArrowKey } from './moved-time';

/** Something that can have the focus. */
export interface Place {
  key: string;
  wallTime: string;
}

const inOrder = (places: readonly Place[]): Place[] =>
  [...places].sort(
    (one, other) => one.wallTime.localeCompare(other.wallTime) || one.key.localeCompare(other.key)
  );

/**
 * Where an arrow leads from an item: up and down to the one before and after it, sideways to the
 * day before or after it that has one. Null: nowhere.
 */
export const neighbourOf = (
  places: readonly Place[],
  key: string,
  { arrow, isRightToLeft }: { arrow: ArrowKey; isRightToLeft: boolean }
): string | null => {
  const ordered = inOrder(places);
  const here = ordered.findIndex((place) => place.key === key);
  const from = ordered[here];
  if (!from) return ordered[0]?.key ?? null;
  if (arrow === 'ArrowUp') return ordered[here - 1]?.key ?? null;
  if (arrow === 'ArrowDown') return ordered[here + 1]?.key ?? null;
  const isForward = (arrow === 'ArrowRight') !== isRightToLeft;
  const day = dayOf(from.wallTime);
  if (isForward) return ordered.find(({ wallTime }) => dayOf(wallTime) > day)?.key ?? null;
  const before = ordered.filter(({ wallTime }) => dayOf(wallTime) < day);
  const last = before.at(-1);
  if (!last) return null;
  return before.find(({ wallTime }) => dayOf(wallTime) === dayOf(last.wallTime))?.key ?? null;
};
