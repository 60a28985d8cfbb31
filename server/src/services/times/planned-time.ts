import { errors } from '@strapi/utils';

import type { PlannedTime, When } from '../../../../contracts/when';
import { clockOfZone } from './clock-of-zone';
import { timeWords } from './time-words';
import { addDays, clockOf, dayOf, daysInMonth } from './wall-day';
import { isWallTime, type ZoneClock } from './zone-clock';

export type AtTime = Extract<When, { kind: 'at' }>;

export interface TimeOptions {
  /** Epoch ms. */
  now: number;
  /** IANA name, where the time names none. */
  siteZone: string;
}

/** A year that was mistyped, rather than a plan. */
const MAX_YEARS_AHEAD = 5;
const YEAR_MS = 366 * 24 * 60 * 60_000;

/**
 * The instant that a person means by a reading of their clock.
 *
 * @throws 400 in words, with what they could choose instead: a zone or a day that does not exist, a
 * time that the clock jumps over, that it shows twice without saying which, or that is past
 */
export const plannedTimeOf = (when: AtTime, { now, siteZone }: TimeOptions): PlannedTime => {
  const { wallTime, zone = siteZone } = when;
  const clock = clockOfZone(zone);
  assertCalendarDay(wallTime);
  const at = instantOf(when, clock, now);
  if (at <= now) throw past(wallTime, clock, now);
  if (at - now > MAX_YEARS_AHEAD * YEAR_MS) {
    throw new errors.ValidationError(
      `${timeWords(wallTime, zone)} is more than ${MAX_YEARS_AHEAD} years away. Check the year.`
    );
  }
  return { dueAt: new Date(at).toISOString(), wallTime, zone };
};

const assertCalendarDay = (wallTime: string): void => {
  if (isWallTime(wallTime)) return;
  const day = dayOf(wallTime);
  const month = day.slice(0, 7);
  throw new errors.ValidationError(
    `There is no ${day}: that month ends on ${month}-${daysInMonth(month)}. Choose another day.`
  );
};

const instantOf = ({ wallTime, ifTwice }: AtTime, clock: ZoneClock, now: number): number => {
  const moment = clock.momentOf(wallTime);
  switch (moment.kind) {
    case 'once':
      return moment.at;
    case 'twice':
      // Only one of them is left to be meant.
      if (moment.first <= now && ifTwice !== 'first') return moment.second;
      if (ifTwice === undefined) throw shownTwice(wallTime, clock.zone, moment);
      if (moment[ifTwice] <= now && moment.second > now) throw firstIsPast(wallTime, clock.zone);
      return moment[ifTwice];
    case 'gap':
      throw new errors.ValidationError(
        `${timeWords(wallTime, clock.zone)} does not exist: the clocks go forward there and jump over it. Choose ${wordsBeside(moment.before, wallTime)} or ${wordsBeside(moment.after, wallTime)}.`,
        { code: 'TIME_IN_GAP', before: moment.before, after: moment.after }
      );
  }
};

const shownTwice = (
  wallTime: string,
  zone: string,
  { first, second }: { first: number; second: number }
): Error => {
  const [one, other] = [first, second].map((at) => new Date(at).toISOString());
  return new errors.ValidationError(
    `The clocks go back, so ${timeWords(wallTime, zone)} comes twice: at ${utcClock(one)} and at ${utcClock(other)} UTC. Say which one with ifTwice: “first” or “second”.`,
    { code: 'TIME_TWICE', first: one, second: other }
  );
};

const firstIsPast = (wallTime: string, zone: string): Error =>
  new errors.ValidationError(
    `${timeWords(wallTime, zone)} comes twice, and the first time is past. Say ifTwice: “second”, or choose a later time.`,
    { code: 'TIME_IS_PAST' }
  );

const past = (wallTime: string, clock: ZoneClock, now: number): Error => {
  const current = clock.reading(now);
  const today = dayOf(current);
  const isToday = dayOf(wallTime) === today;
  const next = addDays(today, clockOf(wallTime) > clockOf(current) ? 0 : 1);
  return new errors.ValidationError(
    `${timeWords(wallTime, clock.zone)} is past: it is ${isToday ? clockOf(current) : current.replace('T', ' ')} there now. Choose a later time, such as ${next} ${clockOf(wallTime)}, or distribute now.`,
    { code: 'TIME_IS_PAST' }
  );
};

/** Only the clock where the day is the same. */
const wordsBeside = (wallTime: string, beside: string): string =>
  dayOf(wallTime) === dayOf(beside) ? clockOf(wallTime) : wallTime.replace('T', ' ');

const utcClock = (iso = ''): string => iso.slice(11, 16);
