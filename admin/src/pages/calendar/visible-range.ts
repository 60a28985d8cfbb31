import { addDays, addMonths, weekdayOf } from '../../../../contracts/clock/wall-day';

/** In the order of their buttons. */
export const VIEWS = ['month', 'week', 'day', 'list'] as const;

export type CalendarViewName = (typeof VIEWS)[number];

/** Days by the clock of the site, the last one excluded. */
export interface DayRange {
  from: string;
  to: string;
}

/** A month is always drawn as six weeks, so that nothing jumps from one to the next. */
const MONTH_DAYS = 42;
const WEEK_DAYS = 7;

const weekStartOf = (day: string, firstWeekday: number): string =>
  addDays(day, -((weekdayOf(day) - firstWeekday + WEEK_DAYS) % WEEK_DAYS));

/** The days that a view shows around a day. @param firstWeekday 1 is Monday, as ISO 8601 counts */
export const visibleRange = (
  view: CalendarViewName,
  day: string,
  firstWeekday: number
): DayRange => {
  switch (view) {
    case 'month': {
      const from = weekStartOf(`${day.slice(0, 7)}-01`, firstWeekday);
      return { from, to: addDays(from, MONTH_DAYS) };
    }
    case 'week':
    case 'list': {
      const from = weekStartOf(day, firstWeekday);
      return { from, to: addDays(from, WEEK_DAYS) };
    }
    case 'day':
      return { from: day, to: addDays(day, 1) };
  }
};

/** The day around which a view stands one step further, or back. */
export const steppedDay = (view: CalendarViewName, day: string, steps: 1 | -1): string => {
  switch (view) {
    case 'month':
      return `${addMonths(day.slice(0, 7), steps)}-01`;
    case 'week':
    case 'list':
      return addDays(day, steps * WEEK_DAYS);
    case 'day':
      return addDays(day, steps);
  }
};

/** What its title names: of a month not the days of its neighbours. */
export const titledRange = (
  view: CalendarViewName,
  day: string,
  { from, to }: DayRange
): DayRange => {
  if (view !== 'month') return { from, to: addDays(to, -1) };
  const first = `${day.slice(0, 7)}-01`;
  return { from: first, to: first };
};
