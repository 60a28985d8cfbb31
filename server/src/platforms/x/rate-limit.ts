import type { Failure, RateLimitStatus } from '../contract';
import { rateLimitFailure } from '../waits';

type Headers = Readonly<Record<string, string>>;

/**
 * Windows by header prefix. The 24-hour ones are not on the docs page but are seen in the wild
 * (https://docs.x.com/x-api/fundamentals/rate-limits, checked 2026-11-22).
 */
const WINDOWS = ['x-rate-limit', 'x-app-limit-24hour', 'x-user-limit-24hour'] as const;

const readWindow = (headers: Headers, prefix: string): RateLimitStatus | null => {
  const limit = readCount(headers[`${prefix}-limit`]);
  const remaining = readCount(headers[`${prefix}-remaining`]);
  const resetS = readCount(headers[`${prefix}-reset`]);
  if (resetS === null) return null;
  return { limit: limit ?? 0, remaining: remaining ?? 0, resetsAt: resetS * 1000 };
};

const readCount = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;

/** The 15-minute window of an answer; null where the headers are missing. */
export const rateLimitOf = (headers: Headers): RateLimitStatus | null => {
  const isComplete = 'x-rate-limit-limit' in headers && 'x-rate-limit-remaining' in headers;
  return isComplete ? readWindow(headers, 'x-rate-limit') : null;
};

/**
 * When a 429 ends: the latest reset of the windows that are used up, else of the short one. X sends
 * no Retry-After (same page); without its own headers, one of a proxy counts.
 */
export const failureOf429 = (headers: Headers, now: number): Failure => {
  const windows = WINDOWS.map((prefix) => readWindow(headers, prefix)).filter(
    (window) => window !== null
  );
  const exhausted = windows.filter((window) => window.remaining === 0);
  const shortWindow = readWindow(headers, 'x-rate-limit');
  const relevant = exhausted.length > 0 ? exhausted : shortWindow ? [shortWindow] : [];
  const resets = relevant.map((window) => window.resetsAt);
  return rateLimitFailure({
    resetsAt: resets.length === 0 ? null : Math.max(...resets),
    headers,
    now,
  });
};

/** Remembers what the headers said. Posting has the tightest limit, so its answers win. */
export class RateLimitMemory {
  #posting: RateLimitStatus | null = null;
  #other: RateLimitStatus | null = null;

  observe(headers: Headers, isPosting: boolean): void {
    const status = rateLimitOf(headers);
    if (!status) return;
    if (isPosting) this.#posting = status;
    else this.#other = status;
  }

  get status(): RateLimitStatus | null {
    return this.#posting ?? this.#other;
  }
}
