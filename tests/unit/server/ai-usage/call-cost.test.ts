import type { LlmAttempt } from '../../../../server/src/llm/router/attempt';
import { PROBLEM_KINDS } from '../../../../server/src/llm/providers/problems/problem';
import type { AiCall } from '../../../../server/src/services/ai-usage/ai-call';
import { endOf } from '../../../../server/src/services/ai-usage/call-cost';

const PRICE = { inputUsd: 1, cachedInputUsd: 0.1, outputUsd: 10, above: null };
const WORST = 20_000_000;
const LIKELY = 6_000_000;

const call = (over: Partial<AiCall> = {}): AiCall & { isHard: boolean } => ({
  ...{ siteId: 1, month: '2027-03', provider: 'gemini', model: 'm', purpose: 'adaptation' },
  ...{ promptVersion: null, adaptationId: null, price: PRICE, worst: WORST, likely: LIKELY },
  isHard: false,
  ...over,
});

const attempt = (over: Partial<LlmAttempt> = {}): LlmAttempt => ({
  ...{ provider: 'gemini', model: 'm', outcome: 'answered', code: null, message: null },
  ...{ usage: null, requestId: null, latencyMs: 5 },
  ...over,
});

describe('what a call cost', () => {
  it('is the price of its tokens, the cached part for less, in billionths of a dollar', () => {
    const usage = { inputTokens: 1001, cachedInputTokens: 1000, outputTokens: 3 };
    // 1 × 1000 + 1000 × 100 + 3 × 10 000
    expect(endOf(attempt({ usage }), call())).toMatchObject({ cost: 131_000, counted: 131_000 });
  });

  it('is billed of failed calls as well, where the vendor says so', () => {
    const usage = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 0 };
    const blocked = attempt({ outcome: 'blocked', code: 'PROMPT_BLOCKED', usage });
    expect(endOf(blocked, call()).cost).toBe(10_000);
  });

  it('is not known without a price, and then counts nothing', () => {
    const usage = { inputTokens: 10, cachedInputTokens: 0, outputTokens: 5 };
    const unpriced = call({ price: null, worst: 0, likely: 0 });
    expect(endOf(attempt({ usage }), unpriced)).toMatchObject({ cost: null, counted: 0 });
  });

  it('is nothing with a server of one’s own, whatever it did', () => {
    const free = { inputUsd: 0, cachedInputUsd: null, outputUsd: 0, above: null };
    const late = attempt({ outcome: 'unavailable', code: 'TIMEOUT' });
    const own = call({ price: free, worst: 0, likely: 0 });
    expect(endOf(late, own)).toMatchObject({ cost: 0, counted: 0 });
  });

  it.each([
    [true, WORST],
    [false, LIKELY],
  ])('that nobody knows counts, with a hard budget: %s, as %i', (isHard, counted) => {
    for (const unknown of [
      attempt({ outcome: 'unavailable', code: 'TIMEOUT' }),
      attempt({ outcome: 'lost' }),
      attempt({ outcome: 'aborted' }),
      attempt(),
    ]) {
      expect(endOf(unknown, { ...call(), isHard })).toMatchObject({ cost: null, counted });
    }
  });
});

describe('a call of which the vendor says no tokens', () => {
  const MAY_COST: (keyof typeof PROBLEM_KINDS)[] = [
    ...(['TIMEOUT', 'CONNECTION_LOST', 'ANSWER_CUT', 'VENDOR_TIMEOUT', 'ABORTED'] as const),
    ...(['PROMPT_BLOCKED', 'ANSWER_BLOCKED', 'REFUSED', 'TRUNCATED'] as const),
    ...(['EMPTY_ANSWER', 'NOT_THE_API', 'UNEXPECTED_STOP', 'CONTEXT_FULL'] as const),
  ];

  // One that is missing here is a new way of failing: does a vendor bill it?
  it.each(Object.entries(PROBLEM_KINDS))(
    'costs nothing or nobody knows, by %s',
    (code, outcome) => {
      const { cost } = endOf(attempt({ outcome, code }), call());
      expect(cost).toBe(MAY_COST.some((one) => one === code) ? null : 0);
    }
  );
});
