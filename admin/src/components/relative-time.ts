export interface RelativeTime {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
}

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const MONTH_S = 30 * DAY_S;
const YEAR_S = 365 * DAY_S;

/** Largest unit first: the first one that fits at least once is used. */
const UNITS: readonly [RelativeTime['unit'], number][] = [
  ['year', YEAR_S],
  ['month', MONTH_S],
  ['day', DAY_S],
  ['hour', HOUR_S],
  ['minute', MINUTE_S],
];

/** How far `at` is from `now`, as react-intl takes it. Times in ms; the past is negative. */
export const relativeTimeOf = (at: number, now: number): RelativeTime => {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return { value: Math.trunc(seconds / length), unit };
  }
  return { value: seconds === 0 ? 0 : seconds, unit: 'second' };
};
