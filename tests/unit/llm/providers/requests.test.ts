import { LLM_PROVIDER_IDS } from '../../../../server/src/llm/contract';

import {
  aRequest,
  generate,
  KEY,
  PICTURE,
  reply,
  SCHEMA,
  scripted,
  sentBody,
  sentHeaders,
  sentText,
  settingsOf,
} from './builders';
import { GOOD } from './good-answers';
import { LLM_PROVIDERS } from '../../../../server/src/llm/providers/registry';

const request = aRequest({ images: [PICTURE] });
const { system, user } = request;
const DATA_URL = `data:image/png;base64,${PICTURE.base64}`;

const ask = async (
  id: (typeof LLM_PROVIDER_IDS)[number],
  changes: Partial<Parameters<typeof generate>[0]> = {}
) => {
  const script = scripted(reply(200, GOOD[id]));
  await generate({ id, http: script.http, request, ...changes });
  expect(script.requests).toHaveLength(1);
  return script.requests[0];
};

describe('what goes over the wire', () => {
  it('of Gemini: generateContent of v1beta with its schema and without thinking', async () => {
    const sent = await ask('gemini');
    expect(sent).toMatchObject({
      method: 'POST',
      url: 'https://vendor.example/base/v1beta/models/gemini-3.1-flash-lite:generateContent',
    });
    expect(sentHeaders(sent)).toMatchObject({
      'x-goog-api-key': KEY,
      'content-type': 'application/json',
    });
    expect(sentBody(sent)).toEqual({
      systemInstruction: { parts: [{ text: system }] },
      contents: [
        {
          role: 'user',
          parts: [{ text: user }, { inlineData: { mimeType: 'image/png', data: PICTURE.base64 } }],
        },
      ],
      generationConfig: {
        responseMimeType: 'application/json',
        responseJsonSchema: SCHEMA,
        maxOutputTokens: 2000,
      },
    });
  });

  it('of OpenAI: the Responses API, strict, with little effort, and nothing kept', async () => {
    const sent = await ask('openai');
    expect(sent).toMatchObject({ method: 'POST', url: 'https://vendor.example/base/responses' });
    expect(sentHeaders(sent)).toMatchObject({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
    });
    expect(sentText(sent)).toBe(
      JSON.stringify({
        model: 'gpt-6-luna',
        instructions: system,
        max_output_tokens: 2000,
        store: false,
        reasoning: { effort: 'low' },
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: user },
              { type: 'input_image', image_url: DATA_URL, detail: 'low' },
            ],
          },
        ],
        text: { format: { type: 'json_schema', name: 'post', strict: true, schema: SCHEMA } },
      })
    );
  });

  it('of Anthropic: the native Messages API, the picture before the words', async () => {
    const sent = await ask('anthropic');
    expect(sent).toMatchObject({ method: 'POST', url: 'https://vendor.example/base/v1/messages' });
    expect(sentHeaders(sent)).toEqual({ 'x-api-key': KEY, 'anthropic-version': '2023-06-01' });
    expect(sentText(sent)).toBe(
      JSON.stringify({
        model: 'claude-haiku-5-5',
        max_tokens: 2000,
        system,
        messages: [
          {
            role: 'user',
            content: [
              {
                type: 'image',
                source: { type: 'base64', media_type: 'image/png', data: PICTURE.base64 },
              },
              { type: 'text', text: user },
            ],
          },
        ],
        output_config: { effort: 'low', format: { type: 'json_schema', schema: SCHEMA } },
      })
    );
  });

  it('of Cohere: v2/chat with its own form of a schema', async () => {
    const sent = await ask('cohere');
    expect(sent).toMatchObject({ method: 'POST', url: 'https://vendor.example/base/v2/chat' });
    expect(sentHeaders(sent)).toEqual({ authorization: `Bearer ${KEY}` });
    expect(sentText(sent)).toBe(
      JSON.stringify({
        model: 'command-a-plus-05-2026',
        stream: false,
        max_tokens: 2000,
        messages: [
          { role: 'system', content: system },
          {
            role: 'user',
            content: [
              { type: 'text', text: user },
              { type: 'image_url', image_url: { url: DATA_URL } },
            ],
          },
        ],
        response_format: { type: 'json_object', json_schema: SCHEMA },
      })
    );
  });

  it('of a compatible server: Chat Completions with max_tokens', async () => {
    const sent = await ask('compatible');
    expect(sent).toMatchObject({
      method: 'POST',
      url: 'https://vendor.example/base/chat/completions',
    });
    expect(sentHeaders(sent)).toMatchObject({ authorization: `Bearer ${KEY}` });
    expect(sentText(sent)).toBe(
      JSON.stringify({
        model: 'llama4:scout',
        messages: [
          { role: 'system', content: system },
          {
            role: 'user',
            content: [
              { type: 'text', text: user },
              { type: 'image_url', image_url: { url: DATA_URL } },
            ],
          },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'post', strict: true, schema: SCHEMA },
        },
        max_tokens: 2000,
      })
    );
  });

  it('says nothing of a key to a compatible server that has none, in plain words without pictures', async () => {
    const sent = await ask('compatible', { settings: { apiKey: null }, request: aRequest() });
    expect(sentHeaders(sent).authorization).toBe('Bearer no-key');
    expect(sentBody(sent)).toMatchObject({ messages: [{}, { role: 'user', content: user }] });
  });

  it.each(LLM_PROVIDER_IDS)('of %s never says how warm or random it should be', async (id) => {
    expect(sentText(await ask(id))).not.toMatch(/temperature|top_?[pk]|penalty|seed/i);
  });

  it.each(LLM_PROVIDER_IDS)('of %s is capped in size and time, with a signal', async (id) => {
    const sent = await ask(id, { timeoutMs: 4321 });
    expect(sent?.timeoutMs).toBe(4321);
    expect(sent?.maxResponseBytes).toBe(2 * 1024 * 1024);
    expect(sent?.signal).toBeInstanceOf(AbortSignal);
  });
});

describe('how much a model is to think', () => {
  const thinkingOf = async (model: string) => {
    const body = sentBody(await ask('gemini', { settings: { model } })) as {
      generationConfig: { thinkingConfig?: unknown };
    };
    return body.generationConfig.thinkingConfig;
  };

  it.each([
    ['gemini-3.1-flash-lite', undefined],
    ['gemini-3.5-flash-lite', undefined],
    ['gemini-2.5-flash-lite', undefined],
    ['gemini-3.8-flash', { thinkingLevel: 'LOW' }],
    ['models/gemini-3-pro', { thinkingLevel: 'LOW' }],
    ['gemini-2.5-flash', { thinkingBudget: 512 }],
    ['gemini-flash-latest', undefined],
    ['gemma-3-27b-it', undefined],
  ])('of Gemini: %s', async (model, expected) => {
    expect(await thinkingOf(model)).toEqual(expected);
  });

  it.each([
    ['gpt-6-luna', true],
    ['gpt-5.4-mini', true],
    ['o3', true],
    ['gpt-4o-mini', false],
    ['gpt-4.1', false],
    ['gpt-5-chat-latest', false],
  ])('of OpenAI: %s takes an effort: %s', async (model, isTold) => {
    const body = sentBody(await ask('openai', { settings: { model } }));
    if (isTold) expect(body).toMatchObject({ reasoning: { effort: 'low' } });
    else expect(body).not.toHaveProperty('reasoning');
  });

  it.each([
    ['claude-haiku-5-5', true],
    ['claude-sonnet-5-5-20261007', true],
    ['claude-haiku-4-5', false],
    ['claude-3-5-haiku-20241022', false],
  ])('of Claude: %s takes an effort: %s', async (model, isTold) => {
    const body = sentBody(await ask('anthropic', { settings: { model } }));
    expect(body).toMatchObject({ output_config: { format: { type: 'json_schema' } } });
    if (isTold) expect(body).toHaveProperty('output_config.effort', 'low');
    else expect(body).not.toHaveProperty('output_config.effort');
  });
});

describe('how much Cohere may write', () => {
  it.each([
    ['command-r7b-12-2024', 4000],
    ['command-r-08-2024', 4000],
    ['command-a-03-2025', 8000],
    ['command-a-translate-08-2025', 8000],
    ['command-a-plus-05-2026', 9000],
  ])('%s: never more than it can', async (model, most) => {
    const request = aRequest({ maxOutputTokens: 9000 });
    const body = sentBody(await ask('cohere', { settings: { model }, request }));
    expect(body).toHaveProperty('max_tokens', most);
  });
});

describe("the process's environment", () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it('turns no call to another address, account or service', async () => {
    Object.assign(process.env, {
      OPENAI_BASE_URL: 'https://elsewhere.example',
      OPENAI_API_KEY: 'other-key-of-openai',
      OPENAI_ORG_ID: 'org-other',
      OPENAI_PROJECT_ID: 'project-other',
      GOOGLE_GENAI_USE_VERTEXAI: 'true',
      GOOGLE_GENAI_USE_ENTERPRISE: 'true',
      GOOGLE_CLOUD_PROJECT: 'other-project',
      GOOGLE_GEMINI_BASE_URL: 'https://elsewhere.example',
      GEMINI_API_KEY: 'other-key-of-google',
    });
    for (const id of ['gemini', 'openai', 'compatible'] as const) {
      const sent = await ask(id);
      expect(sent?.url).toMatch(/^https:\/\/vendor\.example\/base\//);
      expect(JSON.stringify(sentHeaders(sent))).not.toMatch(/other/);
    }
  });
});

describe('a call without what it needs', () => {
  it.each(LLM_PROVIDER_IDS.filter((id) => id !== 'compatible'))(
    'of %s: no key, no question',
    async (id) => {
      const { http, requests } = scripted();
      const provider = LLM_PROVIDERS[id].create(settingsOf(id, { apiKey: null }), { http });
      await expect(provider.generate(aRequest(), { timeoutMs: 1000 })).rejects.toMatchObject({
        kind: 'misconfigured',
        code: 'KEY_MISSING',
        message: `${LLM_PROVIDERS[id].label} has no key yet. Enter one under Settings, AI.`,
      });
      expect(requests).toHaveLength(0);
    }
  );

  it.each(LLM_PROVIDER_IDS)('of %s: a key that was copied with more than itself', async (id) => {
    const { http, requests } = scripted();
    const settings = settingsOf(id, { apiKey: `${KEY}\n” ` });
    const provider = LLM_PROVIDERS[id].create(settings, { http });
    await expect(provider.generate(aRequest(), { timeoutMs: 1000 })).rejects.toMatchObject({
      kind: 'misconfigured',
      code: 'KEY_MALFORMED',
    });
    expect(requests).toHaveLength(0);
  });

  it('a model that cannot be one is said so, before anything is sent', async () => {
    const { http, requests } = scripted();
    const settings = settingsOf('gemini', { model: '../files?x=1' });
    const provider = LLM_PROVIDERS.gemini.create(settings, { http });
    await expect(provider.generate(aRequest(), { timeoutMs: 1000 })).rejects.toMatchObject({
      kind: 'misconfigured',
      code: 'REQUEST_NOT_MADE',
    });
    expect(requests).toHaveLength(0);
  });
});
