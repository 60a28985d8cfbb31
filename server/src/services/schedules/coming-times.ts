import { nextRepeat } from './repeats';
import type { RecurringSchedule } from './schedule';

/** The times of a repetition that are still to come, worked out as far as somebody asks. */
export class ComingTimes {
  readonly #known = new Set<number>();
  /** Epoch ms; null: there are no more. */
  #next: number | null;
  #left: number;

  constructor(private readonly schedule: RecurringSchedule) {
    const { dueAt, recurrence, turns } = schedule;
    this.#left = (recurrence.times ?? Infinity) - turns;
    this.#next = dueAt === null ? null : Date.parse(dueAt);
  }

  /** @param at epoch ms */
  has(at: number): boolean {
    while (this.#next !== null && this.#next <= at) {
      this.#known.add(this.#next);
      this.#left -= 1;
      this.#next = this.#left > 0 ? (nextRepeat(this.schedule, this.#next)?.at ?? null) : null;
    }
    return this.#known.has(at);
  }
}
