import type { Clock } from '../../platforms/contract';

/** Where a token stands after a request. */
export interface RequestAllowance {
  isAllowed: boolean;
  /** Requests in a minute. */
  limit: number;
  /** What is left of them. */
  remaining: number;
  /** Until all of them are there again, ms. */
  resetMs: number;
}

interface Window {
  endsAt: number;
  used: number;
}

const WINDOW_MS = 60_000;
/** Windows that are over are looked for from so many askers on. */
const MANY = 100;

/**
 * Counts the requests of each asker (an API token, an address), a minute at a time. In the memory of this process: several
 * processes behind a load balancer allow as many times the limit.
 */
export class RequestLimits {
  readonly #windows = new Map<number | string, Window>();

  /** @param perMinute requests that each asker may make in a minute, 1 or more */
  constructor(
    private readonly perMinute: number,
    private readonly clock: Pick<Clock, 'now'>
  ) {}

  /** Counts a request. One that is refused counts, too, but makes nobody wait for longer. */
  take(asker: number | string): RequestAllowance {
    const now = this.clock.now();
    const window = this.#windowOf(asker, now);
    window.used += 1;
    return {
      isAllowed: window.used <= this.perMinute,
      limit: this.perMinute,
      remaining: Math.max(0, this.perMinute - window.used),
      resetMs: window.endsAt - now,
    };
  }

  #windowOf(asker: number | string, now: number): Window {
    const current = this.#windows.get(asker);
    if (current && current.endsAt > now) return current;
    if (this.#windows.size >= MANY) this.#forget(now);
    const window = { endsAt: now + WINDOW_MS, used: 0 };
    this.#windows.set(asker, window);
    return window;
  }

  #forget(now: number): void {
    for (const [asker, { endsAt }] of this.#windows) {
      if (endsAt <= now) this.#windows.delete(asker);
    }
  }
}
