import type { RecurringSchedule } from './schedule';
import { nextRepeat, type RepeatTime } from './repeats';

/** What is to be done with a repeating schedule now. */
export interface DueTurn {
  /** The time that goes out; null: it is too late for all of them. */
  goes: RepeatTime | null;
  /** Which one it is, counted from 1: names its distribution. */
  turn: number;
  /** Times that pass without anything going out. */
  skipped: RepeatTime[];
  /** The time after; null: it ends. */
  next: RepeatTime | null;
}

export interface DueTurnOptions {
  /** Epoch ms. */
  now: number;
  /** Later than this it is not worth sending any more, ms. */
  missedAfterMs: number;
}

/**
 * Of several times that passed while nothing ran, only the newest goes out, and only while it is
 * not too late. Pure.
 */
export const dueTurnOf = (
  schedule: RecurringSchedule & { dueAt: string },
  { now, missedAfterMs }: DueTurnOptions
): DueTurn => {
  const { recurrence, turns } = schedule;
  const most = recurrence.times ?? Infinity;
  const first = {
    wallTime: schedule.wallTime ?? schedule.startsAt,
    at: Date.parse(schedule.dueAt),
  };
  const times: RepeatTime[] = [first];
  let next = turns + 1 < most ? nextRepeat(schedule, first.at) : null;
  while (next && next.at <= now) {
    times.push(next);
    next = turns + times.length < most ? nextRepeat(schedule, next.at) : null;
  }
  const newest = times.at(-1) ?? first;
  const isTooLate = now - newest.at > missedAfterMs;
  return {
    goes: isTooLate ? null : newest,
    turn: turns + times.length,
    skipped: isTooLate ? times : times.slice(0, -1),
    next,
  };
};
