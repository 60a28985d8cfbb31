import type { Recurrence } from '../../../contracts/schedules';

export const REPETITIONS = ['never', 'day', 'week', 'month'] as const;

export type Repetition = (typeof REPETITIONS)[number];

const USUAL_TIMES = 4;
/** As the server has them. */
const MOST_TIMES = 500;
const MOST_INTERVAL = 52;

export const repetitionOf = (recurrence: Recurrence | null): Repetition =>
  recurrence?.every ?? 'never';

/** Another rhythm; how many times stays. */
export const repeated = (
  recurrence: Recurrence | null,
  repetition: Repetition
): Recurrence | null =>
  repetition === 'never'
    ? null
    : { every: repetition, interval: 1, times: recurrence?.times ?? USUAL_TIMES };

const between = (least: number, value: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value)));

export const withTimes = (recurrence: Recurrence, times: number): Recurrence => ({
  ...recurrence,
  times: between(2, times, MOST_TIMES),
});

export const withInterval = (recurrence: Recurrence, interval: number): Recurrence => ({
  ...recurrence,
  interval: between(1, interval, MOST_INTERVAL),
});
