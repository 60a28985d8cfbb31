const DAY_MS = 24 * 60 * 60_000;

/** `2026-11-25T09:00` as if the clock showed UTC, epoch ms; only for reckoning with wall times. */
export const asUtc = (wallTime: string): number => Date.parse(`${wallTime}Z`);

/** The reading of the clock that {@link asUtc} made a number of. */
export const wallTimeOfUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

/** The day of a wall time: `2026-11-25`. */
export const dayOf = (wallTime: string): string => wallTime.slice(0, 10);

/** What the clock shows that day: `09:00`. */
export const clockOf = (wallTime: string): string => wallTime.slice(11, 16);

export const addDays = (day: string, count: number): string =>
  wallTimeOfUtc(asUtc(`${day}T00:00`) + count * DAY_MS).slice(0, 10);

/** 1 is Monday, 7 Sunday, as ISO 8601 counts. */
export const weekdayOf = (day: string): number => new Date(asUtc(`${day}T00:00`)).getUTCDay() || 7;

/** @param month `2026-11` */
export const daysInMonth = (month: string): number => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

/** The month so many months later: `2026-11` and 2 give `2027-01`. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
};
