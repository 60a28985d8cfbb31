export interface Duration {
  value: number;
  unit: 'millisecond' | 'second' | 'minute' | 'hour';
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A length of time in the unit that people would say it in. */
export const durationOf = (ms: number): Duration => {
  if (ms < SECOND_MS) return { value: Math.round(ms), unit: 'millisecond' };
  if (ms < MINUTE_MS) return { value: ms / SECOND_MS, unit: 'second' };
  if (ms < HOUR_MS) return { value: ms / MINUTE_MS, unit: 'minute' };
  return { value: ms / HOUR_MS, unit: 'hour' };
};
