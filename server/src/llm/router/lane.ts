import type { LlmAnswer, LlmFailure } from '../contract';
import { makeCall, type CallEnd } from './make-call';
import { nextStep, type Others } from './next-step';
import { breakerKeyOf, type RoutedProvider } from './routed-provider';
import { pause, type RunContext } from './run-context';
import { verdictOf } from './verdict';

/**
 * The next provider is asked at the latest so long after a failure, even while the failed one is
 * tried once more; ms. Together with the time to begin a call it stays below two seconds.
 */
const FALLBACK_WITHIN_MS = 1_800;

/** How the work on one provider ended; `againAt`: it may be asked once more then, epoch ms. */
export type LaneEnd =
  | { is: 'answered'; answer: LlmAnswer }
  | { is: 'failed'; failure: LlmFailure; againAt: number | null }
  | { is: 'refused' | 'resting' | 'too_late' | 'dropped' };

export interface LaneStart {
  candidate: RoutedProvider;
  /** Null: its first call. Else its only other one, not before `at`, epoch ms. */
  again: { at: number; failure: LlmFailure } | null;
  others: () => Others;
  /** It takes so long that the next provider should be asked as well. */
  onSlow: () => void;
}

/** One provider: its call, and the one retry if there is to be one. */
export const runLane = async (context: RunContext, lane: LaneStart): Promise<LaneEnd> => {
  let maxOutputTokens = context.request.maxOutputTokens;
  let failure = lane.again?.failure ?? null;
  let waitMs = lane.again ? Math.max(0, lane.again.at - context.clock.now()) : 0;
  for (;;) {
    if (waitMs > 0 && !(await pause(context, waitMs))) return { is: 'dropped' };
    const end = await callWhenHealthy(context, { lane, maxOutputTokens });
    if (end.is === 'answered' || end.is === 'dropped') return end;
    if (end.is !== 'failed') return failure ? { is: 'failed', failure, againAt: null } : end;
    const step = stepAfter(context, { lane, end, hasRetried: failure !== null });
    failure = end.failure;
    if (step.do === 'leave') return { is: 'failed', failure, againAt: null };
    const againAt = context.clock.now() + step.waitMs;
    if (step.do === 'defer') return { is: 'failed', failure, againAt };
    if (step.isDoubled) maxOutputTokens *= 2;
    else tellAfter(context, { ms: FALLBACK_WITHIN_MS, tell: lane.onSlow });
    waitMs = step.waitMs;
  }
};

const callWhenHealthy = async (
  context: RunContext,
  { lane, maxOutputTokens }: { lane: LaneStart; maxOutputTokens: number }
): Promise<CallEnd | { is: 'resting' }> => {
  const { breakers, request } = context;
  const key = breakerKeyOf(lane.candidate);
  const latencies = breakers.latenciesOf(key, request.images.length > 0);
  const onBegin = (): void => {
    const p95 = context.hedge ? latencies.p95() : null;
    if (p95 !== null) tellAfter(context, { ms: p95, tell: lane.onSlow });
  };
  const ran = await breakers.run(key, async () => {
    const end = await makeCall(context, { candidate: lane.candidate, maxOutputTokens, onBegin });
    if (end.is === 'answered') latencies.record(end.latencyMs);
    return { value: end, verdict: verdictOf(end) };
  });
  return ran ? ran.value : { is: 'resting' };
};

const stepAfter = (
  { clock, deadline, breakers, random }: RunContext,
  {
    lane,
    end,
    hasRetried,
  }: { lane: LaneStart; end: CallEnd & { is: 'failed' }; hasRetried: boolean }
) =>
  nextStep({
    failure: end.failure,
    hasTimedOut: end.hasTimedOut,
    hasRetried,
    others: lane.others(),
    isAdmitted: breakers.admits(breakerKeyOf(lane.candidate)),
    leftMs: deadline - clock.now(),
    random: () => random.float(),
  });

const tellAfter = (context: RunContext, { ms, tell }: { ms: number; tell: () => void }): void => {
  void pause(context, ms).then((isStillOn) => {
    if (isStillOn) tell();
  });
};
