import { LLM_PROVIDER_IDS, type LlmProviderId } from '../../../../server/src/llm/contract';
import { costOf, knownPriceOf, retirementWarning } from '../../../../server/src/llm/pricing';

const NOVEMBER = Date.UTC(2026, 10, 22);

const known = (provider: LlmProviderId, model: string, at = NOVEMBER) =>
  knownPriceOf({ provider, model, at });

const warning = (provider: LlmProviderId, model: string, at = NOVEMBER) =>
  retirementWarning({ provider, model, at });

describe('prices that the plugin knows', () => {
  it.each([
    ['openai', 'gpt-6-luna', 0.00035],
    ['gemini', 'gemini-3.1-flash-lite', 0.000975],
    ['gemini', 'gemini-3.5-flash-lite', 0.00145],
    ['openai', 'gpt-5.4-mini', 0.002925],
    ['cohere', 'command-r7b-12-2024', 0.00011625],
    ['cohere', 'command-a-03-2025', 0.00775],
    ['cohere', 'command-a-plus-05-2026', 0],
    ['anthropic', 'claude-haiku-5-5', 0.00035],
  ] as const)('%s %s: an adaptation of 1500 and 400 tokens', (provider, model, usd) => {
    const price = known(provider, model);
    const usage = { inputTokens: 1_500, cachedInputTokens: 0, outputTokens: 400 };
    expect(price && costOf(usage, price)).toBeCloseTo(usd, 9);
  });

  it.each([
    ['gpt-6-luna', 272_000, 0.1],
    ['gpt-6-luna', 272_001, 0.2],
  ])('%s with a prompt of %d tokens costs $%d a million', (model, inputTokens, perMillion) => {
    const price = known('openai', model);
    const usd = price && costOf({ inputTokens, cachedInputTokens: 0, outputTokens: 0 }, price);
    expect(usd).toBeCloseTo((inputTokens * perMillion) / 1e6, 9);
  });

  it('follow the calendar', () => {
    const lastMoment = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
    expect(known('gemini', 'gemini-3.8-flash', lastMoment)).toMatchObject({
      ...{ inputUsd: 0.75, outputUsd: 3.75 },
    });
    expect(known('gemini', 'gemini-3.8-flash', lastMoment + 1)).toMatchObject({
      ...{ inputUsd: 1.5, outputUsd: 7.5 },
    });
  });

  it.each([
    ['openai', 'gpt-6-luna-2026-09-22'],
    ['openai', ' GPT-6-Luna '],
    ['anthropic', 'claude-haiku-5-5-20261007'],
    ['gemini', 'models/gemini-3.5-flash-lite'],
  ] as const)('are found for %s %j', (provider, model) => {
    expect(known(provider, model)).not.toBeNull();
  });

  it.each([
    ['openai', 'gpt-6-luna-turbo'],
    ['openai', 'gemini-3.5-flash-lite'],
    ['openai', 'constructor'],
    ['cohere', 'command-r'],
    ['compatible', 'gpt-6-luna'],
  ] as const)('are not made up for %s %s', (provider, model) => {
    expect(known(provider, model)).toBeNull();
  });
});

describe('a warning of retired models', () => {
  it.each([
    ['openai', 'gpt-5-mini', 'OpenAI will switch gpt-5-mini off on 2026-12-11.'],
    [
      'openai',
      'gpt-5-mini-2025-08-07',
      'OpenAI will switch gpt-5-mini-2025-08-07 off on 2026-12-11.',
    ],
    ['openai', 'gpt-4o', 'OpenAI will switch gpt-4o off on 2027-01-14.'],
    ['openai', 'gpt-4.1-nano', 'OpenAI switched gpt-4.1-nano off on 2026-10-23.'],
    ['openai', 'gpt-5.4-nano', 'OpenAI will switch gpt-5.4-nano off on 2027-04-01.'],
    ['gemini', 'gemini-2.0-flash-001', 'Google has switched gemini-2.0-flash-001 off.'],
    ['gemini', 'gemini-2.5-flash-lite', 'Google is withdrawing gemini-2.5-flash-lite'],
    [
      'anthropic',
      'claude-sonnet-4-5',
      'Anthropic will switch claude-sonnet-4-5 off on 2026-11-30.',
    ],
    ['cohere', 'command-r-plus', 'Cohere is withdrawing command-r-plus'],
  ] as const)('%s %s', (provider, model, text) => {
    expect(warning(provider, model)).toContain(text);
    expect(warning(provider, model)).toMatch(/Choose another model, such as \S+\.$/);
  });

  it('knows when the day has come', () => {
    const day = Date.UTC(2026, 11, 11);
    expect(warning('openai', 'gpt-5', day - 1)).toContain('will switch gpt-5 off');
    expect(warning('openai', 'gpt-5', day)).toContain('switched gpt-5 off');
  });

  it.each([
    ['openai', 'gpt-6-luna'],
    ['openai', 'gpt-5.4-mini'],
    ['openai', 'gpt-5.6-luna'],
    ['cohere', 'command-r7b-12-2024'],
    ['cohere', 'command-r-08-2024'],
    ['gemini', 'gemini-3.1-flash-lite'],
    ['anthropic', 'claude-haiku-4-5'],
    ['compatible', 'gpt-5-mini'],
  ] as const)('is not given for %s %s', (provider, model) => {
    expect(warning(provider, model)).toBeNull();
  });

  it('never proposes a model that is going itself, or whose price is not known', () => {
    const going = {
      openai: 'gpt-5',
      gemini: 'gemini-2.0-flash',
      anthropic: 'claude-sonnet-4-5',
      cohere: 'command-r',
    };
    for (const [id, model] of Object.entries(going)) {
      const provider = LLM_PROVIDER_IDS.find((one) => one === id)!;
      const proposed = /such as (\S+)\.$/.exec(warning(provider, model) ?? '')?.[1] ?? '';
      expect(warning(provider, proposed)).toBeNull();
      expect(known(provider, proposed)).not.toBeNull();
    }
  });
});
