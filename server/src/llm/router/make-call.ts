import type { LlmAnswer, LlmFailure } from '../contract';
import type { LlmAttempt, LlmPass } from './attempt';
import { askProvider, type Asked } from './ask-provider';
import { MIN_CALL_MS } from './next-step';
import type { RoutedProvider } from './routed-provider';
import type { RunContext } from './run-context';

/**
 * How one call ended.
 *
 * - `refused`: who pays did not allow it. `too_late`: no time was left. Nothing was sent.
 * - `dropped`: another one was faster, or nobody waits any more.
 */
export type CallEnd =
  | { is: 'answered'; answer: LlmAnswer; latencyMs: number }
  | { is: 'failed'; failure: LlmFailure; hasTimedOut: boolean; wasCutShort: boolean }
  | { is: 'refused' }
  | { is: 'too_late' }
  | { is: 'dropped' };

export interface Call {
  candidate: RoutedProvider;
  maxOutputTokens: number;
  /** Told right before the vendor is asked. */
  onBegin: () => void;
}

/** With less of its time limit than that, a call that takes too long is not the vendor's fault. */
const FAIR_SHARE = 0.8;

/** One call with everything around it: leave to pay, a time limit, and the news of its end. */
export const makeCall = async (context: RunContext, call: Call): Promise<CallEnd> => {
  const pass = await openPass(context, call);
  if (pass === null) return { is: 'refused' };
  if (pass === 'over') return { is: 'dropped' };
  const leftMs = context.deadline - context.clock.now();
  if (context.over.aborted || leftMs < MIN_CALL_MS) {
    await settle(context, pass, notMade(call));
    return { is: context.over.aborted ? 'dropped' : 'too_late' };
  }
  call.onBegin();
  const timeoutMs = Math.min(context.attemptTimeoutMs, leftMs);
  const request = { ...context.request, maxOutputTokens: call.maxOutputTokens };
  const asked = await askProvider(context, { ...call.candidate, request, timeoutMs });
  const attempt = attemptOf(call, asked);
  context.attempts.push(attempt);
  await settle(context, pass, attempt);
  const wasCutShort = timeoutMs < context.attemptTimeoutMs * FAIR_SHARE;
  return endOf(asked, { wasCutShort });
};

/** A pass that comes when it is over already is given back unused. */
const openPass = async (context: RunContext, call: Call): Promise<LlmPass | null | 'over'> => {
  if (context.over.aborted) return 'over';
  const { provider } = call.candidate;
  const opening = context.gate.open({
    provider: provider.id,
    model: provider.model,
    maxOutputTokens: call.maxOutputTokens,
  });
  const opened = await Promise.race([opening, context.whenOver]);
  if (typeof opened !== 'string') return opened;
  void opening.then(
    (pass) => pass && settle(context, pass, notMade(call)),
    (error: unknown) => context.onUnsettled(error, notMade(call))
  );
  return 'over';
};

/** A vendor's answer is worth more than the note of it: that it could not be written is told apart. */
const settle = async (context: RunContext, pass: LlmPass, attempt: LlmAttempt): Promise<void> => {
  try {
    await pass.settle(attempt);
  } catch (error) {
    context.onUnsettled(error, attempt);
  }
};

const blank = ({ candidate: { provider } }: Call) => ({
  provider: provider.id,
  model: provider.model,
  code: null,
  message: null,
  usage: null,
  requestId: null,
});

/** Nothing was sent, so it costs nothing. */
const notMade = (call: Call): LlmAttempt => ({
  ...blank(call),
  outcome: 'aborted',
  code: 'NOT_SENT',
  usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 },
  latencyMs: 0,
});

const attemptOf = (call: Call, asked: Asked): LlmAttempt => {
  const { latencyMs } = asked;
  if (asked.is === 'over') return { ...blank(call), outcome: asked.reason, latencyMs };
  if (asked.is === 'answered') {
    const { usage, requestId } = asked.answer;
    return { ...blank(call), outcome: 'answered', usage, requestId, latencyMs };
  }
  const { kind, code, message, usage, requestId } = asked.failure;
  return { ...blank(call), outcome: kind, code, message, usage, requestId, latencyMs };
};

const endOf = (asked: Asked, { wasCutShort }: { wasCutShort: boolean }): CallEnd => {
  if (asked.is === 'over') return { is: 'dropped' };
  return asked.is === 'answered' ? asked : { ...asked, wasCutShort };
};
