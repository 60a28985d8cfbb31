import type { HttpResponse, RateLimitStatus } from '../contract';

import type { CallKind } from './error-table';

type Headers = HttpResponse['headers'];

/** RATE: an ISO 8601 time, not seconds; a number read as one would make a tight loop. Epoch ms. */
export const readResetAt = (headers: Headers): number | null => {
  const value = headers['x-ratelimit-reset'] ?? '';
  const at = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
};

const readCount = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value) : null;

/**
 * Whose headers an answer carries (RATE, and CODE, app/lib/rate_limiter.rb): creating a post tells
 * of posts, most calls of all calls in five minutes. Sending files and removing posts have limits of
 * their own, which no post of ours has to fit into.
 */
const RULE_OF: Readonly<Partial<Record<CallKind, RateLimitStatus['ruleId']>>> = {
  commit: 'posts',
  account: null,
  instance: null,
  media: null,
  read: null,
};

/** Null where the headers are missing, as on many compatible servers. */
export const rateLimitOf = (headers: Headers, kind: CallKind): RateLimitStatus | null => {
  const ruleId = RULE_OF[kind];
  const limit = readCount(headers['x-ratelimit-limit']);
  const remaining = readCount(headers['x-ratelimit-remaining']);
  const resetsAt = readResetAt(headers);
  if (ruleId === undefined || limit === null || remaining === null || resetsAt === null)
    return null;
  return { ruleId, limit, remaining, resetsAt };
};

/** Remembers what the headers said last, of posts and of calls in general. */
export class RateLimitMemory {
  readonly #told = new Map<string | null, RateLimitStatus>();

  observe(headers: Headers, kind: CallKind): void {
    const status = rateLimitOf(headers, kind);
    if (status) this.#told.set(status.ruleId, status);
  }

  get statuses(): RateLimitStatus[] {
    return [...this.#told.values()];
  }
}
