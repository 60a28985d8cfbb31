import type { HttpResponse, RateLimitStatus } from '../contract';

type Headers = HttpResponse['headers'];

const MS_PER_S = 1000;

/**
 * `ratelimit-limit`, `ratelimit-remaining` and `ratelimit-reset` (Unix seconds) of an answer
 * (https://docs.bsky.app/docs/advanced-guides/rate-limits, checked 2026-11-22); null without them.
 */
export const readRateLimit = (headers: Headers): RateLimitStatus | null => {
  const limit = readNumber(headers['ratelimit-limit']);
  const remaining = readNumber(headers['ratelimit-remaining']);
  const resetsAt = readResetAt(headers);
  return limit === null || remaining === null || resetsAt === null
    ? null
    : { limit, remaining, resetsAt };
};

/** When the window of an answer ends, epoch ms; null without the header. */
export const readResetAt = (headers: Headers): number | null => {
  const seconds = readNumber(headers['ratelimit-reset']);
  return seconds === null ? null : seconds * MS_PER_S;
};

const readNumber = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value.trim()) : null;
