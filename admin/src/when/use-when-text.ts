import { useMemo } from 'react';

import { useIntl, type IntlShape } from 'react-intl';

import { asUtc, dayOf } from '../../../contracts/clock/wall-day';
import { ZoneClock } from '../../../contracts/clock/zone-clock';
import { zoneLabelOf } from '../settings/sites/time-zones';

const HOUR = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

/** Times on the clock of a zone, in the language of the person; instants are epoch ms. */
export interface WhenText {
  /** "Tue 24 Nov, 14:00 Europe/Berlin". */
  instant: (at: number, zone: string) => string;
  /** "14:00". */
  clock: (at: number, zone: string) => string;
  /** "01:30 GMT+1": tells two readings of one clock apart. */
  offset: (at: number, zone: string) => string;
  /** "Europe/Berlin", as people type it. */
  zone: (zone: string) => string;
  /** A clock's reading: "14:00", with its day where that is another one than `besides`. */
  reading: (wallTime: string, besides?: string) => string;
  /** Today on that clock: `2026-11-24`. */
  today: (zone: string, now: number) => string;
}

/** A zone that this browser does not know is told in its own. */
const knownZone = (zone: string): string | undefined => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
};

const sameYear = (at: number): boolean => new Date(at).getFullYear() === new Date().getFullYear();

const wordsIn = (intl: IntlShape): WhenText => ({
  instant: (at, zone) => {
    const timeZone = knownZone(zone);
    const year = sameYear(at) ? {} : ({ year: 'numeric' } as const);
    return `${intl.formatDate(at, { ...DAY, ...year, ...HOUR, timeZone })} ${zoneLabelOf(zone)}`;
  },
  clock: (at, zone) => intl.formatTime(at, { ...HOUR, timeZone: knownZone(zone) }),
  offset: (at, zone) =>
    intl.formatTime(at, { ...HOUR, timeZone: knownZone(zone), timeZoneName: 'shortOffset' }),
  zone: zoneLabelOf,
  reading: (wallTime, besides = dayOf(wallTime)) => {
    const clock = { ...HOUR, timeZone: 'UTC' } as const;
    return dayOf(wallTime) === besides
      ? intl.formatTime(asUtc(wallTime), clock)
      : intl.formatDate(asUtc(wallTime), { ...DAY, ...clock });
  },
  today: (zone, now) => dayOf(new ZoneClock(knownZone(zone) ?? 'UTC').reading(now)),
});

export const useWhenText = (): WhenText => {
  const intl = useIntl();
  return useMemo(() => wordsIn(intl), [intl]);
};
