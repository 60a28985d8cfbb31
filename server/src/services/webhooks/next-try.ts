/** An event is tried for so long, from its first try on, ms. */
export const TRIED_FOR_MS = 24 * 60 * 60_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 3 * 60 * 60_000;
/** Each wait is three times the one before. */
const FACTOR = 3;
/** A wait is this much shorter or longer by chance: many events that failed together part. */
const JITTER = 0.2;

export interface FailedTry {
  /** Tries so far, from 1. */
  attempts: number;
  /** Epoch ms. */
  firstTriedAt: number;
  now: number;
  /** What the receiver asked for; null: nothing. */
  retryAfterMs: number | null;
}

/**
 * When to try again, epoch ms; null: it was tried for long enough. The last try is at the end of the
 * time; a receiver that asks for more gets it.
 *
 * @param random uniform in [0, 1)
 */
export const nextTry = (failed: FailedTry, random: number): number | null => {
  const { attempts, firstTriedAt, now, retryAfterMs } = failed;
  const endsAt = firstTriedAt + TRIED_FOR_MS;
  if (now >= endsAt) return null;
  const plainMs = Math.min(FIRST_WAIT_MS * FACTOR ** (attempts - 1), LONGEST_WAIT_MS);
  const waitMs = plainMs * (1 - JITTER + 2 * JITTER * random);
  return Math.round(Math.max(Math.min(now + waitMs, endsAt), now + (retryAfterMs ?? 0)));
};
