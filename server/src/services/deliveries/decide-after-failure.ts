import type { Failure, FailureFamily, PlatformFailure } from '../../platforms/contract';
import { backOffMs, type BackOff } from './back-off';
import type { WaitsFor } from './delivery';

/** What the queue does after a failed attempt. `dueAt` is epoch ms; null waits for an event. */
type Behaviour =
  | { transition: 'retry'; dueAt: number }
  | { transition: 'hold'; waitsFor: WaitsFor; dueAt: number | null }
  | { transition: 'fail'; dueAt: null };

/** What becomes of a delivery after a failed attempt, and the words an editor reads about it. */
export type Decision = Behaviour & { reason: string };

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
  /** Epoch ms until which the platform is left alone (open circuit); null when it is not. */
  restsUntil: number | null;
}

/** How long an operator's problem (keys, credits, API version) rests before the next look. */
const OPERATOR_RETRY_MS = 15 * 60_000;

/** Everything held for the same reset is spread over this time, so that it does not start at once. */
const RESET_JITTER_MS = 5_000;

/**
 * The one place that says what a failure means for a delivery: first what the queue does, then what
 * the editor reads. A doubtful commit is not decided here, it goes to reconcile; an unknown outcome
 * of any other call has posted nothing.
 */
export const decideAfterFailure = (error: PlatformFailure, context: DecisionContext): Decision => {
  const behaviour = behaviourAfter(error.failure, context);
  const reason = WORDS[error.family]({
    ...context,
    dueAt: behaviour.dueAt,
    cause: asSentence(error.message),
  });
  return { ...behaviour, reason };
};

const behaviourAfter = (failure: Failure, context: DecisionContext): Behaviour => {
  const { restsUntil } = context;
  switch (failure.family) {
    case 'retryable':
      return retryOrFail(failure.retryAfterMs, context);
    case 'unknown_outcome':
      return retryOrFail(undefined, context);
    case 'rate_limited': {
      const jitterMs = Math.round(context.random * RESET_JITTER_MS);
      return { transition: 'hold', waitsFor: 'quota', dueAt: failure.until + jitterMs };
    }
    case 'auth_expired':
      return { transition: 'hold', waitsFor: 'reconnect', dueAt: null };
    case 'operator_problem':
      return {
        transition: 'hold',
        waitsFor: 'operator',
        dueAt: restsUntil ?? context.now + OPERATOR_RETRY_MS,
      };
    case 'account_problem':
      return { transition: 'hold', waitsFor: 'account', dueAt: null };
    case 'rejected':
      return { transition: 'fail', dueAt: null };
  }
};

const retryOrFail = (retryAfterMs: number | undefined, context: DecisionContext): Behaviour => {
  const { attempts, maxAttempts, backOff, now, random, restsUntil } = context;
  // Waiting can cure it, so it neither fails nor spends its attempts on a platform that is away.
  if (restsUntil !== null) return { transition: 'hold', waitsFor: 'circuit', dueAt: restsUntil };
  if (attempts >= maxAttempts) return { transition: 'fail', dueAt: null };
  return {
    transition: 'retry',
    dueAt: now + (retryAfterMs ?? backOffMs(attempts, backOff, random)),
  };
};

interface Facts extends Pick<DecisionContext, 'platform' | 'account' | 'attempts' | 'now'> {
  dueAt: number | null;
  /** What the platform or the connection said, as a sentence. */
  cause: string;
}

/** Whose post it is, what happened, and the next step: ours where one is planned, else the editor's. */
const WORDS: Readonly<Record<FailureFamily, (facts: Facts) => string>> = {
  retryable: (facts) => notReached(facts),
  unknown_outcome: (facts) => notReached(facts),
  rate_limited: (facts) =>
    `${facts.platform} does not allow another post of ${facts.account} yet; ${nextTry(facts)}.`,
  auth_expired: ({ platform, account }) =>
    `Waiting for you to reconnect ${account} on ${platform}; it is posted once you have.`,
  operator_problem: (facts) =>
    `${facts.platform} refuses this Strapi's app, so ${facts.account} cannot post: ${facts.cause} ` +
    `An admin must check the app's keys, credits and API version; ${nextTry(facts)}.`,
  rejected: ({ platform, account, cause }) =>
    `${platform} refused the post of ${account}: ${cause} Change the text and distribute it again.`,
  account_problem: ({ platform, account, cause }) =>
    `${account} cannot post on ${platform}: ${cause} The post waits until a check of the account finds it well.`,
};

const notReached = (facts: Facts): string => {
  const { platform, account, attempts, cause, dueAt } = facts;
  return dueAt === null
    ? `${platform} could not be used for ${account} in ${attempts} attempts: ${cause} Retry it when ${platform} works again.`
    : `Attempt ${attempts} did not reach ${platform}: ${cause} The post of ${account} waits; ${nextTry(facts)}.`;
};

const nextTry = ({ dueAt, now }: Facts): string =>
  dueAt === null ? 'it is not tried again' : `it is tried again ${inWords(dueAt, now)}`;

/** "at 14:05 UTC", with the date when that is another day than now. */
const inWords = (at: number, now: number): string => {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  const isToday = new Date(now).toISOString().startsWith(day);
  return `${isToday ? '' : `on ${day} `}at ${time.slice(0, 5)} UTC`;
};

const asSentence = (text: string): string => {
  const trimmed = text.trim();
  return /[.!?…)]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};
