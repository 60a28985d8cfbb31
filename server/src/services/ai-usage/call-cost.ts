import type { LlmUsage } from '../../llm/contract';
import { costOf } from '../../llm/pricing';
import type { LlmAttempt } from '../../llm/router/attempt';
import type { AiCall, AiCallEnd } from './ai-call';
import { nanosOf } from './money';

/**
 * Without an answer that says otherwise, these cost nothing: vendors bill what they worked on, not
 * what they turned away.
 */
const TURNED_AWAY_OUTCOMES: readonly LlmAttempt['outcome'][] = [
  'busy',
  'exhausted',
  'misconfigured',
];
const TURNED_AWAY_CODES: readonly string[] = [
  'UNREACHABLE',
  'OVERLOADED',
  'VENDOR_ERROR',
  'PICTURE_REFUSED',
  'REQUEST_TOO_LARGE',
];

/** The largest number that the columns hold. */
const MOST_TOKENS = 2_147_483_647;

/** @param call.isHard whether it was paid from a hard budget: what is not known counts in full then */
export const endOf = (attempt: LlmAttempt, call: AiCall & { isHard: boolean }): AiCallEnd => {
  const { outcome, latencyMs, requestId, code } = attempt;
  const usage = attempt.usage && sane(attempt.usage);
  const cost = knownCost({ ...attempt, usage }, call);
  const assumed = call.isHard ? call.worst : call.likely;
  return {
    ...{ outcome, usage, cost, requestId, code },
    counted: cost ?? assumed,
    latencyMs: Math.max(0, Math.round(latencyMs)),
  };
};

/** Nanos; null: nobody knows. */
const knownCost = (
  { outcome, code, usage }: LlmAttempt,
  { price, worst }: AiCall
): number | null => {
  if (usage && usage.inputTokens + usage.outputTokens === 0) return 0;
  if (!usage && wasTurnedAway(outcome, code)) return 0;
  if (price === null) return null;
  if (usage) return nanosOf(costOf(usage, price));
  // Of a server of one's own, whatever it did.
  return worst === 0 ? 0 : null;
};

const wasTurnedAway = (outcome: LlmAttempt['outcome'], code: string | null): boolean =>
  TURNED_AWAY_OUTCOMES.includes(outcome) || (code !== null && TURNED_AWAY_CODES.includes(code));

/** What vendors say may be anything. */
const sane = ({ inputTokens, cachedInputTokens, outputTokens }: LlmUsage): LlmUsage => ({
  inputTokens: tokens(inputTokens),
  cachedInputTokens: tokens(cachedInputTokens),
  outputTokens: tokens(outputTokens),
});

const tokens = (count: number): number =>
  Number.isFinite(count) ? Math.min(MOST_TOKENS, Math.max(0, Math.round(count))) : 0;
