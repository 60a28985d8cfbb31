import { LlmFailure, type LlmAnswer, type LlmProvider, type LlmRequest } from '../contract';
import type { OverReason, RunContext } from './run-context';

/** What came of a question to a vendor. */
export type Asked = { latencyMs: number } & (
  | { is: 'answered'; answer: LlmAnswer }
  | { is: 'failed'; failure: LlmFailure; hasTimedOut: boolean }
  | { is: 'over'; reason: OverReason }
);

interface Question {
  provider: LlmProvider;
  request: LlmRequest;
  timeoutMs: number;
}

/** The code by which providers name a call that took too long. */
const TIMEOUT_CODE = 'TIMEOUT';

/** Asks, and waits no longer than the limit, even for a provider that keeps to none. */
export const askProvider = async (context: RunContext, question: Question): Promise<Asked> => {
  const { clock, vendorTime, whenOver } = context;
  const { timeoutMs } = question;
  const call = new AbortController();
  const limit = new AbortController();
  const startedAt = clock.now();
  vendorTime.begin();
  const timedOut = clock.sleep(timeoutMs, limit.signal).then(
    () => 'timed_out' as const,
    () => 'timed_out' as const
  );
  const first = await Promise.race([answerOf(question, call.signal), timedOut, whenOver]);
  const latencyMs = clock.now() - startedAt;
  vendorTime.end();
  limit.abort();
  if (typeof first === 'string') call.abort();
  if (first === 'lost' || first === 'aborted') return { is: 'over', reason: first, latencyMs };
  if (first === 'timed_out') {
    return { is: 'failed', failure: tooSlow(question), hasTimedOut: true, latencyMs };
  }
  if (first instanceof LlmFailure) {
    return { is: 'failed', failure: first, hasTimedOut: first.code === TIMEOUT_CODE, latencyMs };
  }
  return { is: 'answered', answer: first, latencyMs };
};

/** Never rejects, so that an end after the limit is nobody's unhandled rejection. */
const answerOf = async (
  { provider, request, timeoutMs }: Question,
  signal: AbortSignal
): Promise<LlmAnswer | LlmFailure> => {
  try {
    return await provider.generate(request, { timeoutMs, signal });
  } catch (error) {
    return error instanceof LlmFailure ? error : unexpected(provider, error);
  }
};

const tooSlow = ({ provider, timeoutMs }: Question): LlmFailure =>
  new LlmFailure('unavailable', {
    code: TIMEOUT_CODE,
    message:
      `${provider.label} did not answer within ${Math.round(timeoutMs / 100) / 10} seconds. ` +
      'Try again; if it stays slow, choose a faster model under Settings, AI.',
  });

/** Its own words may hold anything, so they stay in the cause. */
const unexpected = ({ label }: LlmProvider, cause: unknown): LlmFailure =>
  new LlmFailure(
    'unusable',
    {
      code: 'UNEXPECTED',
      message: `${label} could not be asked because of a fault in the plugin. Please report it.`,
    },
    { cause }
  );
