import type { LlmPrice } from '../../../../server/src/llm/contract';
import { costOf } from '../../../../server/src/llm/pricing';

const flat: LlmPrice = { inputUsd: 2, cachedInputUsd: 0.2, outputUsd: 10, above: null };

const tiered: LlmPrice = {
  ...{ inputUsd: 0.1, cachedInputUsd: 0.01, outputUsd: 0.5 },
  above: { promptTokens: 100_000, inputUsd: 0.5, outputUsd: 2.5 },
};

const usage = (inputTokens: number, outputTokens: number, cachedInputTokens = 0) => ({
  ...{ inputTokens, outputTokens, cachedInputTokens },
});

describe('what a call costs', () => {
  it.each([
    ['nothing for nothing', usage(0, 0), flat, 0],
    ['input and output at their own prices', usage(1_500, 400), flat, 0.007],
    ['the cached part less', usage(1_000_000, 0, 500_000), flat, 1.1],
    [
      'the cached part the same where no price is listed',
      usage(1_000_000, 0, 500_000),
      { ...flat, cachedInputUsd: null },
      2,
    ],
    ['no more than all of it cached', usage(1_000_000, 0, 2_000_000), flat, 0.2],
    ['the lower tier up to its bound', usage(100_000, 1_000), tiered, 0.0105],
    ['the dearer tier for all of it beyond', usage(100_001, 1_000), tiered, 0.0525005],
    ['cached input of the dearer tier like other input', usage(200_000, 0, 200_000), tiered, 0.1],
  ])('%s', (_what, used, price, usd) => expect(costOf(used, price)).toBeCloseTo(usd, 9));
});
