import type { Failure, HttpResponse } from '../contract';
import { MAX_WAIT_MS, retryAfterMs } from './retry-after';

type Headers = HttpResponse['headers'];

/** A reset in the past means that the clocks differ; without a floor the retry would be at once. */
const MIN_WAIT_MS = 1000;

/** A wait of nothing says nothing: then our own back-off keeps the attempts apart. */
const statedWaitMs = (headers: Headers, now: number): number | undefined =>
  retryAfterMs(headers['retry-after'], now) || undefined;

/** `retryable`, after the pause that the answer asks for, if it asks for one. */
export const retryableAfter = (headers: Headers, now: number): Failure => {
  const waitMs = statedWaitMs(headers, now);
  return waitMs === undefined
    ? { family: 'retryable' }
    : { family: 'retryable', retryAfterMs: waitMs };
};

/** `rate_limited`; a time that is past, or beyond a day, is moved to the nearer end of that span. */
export const rateLimitedUntil = (until: number, now: number): Failure => ({
  family: 'rate_limited',
  until: Math.min(Math.max(until, now + MIN_WAIT_MS), now + MAX_WAIT_MS),
});

/**
 * The failure that a 429 means: the platform's own reset beats a `Retry-After`, which comes from a
 * proxy where the platform documents none.
 */
export const rateLimitFailure = (answer: {
  /** What the platform's own headers say, epoch ms; null when they say nothing. */
  resetsAt: number | null;
  headers: Headers;
  now: number;
}): Failure => {
  const { resetsAt, headers, now } = answer;
  if (resetsAt !== null) return rateLimitedUntil(resetsAt, now);
  const waitMs = statedWaitMs(headers, now);
  return waitMs === undefined ? { family: 'retryable' } : rateLimitedUntil(now + waitMs, now);
};
