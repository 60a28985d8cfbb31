import type { PlatformFailure } from '../../platforms/contract';
import { backOffMs, type BackOff } from './back-off';

/** What becomes of a delivery after a failed attempt. `dueAt` is epoch ms; null waits for an event. */
export type Decision =
  | { transition: 'retry' | 'hold'; dueAt: number | null; reason: string }
  | { transition: 'fail'; dueAt: null; reason: string };

export interface DecisionContext {
  attempts: number;
  maxAttempts: number;
  backOff: BackOff;
  /** Epoch ms. */
  now: number;
  /** Uniform in [0, 1). */
  random: number;
  /** "X", "LinkedIn". */
  platform: string;
  /** As people write it: "@harbourlight". */
  account: string;
}

/** How long an operator's problem (keys, credits, API version) rests before the next look. */
const OPERATOR_RETRY_MS = 15 * 60_000;

/**
 * The one mapping from the failure taxonomy to what the queue does and what the editor reads.
 * `unknown_outcome` is not decided here: it goes to reconcile.
 */
export const decideAfterFailure = (error: PlatformFailure, context: DecisionContext): Decision => {
  const { platform, account, now } = context;
  const { failure, message } = error;
  switch (failure.family) {
    case 'retryable':
      return retryOrFail(error, failure.retryAfterMs, context);
    case 'unknown_outcome':
      return retryOrFail(error, undefined, context);
    case 'rate_limited':
      return hold(failure.until, `${platform} does not allow another post of ${account} yet.`);
    case 'auth_expired':
      return hold(null, `Waiting for you to reconnect ${account} on ${platform}.`);
    case 'operator_problem':
      return hold(
        now + OPERATOR_RETRY_MS,
        `${platform} refuses this Strapi's app, an admin must act: ${message}`
      );
    case 'rejected':
      return fail(`${platform} refused the post of ${account}: ${message}`);
    case 'account_problem':
      return fail(`${account} may not post on ${platform}: ${message}`);
  }
};

const hold = (dueAt: number | null, reason: string): Decision => ({
  transition: 'hold',
  dueAt,
  reason,
});

const fail = (reason: string): Decision => ({ transition: 'fail', dueAt: null, reason });

const retryOrFail = (
  error: PlatformFailure,
  retryAfterMs: number | undefined,
  context: DecisionContext
): Decision => {
  const { attempts, maxAttempts, platform, account, now } = context;
  if (attempts >= maxAttempts) {
    return fail(
      `${platform} could not be used for ${account} in ${attempts} attempts: ${error.message}`
    );
  }
  const wait = retryAfterMs ?? backOffMs(attempts, context.backOff, context.random);
  return {
    transition: 'retry',
    dueAt: now + wait,
    reason: `Attempt ${attempts} did not reach ${platform}: ${error.message}`,
  };
};
