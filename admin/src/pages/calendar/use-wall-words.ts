import { useMemo } from 'react';
import { useIntl } from 'react-intl';

import { asUtc } from '../../../../contracts/clock/wall-day';
import type { CalendarViewName, DayRange } from './visible-range';

export interface WallWords {
  /** "14:00". */
  clock: (wallTime: string) => string;
  /** "Tue, 24 Nov, 14:00". */
  moment: (wallTime: string) => string;
  /** "Tuesday, 24 November 2026". */
  day: (day: string) => string;
  /** "November 2026", "23 – 29 Nov 2026", "Tuesday, 24 November 2026"; both days included. */
  range: (view: CalendarViewName, range: DayRange) => string;
}

/**
 * Wall times in the words of the person's language. They are formatted as if they were UTC: no other
 * clock has a say in what a clock on the wall shows.
 */
export const useWallWords = (): WallWords => {
  const intl = useIntl();
  return useMemo(() => {
    const { locale } = intl;
    const formatOf = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const hour = { hour: 'numeric', minute: '2-digit' } as const;
    const clock = formatOf(hour);
    const moment = formatOf({ weekday: 'short', day: 'numeric', month: 'short', ...hour });
    const day = formatOf({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    const month = formatOf({ month: 'long', year: 'numeric' });
    const days = formatOf({ day: 'numeric', month: 'short', year: 'numeric' });
    const timeOf = (one: string) => asUtc(`${one}T00:00`);
    return {
      clock: (wallTime) => clock.format(asUtc(wallTime)),
      moment: (wallTime) => moment.format(asUtc(wallTime)),
      day: (one) => day.format(timeOf(one)),
      range: (view, { from, to }) => {
        if (view === 'month') return month.format(timeOf(from));
        if (view === 'day') return day.format(timeOf(from));
        return days.formatRange(timeOf(from), timeOf(to));
      },
    };
  }, [intl]);
};
