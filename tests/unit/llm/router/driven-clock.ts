import type { Clock } from '../../../../server/src/platforms/contract';

export const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

interface Sleeper {
  at: number;
  wake: () => void;
}

/** Everything that can run without time passing. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Time that moves from one sleeper to the next, and only while somebody drives it. */
export class DrivenClock implements Clock {
  #time = NOON;
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#time;
  }

  /** Milliseconds since the beginning. */
  get elapsedMs(): number {
    return this.#time - NOON;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const sleeper: Sleeper = { at: this.#time + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
    });
  }

  /** Drives until the promise is settled; the test fails if nothing can settle it any more. */
  async drive<T>(promise: Promise<T>): Promise<T> {
    let isDone = false;
    const done = (): void => void (isDone = true);
    promise.then(done, done);
    for (await settled(); !isDone; await settled()) {
      if (!this.#wakeFirst()) throw new Error('Nothing sleeps, and still it waits for something.');
    }
    return promise;
  }

  /** Drives whatever was left behind to its end. */
  async drain(): Promise<void> {
    for (await settled(); this.#wakeFirst(); await settled());
  }

  /** Lets time pass for nobody. */
  skip(ms: number): void {
    this.#time += ms;
  }

  #wakeFirst(): boolean {
    const [first] = [...this.#sleepers].sort((one, other) => one.at - other.at);
    if (!first) return false;
    this.#sleepers.delete(first);
    this.#time = Math.max(this.#time, first.at);
    first.wake();
    return true;
  }
}
