import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the promise gives if that is there before a timer of this process that begins now, and
 * `late` if the timer is first.
 *
 * For time limits: the timers of a process run out in the order of their times, and all that follows
 * from one at once comes before the next. So a shorter limit, begun earlier, is in time here however
 * busy the machine is, and a longer one is not, where a clock would measure how busy it is.
 */
export const beforeTimer = <Value>(
  timerMs: number,
  promise: Promise<Value>
): Promise<Value | 'late'> =>
  Promise.race([promise, sleep(timerMs, 'late' as const, { ref: false })]);
