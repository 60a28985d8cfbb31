import type { PlatformFailure } from '../../platforms/contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Waits after a look that came to nothing: 15 min, then twice as long each time, at most 6 h. */
const FIRST_WAIT_MS = 15 * MINUTE_MS;
const LONGEST_WAIT_MS = 6 * HOUR_MS;

/** A post that seems to be gone is asked for once more after so long: platforms have hiccups. */
export const LOOK_AGAIN_MS = HOUR_MS;
/** An account that cannot be asked is not asked before so long. */
export const ACCOUNT_WAIT_MS = HOUR_MS;
/** What still waits for its last look so long after that was planned is given up. */
export const GIVEN_UP_AFTER_MS = 30 * 24 * HOUR_MS;

/**
 * When to look next at a post, epoch ms; null: that was the last look. Looks that were missed are
 * not made up for: one look tells all that they would have told.
 *
 * @param lookedAt the last look, epoch ms; null: there was none, and a missed first one is due
 * @param checksAfter ms after the post went out, in order
 */
export const nextLook = (
  postedAt: number,
  lookedAt: number | null,
  checksAfter: readonly number[]
): number | null => {
  const planned = checksAfter.map((ms) => postedAt + ms);
  return planned.find((at) => lookedAt === null || at > lookedAt) ?? null;
};

/** When a look is tried again that came to nothing for the so-manieth time (from 0 on), epoch ms. */
export const tryAgainAt = (
  failure: Pick<PlatformFailure, 'failure'> | null,
  tries: number,
  now: number
): number => {
  const said = failure?.failure;
  if (said?.family === 'rate_limited') return Math.max(said.until, now + MINUTE_MS);
  if (said?.family === 'retryable' && said.retryAfterMs !== undefined) {
    return now + Math.max(said.retryAfterMs, MINUTE_MS);
  }
  return now + Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS);
};

/** Whether it is a trouble of all posts of the account, and not of those that were asked for. */
export const isOfAccount = ({ family }: Pick<PlatformFailure, 'family'>): boolean =>
  ['rate_limited', 'auth_expired', 'account_problem', 'operator_problem'].includes(family);
