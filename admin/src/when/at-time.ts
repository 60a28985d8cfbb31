import { isWallTime, ZoneClock } from '../../../contracts/clock/zone-clock';
import { dayOf, clockOf } from '../../../contracts/clock/wall-day';
import type { When } from '../../../contracts/when';

export type AtTime = Extract<When, { kind: 'at' }>;

/** What a day, a time and a zone mean together. Instants are epoch ms. */
export type AtReading =
  | { kind: 'fits'; at: number }
  /** Not all of it is filled in, or the calendar has no such day. */
  | { kind: 'incomplete' }
  | { kind: 'past' }
  /** The clocks go forward and jump over it: the readings right before and after. */
  | { kind: 'gap'; before: string; after: string }
  /** The clocks go back and show it twice; nobody said which one is meant. */
  | { kind: 'twice'; first: number; second: number };

/** Browsers know zones by name; one that they do not know is left to the server. */
const clockIn = (zone: string): ZoneClock | null => {
  try {
    return new ZoneClock(zone);
  } catch {
    return null;
  }
};

const FILLED_IN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** @param now epoch ms */
export const readAtTime = (time: AtTime, zone: string, now: number): AtReading => {
  const { wallTime, ifTwice } = time;
  const clock = clockIn(zone);
  if (!clock || !FILLED_IN.test(wallTime) || !isWallTime(wallTime)) return { kind: 'incomplete' };
  const moment = clock.momentOf(wallTime);
  switch (moment.kind) {
    case 'gap':
      return { kind: 'gap', before: moment.before, after: moment.after };
    case 'once':
      return fitting(moment.at, now);
    case 'twice': {
      const { first, second } = moment;
      // Only one of them is left to be meant.
      if (first <= now && ifTwice !== 'first') return fitting(second, now);
      if (ifTwice === undefined) return { kind: 'twice', first, second };
      return fitting(moment[ifTwice], now);
    }
  }
};

const fitting = (at: number, now: number): AtReading =>
  at > now ? { kind: 'fits', at } : { kind: 'past' };

/** Whether the clock shows that reading twice, whatever was chosen. */
export const readingsOf = (
  wallTime: string,
  zone: string
): { first: number; second: number } | null => {
  const clock = clockIn(zone);
  if (!clock || !FILLED_IN.test(wallTime) || !isWallTime(wallTime)) return null;
  const moment = clock.momentOf(wallTime);
  return moment.kind === 'twice' ? { first: moment.first, second: moment.second } : null;
};

const HOUR_MS = 60 * 60_000;

/** A first proposal: the hour after the next, on the clock of the zone. */
export const proposedTime = (zone: string, now: number): AtTime => {
  const reading = (clockIn(zone) ?? new ZoneClock('UTC')).reading(now + 2 * HOUR_MS);
  return { kind: 'at', wallTime: `${reading.slice(0, 13)}:00`, zone };
};

export const withDay = (time: AtTime, day: string): AtTime => ({
  ...withoutTwice(time),
  wallTime: `${day}T${clockOf(time.wallTime)}`,
});

export const withClock = (time: AtTime, clock: string): AtTime => ({
  ...withoutTwice(time),
  wallTime: `${dayOf(time.wallTime)}T${clock}`,
});

/** What the clock shows in another zone is another time; the reading stays. */
export const withZone = (time: AtTime, zone: string): AtTime => ({ ...withoutTwice(time), zone });

const withoutTwice = ({ wallTime, zone }: AtTime): AtTime => ({ kind: 'at', wallTime, zone });
