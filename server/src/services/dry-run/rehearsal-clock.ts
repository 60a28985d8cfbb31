import type { Clock } from '../../platforms/contract';

/** No publish waits so often; one that does would do so for ever. */
const MAX_SLEEPS = 2_000;

/** Time that moves only when somebody waits, and then at once. */
export class RehearsalClock implements Clock {
  #now: number;
  #sleeps = 0;

  /** @param start epoch ms */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.#sleeps += 1;
    if (this.#sleeps > MAX_SLEEPS) throw new Error(`It waits more than ${MAX_SLEEPS} times.`);
    this.#now += Math.max(0, ms);
    await Promise.resolve();
  }
}
