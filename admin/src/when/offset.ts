export const OFFSET_UNITS = ['minutes', 'hours', 'days'] as const;

export type OffsetUnit = (typeof OFFSET_UNITS)[number];

const MINUTES: Record<OffsetUnit, number> = { minutes: 1, hours: 60, days: 24 * 60 };

/** As the server has it: 90 days. */
const MAX_MINUTES = 90 * MINUTES.days;

/** Minutes in the largest unit that tells them whole: 120 are 2 hours. */
export const offsetIn = (minutes: number): { count: number; unit: OffsetUnit } => {
  const unit =
    minutes % MINUTES.days === 0 ? 'days' : minutes % MINUTES.hours === 0 ? 'hours' : 'minutes';
  return { count: minutes / MINUTES[unit], unit };
};

/** Whole minutes from 1 on, 90 days at most. */
export const minutesOf = (count: number, unit: OffsetUnit): number =>
  Math.min(MAX_MINUTES, Math.max(1, Math.round(count) * MINUTES[unit]));
