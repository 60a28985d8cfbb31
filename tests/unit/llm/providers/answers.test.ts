import { LLM_PROVIDER_IDS, type LlmProviderId } from '../../../../server/src/llm/contract';

import { generate, MODELS, reply, scripted } from './builders';
import { GOOD, TEXT } from './good-answers';

const answerTo = (
  id: LlmProviderId,
  body: unknown,
  headers: Readonly<Record<string, string>> = {}
) => generate({ id, http: scripted(reply(200, body, headers)).http });

const USAGE = { inputTokens: 10, cachedInputTokens: 4, outputTokens: 8 };

describe('a good answer', () => {
  it.each([
    ['gemini', 'r1', 'gemini-3.1-flash-lite-001', USAGE],
    ['openai', 'of-header', 'gpt-6-luna-2026-09-22', USAGE],
    ['anthropic', 'of-header', 'claude-haiku-5-5-20261007', USAGE],
    ['cohere', 'c1', MODELS.cohere, { ...USAGE, cachedInputTokens: 0 }],
    ['compatible', 'of-header', 'llama4:scout', USAGE],
  ] as const)('of %s: text, bill, name and model', async (id, requestId, model, usage) => {
    const headers = { 'x-request-id': 'of-header', 'request-id': 'of-header' };
    expect(await answerTo(id, GOOD[id], headers)).toEqual({ text: TEXT, usage, requestId, model });
  });

  it.each([
    [
      'gemini',
      {
        ...GOOD.gemini,
        candidates: [
          {
            content: { parts: [{ text: 'Hm.', thought: true }, { text: TEXT }] },
            finishReason: 'STOP',
          },
        ],
      },
    ],
    [
      'openai',
      {
        ...GOOD.openai,
        output: [{ type: 'reasoning', id: 'rs_1', summary: [] }, ...GOOD.openai.output],
      },
    ],
    [
      'anthropic',
      {
        ...GOOD.anthropic,
        content: [{ type: 'thinking', thinking: 'Hm.' }, ...GOOD.anthropic.content],
      },
    ],
    [
      'cohere',
      {
        ...GOOD.cohere,
        message: {
          content: [
            { type: 'thinking', thinking: 'Hm.' },
            { type: 'text', text: TEXT },
          ],
        },
      },
    ],
  ] as const)('of %s: thoughts that come first are left out', async (id, body) => {
    expect((await answerTo(id, body)).text).toBe(TEXT);
  });

  it.each([
    [
      'gemini',
      {
        ...GOOD.gemini,
        candidates: [
          { content: { parts: [{ text: '{"text":' }, { text: '"hi"}' }] }, finishReason: 'STOP' },
        ],
      },
    ],
    [
      'anthropic',
      {
        ...GOOD.anthropic,
        content: [
          { type: 'text', text: '{"text":' },
          { type: 'text', text: '"hi"}' },
        ],
      },
    ],
  ] as const)('of %s: parts of it are put together', async (id, body) => {
    expect((await answerTo(id, body)).text).toBe('{"text":"hi"}');
  });

  it('of a server that says as little as it can', async () => {
    const body = { choices: [{ message: { content: [{ type: 'text', text: TEXT }] } }] };
    expect(await answerTo('compatible', body)).toEqual({
      text: TEXT,
      usage: null,
      requestId: null,
      model: MODELS.compatible,
    });
  });

  it('of Gemini asks no second time, even if the vendor offers to go on', async () => {
    const [candidate] = GOOD.gemini.candidates;
    const body = {
      ...GOOD.gemini,
      candidates: [{ ...candidate, continuationToken: 'more' }],
      continuationToken: 'more',
    };
    const script = scripted(reply(200, body));
    await generate({ id: 'gemini', http: script.http });
    expect(script.requests).toHaveLength(1);
  });
});

describe('the bill', () => {
  const USAGE_FIELD: Record<LlmProviderId, string> = {
    gemini: 'usageMetadata',
    openai: 'usage',
    anthropic: 'usage',
    cohere: 'usage',
    compatible: 'usage',
  };

  it.each(LLM_PROVIDER_IDS)('of %s is unknown, not nothing, when it is missing', async (id) => {
    const { usage } = await answerTo(id, { ...GOOD[id], [USAGE_FIELD[id]]: undefined });
    expect(usage).toBeNull();
  });

  const LARGE: Record<LlmProviderId, unknown> = {
    gemini: { promptTokenCount: 10, candidatesTokenCount: 2 ** 53 },
    openai: { input_tokens: 2 ** 53, output_tokens: 5 },
    anthropic: { input_tokens: 10, cache_read_input_tokens: 2 ** 60, output_tokens: 5 },
    cohere: { billed_units: { input_tokens: 10, output_tokens: -1 } },
    compatible: { prompt_tokens: '10', completion_tokens: 5 },
  };

  it.each(LLM_PROVIDER_IDS)('of %s is unknown where a number cannot be right', async (id) => {
    const { usage } = await answerTo(id, { ...GOOD[id], [USAGE_FIELD[id]]: LARGE[id] });
    expect(usage).toBeNull();
  });

  it('of Cohere is what it bills, never what the model saw', async () => {
    const usage = { tokens: { input_tokens: 71, output_tokens: 9 } };
    expect((await answerTo('cohere', { ...GOOD.cohere, usage })).usage).toBeNull();
  });

  it('of Gemini without thoughts and cache counts them as none', async () => {
    const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 5 };
    const { usage } = await answerTo('gemini', { ...GOOD.gemini, usageMetadata });
    expect(usage).toEqual({ inputTokens: 10, cachedInputTokens: 0, outputTokens: 5 });
  });

  it('has no larger cached part than there was input', async () => {
    const usage = { ...GOOD.compatible.usage, prompt_tokens_details: { cached_tokens: 99 } };
    const answer = await answerTo('compatible', { ...GOOD.compatible, usage });
    expect(answer.usage).toEqual({ inputTokens: 10, cachedInputTokens: 10, outputTokens: 8 });
  });
});
