import type { Recurrence } from '../../../../contracts/schedules';
import type { PlannedTime } from '../../../../contracts/when';
import {
  addDays,
  asUtc,
  addMonths,
  clockOf,
  dayOf,
  daysInMonth,
  weekdayOf,
} from '../times/wall-day';
import { ZoneClock } from '../times/zone-clock';

/** One time of a repetition. */
export interface RepeatTime {
  /** What the clock shows, every time alike. */
  wallTime: string;
  /** Epoch ms. */
  at: number;
}

export interface Repetition {
  /** Wall time from which all others are counted. */
  startsAt: string;
  /** IANA name. */
  zone: string;
  recurrence: Recurrence;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * The first time after an instant, or null when the repetition has ended by its last day. The clock
 * shows the same whatever summer time does; where it jumps over that, the moment of the jump counts,
 * and where it shows it twice, the first. Pure.
 *
 * @param after epoch ms
 */
export const nextRepeat = (
  { startsAt, zone, recurrence }: Repetition,
  after: number
): RepeatTime | null => {
  const clock = new ZoneClock(zone);
  const notBefore = clock.reading(after - DAY_MS);
  const { until } = recurrence;
  for (const wallTime of wallTimes(startsAt, recurrence, notBefore)) {
    if (until !== undefined && dayOf(wallTime) > until) return null;
    // Reckoning with the zone is dear, so only where it can matter.
    if (wallTime < notBefore) continue;
    const at = clock.instantOf(wallTime);
    if (at > after) return { wallTime, at };
  }
  throw new Error('A repetition never runs out of times.');
};

/** The first time of a repetition that begins at a planned time; null: it ends before that. */
export const firstRepeat = (
  { wallTime, zone, dueAt }: PlannedTime,
  recurrence: Recurrence
): RepeatTime | null => {
  const shownFirstAt = new ZoneClock(zone).instantOf(wallTime);
  const first = nextRepeat({ startsAt: wallTime, zone, recurrence }, shownFirstAt - 1);
  // Of two moments with the same reading, the one that the person named.
  return first?.wallTime === wallTime ? { wallTime, at: Date.parse(dueAt) } : first;
};

/** Endless, in order, from about `notBefore` on. */
function* wallTimes(
  startsAt: string,
  recurrence: Recurrence,
  notBefore: string
): Generator<string> {
  const clock = clockOf(startsAt);
  const start = dayOf(startsAt);
  const daysBetween = (asUtc(notBefore) - asUtc(startsAt)) / DAY_MS;
  const { every, interval } = recurrence;
  const round = Math.max(0, Math.floor(daysBetween / LONGEST_DAYS[every] / interval) - 1);
  for (const day of daysOf(start, recurrence, round)) yield `${day}T${clock}`;
}

/** No round is longer than so many days. */
const LONGEST_DAYS = { day: 1, week: 7, month: 31 };

function* daysOf(
  start: string,
  { every, interval, weekdays }: Recurrence,
  firstRound: number
): Generator<string, never> {
  for (let round = firstRound; ; round += 1) {
    switch (every) {
      case 'day':
        yield addDays(start, round * interval);
        break;
      case 'week':
        yield* weekDays(start, round * interval, weekdays ?? [weekdayOf(start)]);
        break;
      case 'month':
        yield dayInMonth(start, round * interval);
        break;
    }
  }
}

/** Days of the week so many weeks after that of the start, none before the start itself. */
const weekDays = (start: string, weeks: number, weekdays: readonly number[]): string[] => {
  const monday = addDays(start, 1 - weekdayOf(start) + 7 * weeks);
  return [...new Set(weekdays)]
    .sort((one, other) => one - other)
    .map((weekday) => addDays(monday, weekday - 1))
    .filter((day) => day >= start);
};

/** A month without that day uses its last one. */
const dayInMonth = (start: string, months: number): string => {
  const month = addMonths(start.slice(0, 7), months);
  const day = Math.min(Number(start.slice(8)), daysInMonth(month));
  return `${month}-${String(day).padStart(2, '0')}`;
};
