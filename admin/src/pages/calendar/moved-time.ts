import {
  addDays,
  asUtc,
  clockOf,
  dayOf,
  wallTimeOfUtc,
} from '../../../../contracts/clock/wall-day';
import type { CalendarViewName } from './visible-range';

/** Where arrows lead. */
export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const ARROWS: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];

export const isArrow = (key: string): key is ArrowKey => ARROWS.includes(key);

/** One step of a clock; the same as dragging snaps to, minutes. */
export const STEP_MINUTES = 15;
const MINUTE_MS = 60_000;
const WEEK_DAYS = 7;

const byDays = (wallTime: string, days: number): string =>
  `${addDays(dayOf(wallTime), days)}T${clockOf(wallTime)}`;

const byMinutes = (wallTime: string, minutes: number): string =>
  wallTimeOfUtc(asUtc(wallTime) + minutes * MINUTE_MS);

/**
 * A wall time moved by an arrow: in a month by days and weeks as they lie on the page, elsewhere
 * sideways by days and up and down by steps of the clock.
 */
export const movedTime = (
  wallTime: string,
  key: ArrowKey,
  { view, isRightToLeft }: { view: CalendarViewName; isRightToLeft: boolean }
): string => {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return byDays(wallTime, key === forward ? 1 : -1);
  const direction = key === 'ArrowDown' ? 1 : -1;
  return view === 'month'
    ? byDays(wallTime, direction * WEEK_DAYS)
    : byMinutes(wallTime, direction * STEP_MINUTES);
};
