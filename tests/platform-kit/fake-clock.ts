import type { Clock } from '../../server/src/platforms/contract';

export const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

/** Time that moves only when somebody sleeps. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];

  constructor(public time = NOON) {}

  now(): number {
    return this.time;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    this.slept.push(ms);
    this.time += ms;
    return Promise.resolve();
  }
}
