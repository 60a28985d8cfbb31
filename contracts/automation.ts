import { z } from 'zod';

/**
 * Header of a request that changes something: repeated with the same key, it is done once. One to
 * 200 visible characters, a UUID for instance; quotes around it are left away.
 */
export const IDEMPOTENCY_KEY_HEADER = 'Idempotency-Key';

/** `true`: the answer is the one that the first request with this key got. */
export const REPLAYED_HEADER = 'Idempotency-Replayed';

/** So long the answer to a key is kept at least, hours; `retention.idempotencyKeys` keeps it longer. */
export const IDEMPOTENCY_KEPT_HOURS = 24;

export const idempotencyKeySchema = z
  .string()
  .transform((key) => key.replace(/^"(.*)"$/, '$1'))
  .pipe(z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 visible characters'));

/** How many requests one token may make, in the headers of every answer. */
export const RATE_LIMIT_HEADERS = {
  /** Requests in a minute. */
  limit: 'RateLimit-Limit',
  /** What is left of them. */
  remaining: 'RateLimit-Remaining',
  /** Seconds until all of them are there again. */
  reset: 'RateLimit-Reset',
} as const;
