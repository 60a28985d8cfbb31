import type { LlmFailure } from '../contract';

/** Calls with less time left than this are not begun: they cost money and come too late, ms. */
export const MIN_CALL_MS = 250;

/** Vendors that ask for a longer pause are not waited for, ms. */
const SHORT_PAUSE_MS = 5_000;

/** Pause before the one retry, ms: least and most, alone and with another provider at hand. */
const ALONE_MS = [500, 2_000] as const;
const WITH_OTHERS_MS = [500, 1_000] as const;

/** Added to a pause that a vendor asked for, at most, so that not everybody comes back at once, ms. */
const STAGGER_MS = 250;

/** Other providers: `running`: one is answering right now. `waiting`: one could be asked. */
export type Others = 'none' | 'waiting' | 'running';

/**
 * What is done after a failed call.
 *
 * - `retry`: the same provider once more, after a pause.
 * - `defer`: the next provider first; this one once more if that fails too, not before the pause.
 * - `leave`: the next provider.
 */
export type NextStep =
  | { do: 'retry'; waitMs: number; isDoubled: boolean }
  | { do: 'defer'; waitMs: number }
  | { do: 'leave' };

export interface FailedCall {
  failure: LlmFailure;
  /** A provider is called twice for one request at most, whatever the reasons. */
  hasRetried: boolean;
  /** It took all the time that it had: a second time is not granted. */
  hasTimedOut: boolean;
  others: Others;
  /** Whether the breaker lets another call pass. */
  isAdmitted: boolean;
  /** Of the time budget. */
  leftMs: number;
  /** Uniform in [0, 1). */
  random: () => number;
}

const LEAVE: NextStep = { do: 'leave' };

/** The one place that decides between retrying, waiting and going on. Pure. */
export const nextStep = (call: FailedCall): NextStep => {
  const step = call.hasRetried ? LEAVE : wishedStep(call);
  if (step.do === 'leave') return LEAVE;
  return step.waitMs + MIN_CALL_MS <= call.leftMs ? step : LEAVE;
};

const wishedStep = (call: FailedCall): NextStep => {
  switch (call.failure.kind) {
    case 'truncated':
      return { do: 'retry', waitMs: 0, isDoubled: true };
    case 'unavailable':
      return afterUnavailable(call);
    case 'busy':
      return afterBusy(call);
    case 'exhausted':
    case 'misconfigured':
    case 'blocked':
    case 'unusable':
    case 'aborted':
      return LEAVE;
  }
};

const afterUnavailable = ({
  failure,
  hasTimedOut,
  others,
  isAdmitted,
  random,
}: FailedCall): NextStep => {
  if (hasTimedOut || !isAdmitted) return LEAVE;
  const [leastMs, mostMs] = others === 'none' ? ALONE_MS : WITH_OTHERS_MS;
  const askedMs = failure.retryAfterMs ?? 0;
  const waitMs = Math.max(askedMs, Math.round(leastMs + random() * (mostMs - leastMs)));
  if (waitMs > SHORT_PAUSE_MS) return LEAVE;
  const canWait = others === 'none' || (others === 'waiting' && waitMs <= mostMs);
  return canWait ? { do: 'retry', waitMs, isDoubled: false } : { do: 'defer', waitMs };
};

const afterBusy = ({ failure, others, random }: FailedCall): NextStep => {
  const { retryAfterMs } = failure;
  if (retryAfterMs === null || retryAfterMs > SHORT_PAUSE_MS) return LEAVE;
  const waitMs = retryAfterMs + Math.round(random() * STAGGER_MS);
  return others === 'none' ? { do: 'retry', waitMs, isDoubled: false } : { do: 'defer', waitMs };
};
