const HOURS_OF_DAY = 24;

/** Posts with numbers that are needed before hours are compared at all, and in one hour. */
export const MIN_POSTS_FOR_HOURS = 30;
export const MIN_POSTS_OF_HOUR = 3;

/** The hour of the week as groups name it. @param weekday 1 is Monday @param hour 0–23 */
export const hourKeyOf = (weekday: number, hour: number): number =>
  (weekday - 1) * HOURS_OF_DAY + hour;

/** 1 is Monday, 7 Sunday. */
export const weekdayOfHour = (key: number): number => Math.floor(key / HOURS_OF_DAY) + 1;

/** 0–23. */
export const clockHourOf = (key: number): number => key % HOURS_OF_DAY;
