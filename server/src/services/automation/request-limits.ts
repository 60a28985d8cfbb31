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
/** Windows that are over are looked for from so many tokens on. */
const MANY = 100;

/**
 * Counts the requests of each API token, a minute at a time. In the memory of this process: several
 * processes behind a load balancer allow as many times the limit.
 */
export class RequestLimits {
  readonly #windows = new Map<number, Window>();

  /** @param perMinute requests that each token may make in a minute, 1 or more */
  constructor(
    private readonly perMinute: number,
    private readonly clock: Pick<Clock, 'now'>
  ) {}

  /** Counts a request. One that is refused counts, too, but makes nobody wait for longer. */
  take(tokenId: number): RequestAllowance {
    const now = this.clock.now();
    const window = this.#windowOf(tokenId, now);
    window.used += 1;
    return {
      isAllowed: window.used <= this.perMinute,
      limit: this.perMinute,
      remaining: Math.max(0, this.perMinute - window.used),
      resetMs: window.endsAt - now,
    };
  }

  #windowOf(tokenId: number, now: number): Window {
    const current = this.#windows.get(tokenId);
    if (current && current.endsAt > now) return current;
    if (this.#windows.size >= MANY) this.#forget(now);
    const window = { endsAt: now + WINDOW_MS, used: 0 };
    this.#windows.set(tokenId, window);
    return window;
  }

  #forget(now: number): void {
    for (const [tokenId, { endsAt }] of this.#windows) {
      if (endsAt <= now) this.#windows.delete(tokenId);
    }
  }
}
