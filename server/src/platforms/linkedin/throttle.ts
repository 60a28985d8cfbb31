import type { Clock, PublishJournal } from '../contract';
import { PlatformFailure } from '../contract';
import { rateLimitedUntil } from '../waits';
import { DAY_LIMIT } from './error-table';

const DAY_MS = 24 * 60 * 60 * 1000;
const BURST_WAIT_MS = 60_000;
const HANDLE = 'throttledAt';

/** Limits are per day and start anew at midnight UTC (SHARE and RATE, checked 2026-11-22). */
const dayOf = (epochMs: number): number => Math.floor(epochMs / DAY_MS);
const nextMidnight = (epochMs: number): number => (dayOf(epochMs) + 1) * DAY_MS;

export interface ThrottleContext {
  /** Null outside of a delivery: then nothing is known of earlier throttles. */
  journal: PublishJournal | null;
  clock: Clock;
}

/**
 * Runs a step and decides what a 429 means. LinkedIn sends neither rate headers nor
 * Retry-After (RATE, checked 2026-11-22), so the first throttle of a delivery is taken for a burst and the second
 * one of the day for the daily limit.
 */
export const withThrottle = async <T>(
  context: ThrottleContext,
  step: () => Promise<T>
): Promise<T> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.httpStatus !== 429) throw error;
    throw await settle(context, error);
  }
};

const settle = async (
  { journal, clock }: ThrottleContext,
  failure: PlatformFailure
): Promise<PlatformFailure> => {
  const now = clock.now();
  const asked = failure.failure.family === 'retryable' ? failure.failure.retryAfterMs : undefined;
  if (asked !== undefined) {
    return withFailure(rateLimitedUntil(now + asked, now), failure);
  }
  const earlier = journal?.handles[HANDLE];
  const isAgainToday = typeof earlier === 'number' && dayOf(earlier) === dayOf(now);
  if (failure.code === DAY_LIMIT || isAgainToday) {
    return withFailure(rateLimitedUntil(nextMidnight(now), now), failure);
  }
  await journal?.saveHandle(HANDLE, now);
  return withFailure({ family: 'retryable', retryAfterMs: BURST_WAIT_MS }, failure);
};

const withFailure = (
  failure: PlatformFailure['failure'],
  { code, message, httpStatus }: PlatformFailure
): PlatformFailure =>
  new PlatformFailure(failure, { code, message, httpStatus: httpStatus ?? undefined });
