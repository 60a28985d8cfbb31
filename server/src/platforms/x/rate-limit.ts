import type { Failure, RateLimitStatus } from '../contract';
import { rateLimitFailure } from '../waits';
import type { CallKind } from './errors';

type Headers = Readonly<Record<string, string>>;

/**
 * Windows of an answer by header prefix, and the rule that they are about when a post was created.
 * The 24-hour ones are not on the docs page but are seen in the wild
 * (https://docs.x.com/x-api/fundamentals/rate-limits, checked 2026-11-22); of the user's day no
 * rule is known.
 */
const WINDOWS = [
  { prefix: 'x-rate-limit', ruleId: 'posts' },
  { prefix: 'x-app-limit-24hour', ruleId: 'app-posts' },
  { prefix: 'x-user-limit-24hour', ruleId: null },
] as const;

type Prefix = (typeof WINDOWS)[number]['prefix'];

interface Window {
  limit: number | null;
  remaining: number | null;
  /** Epoch ms. */
  resetsAt: number;
}

const readWindow = (headers: Headers, prefix: Prefix): Window | null => {
  const resetS = readCount(headers[`${prefix}-reset`]);
  if (resetS === null) return null;
  return {
    limit: readCount(headers[`${prefix}-limit`]),
    remaining: readCount(headers[`${prefix}-remaining`]),
    resetsAt: resetS * 1000,
  };
};

const readCount = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;

/** What the answer to a created post says of each window that it tells in full. */
export const rateLimitsOf = (headers: Headers): RateLimitStatus[] =>
  WINDOWS.flatMap(({ prefix, ruleId }) => {
    const { limit = null, remaining = null, resetsAt = 0 } = readWindow(headers, prefix) ?? {};
    return limit === null || remaining === null ? [] : [{ ruleId, limit, remaining, resetsAt }];
  });

/**
 * When a 429 ends: the latest reset of the windows that are used up, else of the short one. X sends
 * no Retry-After (same page); without its own headers, one of a proxy counts.
 */
export const failureOf429 = (headers: Headers, now: number): Failure => {
  const windows = WINDOWS.map(({ prefix }) => readWindow(headers, prefix)).filter(
    (window) => window !== null
  );
  // A reset without a count is only sent for what is used up.
  const exhausted = windows.filter((window) => (window.remaining ?? 0) === 0);
  const shortWindow = readWindow(headers, 'x-rate-limit');
  const relevant = exhausted.length > 0 ? exhausted : shortWindow ? [shortWindow] : [];
  const resets = relevant.map((window) => window.resetsAt);
  return rateLimitFailure({
    resetsAt: resets.length === 0 ? null : Math.max(...resets),
    headers,
    now,
  });
};

/** Remembers what was said of creating posts. Every other call has a window of its own. */
export class RateLimitMemory {
  readonly #told = new Map<string | null, RateLimitStatus>();

  observe(headers: Headers, kind: CallKind): void {
    if (kind !== 'commit') return;
    for (const status of rateLimitsOf(headers)) this.#told.set(status.ruleId, status);
  }

  get statuses(): RateLimitStatus[] {
    return [...this.#told.values()];
  }
}
