import type { Sandbox } from '../../../sandbox/src';
import {
  act,
  answerOf,
  CALLS,
  messageOf,
  pngOf,
  SCHEMA,
  send,
  startSandbox,
  TASK,
  type CallName,
  type Change,
} from './vendors-for-test';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const refused = async (name: CallName, change: Change) => {
  const { status, json } = await send(sandbox, name, { change });
  return { status, json };
};

/** The schema with a length, which not all vendors know. */
const BOUNDED = {
  type: 'object',
  properties: { text: { type: 'string', maxLength: 5 } },
  required: ['text'],
  additionalProperties: false,
};

describe('fields', () => {
  it.each([
    ['gemini', 400, /Unknown name \\"mood\\": Cannot find field/],
    ['openai', 400, /Unknown parameter: 'mood'.*"param":"mood","code":"unknown_parameter"/],
    ['openai-chat', 400, /Unknown parameter: 'mood'/],
    ['anthropic', 400, /"mood: Extra inputs are not permitted"/],
    ['cohere', 422, /unknown field: parameter 'mood' is not a valid field/],
  ] as const)('that %s does not know are refused', async (name, status, words) => {
    const sent = await send(sandbox, name, { change: { body: { mood: 'glad' } } });
    expect([sent.status, sent.text]).toEqual([status, expect.stringMatching(words)]);
  });

  it('that a server of one’s own does not know are overlooked', async () => {
    const body = { mood: 'glad', temperature: 0.7, max_completion_tokens: 5 };
    expect((await refused('compatible', { body })).status).toBe(200);
  });

  it.each(['openai', 'openai-chat'] as const)('%s refuses a temperature', async (name) => {
    const { status, json } = await refused(name, { body: { temperature: 0.7 } });
    expect(status).toBe(400);
    expect(json['error']).toMatchObject({ param: 'temperature', code: 'unsupported_value' });
  });

  it('Anthropic refuses a temperature by its newer version, or by a newer model', async () => {
    const body = {
      model: 'claude-haiku-4-5',
      temperature: 1,
      output_config: { format: { type: 'json_schema', schema: SCHEMA } },
    };
    const version = (name: string) => ({ 'anthropic-version': name });
    expect((await refused('anthropic', { body })).status).toBe(200);
    expect((await refused('anthropic', { body, headers: version('2026-10-21') })).status).toBe(400);
    expect((await refused('anthropic', { body: { temperature: 1 } })).status).toBe(400);
  });

  it('Gemini overlooks a temperature and fails on penalties', async () => {
    const config = (more: object) => ({
      body: { generationConfig: { responseMimeType: 'application/json', ...more } },
    });
    expect((await refused('gemini', config({ temperature: 1 }))).status).toBe(200);
    expect((await refused('gemini', config({ presencePenalty: 1 }))).status).toBe(400);
  });

  it('Anthropic needs a limit and a version that there is', async () => {
    const without = await refused('anthropic', { body: { max_tokens: undefined } });
    expect(without).toMatchObject({
      status: 400,
      json: {
        type: 'error',
        error: { type: 'invalid_request_error', message: 'max_tokens: Field required' },
        request_id: expect.stringMatching(/^req_/) as string,
      },
    });
    const version = { 'anthropic-version': '2019-01-01' };
    expect((await refused('anthropic', { headers: version })).status).toBe(400);
  });

  it('Anthropic takes no words put into its mouth, and an effort from newer models alone', async () => {
    const messages = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: '{' },
    ];
    const prefilled = await refused('anthropic', { body: { messages } });
    expect(JSON.stringify(prefilled)).toContain('prefill');
    const older = await refused('anthropic', { body: { model: 'claude-haiku-4-5' } });
    expect(JSON.stringify(older)).toContain('effort');
  });

  it('OpenAI’s reasoning models want the newer name of the limit', async () => {
    const { status, json } = await refused('openai-chat', { body: { max_tokens: 100 } });
    expect([status, json['error']]).toEqual([
      400,
      expect.objectContaining({ param: 'max_tokens' }),
    ]);
  });

  it('Gemini refuses levels of thinking that a model has not', async () => {
    const thinking = (model: string, thinkingConfig: object) =>
      refused('gemini', {
        path: `/v1beta/models/${model}:generateContent`,
        body: { generationConfig: { responseMimeType: 'application/json', thinkingConfig } },
      }).then(({ status }) => status);
    expect(await thinking('gemini-3.8-flash', { thinkingLevel: 'LOW' })).toBe(200);
    expect(await thinking('gemini-3.8-flash', { thinkingLevel: 'MINIMAL' })).toBe(400);
    expect(await thinking('gemini-2.5-flash-lite', { thinkingLevel: 'LOW' })).toBe(400);
    expect(await thinking('gemini-2.5-flash-lite', { thinkingBudget: 512 })).toBe(200);
  });
});

describe('schemas', () => {
  it.each([
    ['gemini', /response_json_schema.properties.text': maxLength is not supported/],
    ['openai', /'maxLength' is not permitted.*"code":"invalid_json_schema"/],
    ['openai-chat', /'maxLength' is not permitted/],
    ['anthropic', /Property 'maxLength' is not supported/],
    ['cohere', /'maxLength' is not supported at properties.text/],
  ] as const)('with lengths are refused by %s', async (name, words) => {
    const sent = await send(sandbox, name, { question: { user: 'Hi', schema: BOUNDED } });
    expect([sent.status, sent.text]).toEqual([400, expect.stringMatching(words)]);
  });

  it('of a strict format at OpenAI are closed, whole and named', async () => {
    const wordsOn = async (schema: object, name?: string) => {
      const format = { type: 'json_schema', name, strict: true, schema };
      return (await send(sandbox, 'openai', { change: { body: { text: { format } } } })).text;
    };
    const { additionalProperties, required, ...rest } = SCHEMA;
    expect(await wordsOn({ ...rest, required }, 'posts')).toContain('additionalProperties');
    expect(
      await wordsOn({ ...rest, additionalProperties, required: ['targets'] }, 'posts')
    ).toContain("Missing 'altTexts'");
    expect(await wordsOn(SCHEMA)).toContain("Missing required parameter: 'text.format.name'");
    expect(await wordsOn(SCHEMA, 'two words')).toContain('does not match pattern');
    expect(await wordsOn({ type: 'array', items: { type: 'string' } }, 'posts')).toContain(
      'object'
    );
  });

  it('go with JSON at Google, and only one of both kinds does', async () => {
    const config = (generationConfig: object) => refused('gemini', { body: { generationConfig } });
    expect((await config({ responseJsonSchema: SCHEMA })).status).toBe(400);
    const both = { responseJsonSchema: SCHEMA, responseSchema: SCHEMA };
    expect((await config({ responseMimeType: 'application/json', ...both })).status).toBe(400);
  });

  it('by their newer name are not known to Cohere', async () => {
    const response_format = { type: 'json_schema', json_schema: SCHEMA };
    expect((await refused('cohere', { body: { response_format } })).status).toBe(422);
  });

  it('can be refused by a server of one’s own, which follows the one in the instructions', async () => {
    act(sandbox, 'compatible', ['configure', { jsonSchemas: 'refused' }]);
    const first = await send(sandbox, 'compatible');
    expect([first.status, first.text]).toEqual([400, expect.stringContaining('json_schema')]);
    const system = `Answer by this JSON Schema:\n${JSON.stringify(SCHEMA)}`;
    const second = await send(sandbox, 'compatible', {
      question: { user: messageOf(TASK), system },
      change: { body: { response_format: { type: 'json_object' } } },
    });
    expect(answerOf('compatible', second).targets).toHaveLength(2);
  });
});

describe('models', () => {
  const withModel = (name: CallName, model: string): Change =>
    name === 'gemini' ? { path: `/v1beta/models/${model}:generateContent` } : { body: { model } };

  it.each([
    ['gemini', { error: { code: 404, status: 'NOT_FOUND' } }],
    ['openai', { error: { code: 'model_not_found', type: 'invalid_request_error' } }],
    ['anthropic', { error: { type: 'not_found_error', message: 'model: no-such-model' } }],
    ['cohere', { message: expect.stringContaining("model 'no-such-model' not found") as string }],
    ['compatible', { error: { type: 'not_found_error' } }],
  ] as const)('that %s does not have are not found', async (name, body) => {
    const { status, json } = await refused(name, withModel(name, 'no-such-model'));
    expect(status).toBe(404);
    expect(json).toMatchObject(body);
  });

  it.each([
    ['gemini', 'gemini-2.0-flash', 'no longer available'],
    ['openai', 'gpt-4.1-nano', 'deprecated'],
    ['anthropic', 'claude-3-5-haiku-latest', 'not_found_error'],
    ['cohere', 'command-r', 'was removed'],
  ] as const)('that %s has retired are not found any more', async (name, model, words) => {
    const sent = await send(sandbox, name, { change: withModel(name, model) });
    expect([sent.status, sent.text]).toEqual([404, expect.stringContaining(words)]);
  });

  it('retire on their day, and by the sandbox’s hand', async () => {
    const statusOf = async (model: string) =>
      (await refused('openai', withModel('openai', model))).status;
    sandbox.clock.advance(Date.parse('2027-04-02') - sandbox.clock.now());
    expect(await statusOf('gpt-5.4-nano')).toBe(404);
    act(sandbox, 'openai', [
      'configure',
      { retiredModels: ['gpt-6-luna'], addedModels: ['gpt-7'] },
    ]);
    expect([await statusOf('gpt-6-luna'), await statusOf('gpt-7')]).toEqual([404, 200]);
  });

  it('are known by their dated names too', async () => {
    const sent = await send(sandbox, 'anthropic', {
      change: { body: { model: 'claude-haiku-5-5-20261007' } },
    });
    expect(sent.status).toBe(200);
  });
});

describe('pictures', () => {
  it('go to a model of Cohere that sees, and to no other', async () => {
    const question = { user: 'Look', image: await pngOf(64, 64) };
    const blind = await send(sandbox, 'cohere', { question });
    expect([blind.status, blind.text]).toEqual([400, expect.stringContaining('not supported')]);
    const body = { model: 'command-a-vision-07-2025' };
    expect((await send(sandbox, 'cohere', { question, change: { body } })).status).toBe(200);
  });

  it.each(['gemini', 'openai', 'openai-chat', 'anthropic'] as const)(
    '%s looks at them, and refuses bytes that are none',
    async (name) => {
      const image = await pngOf(64, 64);
      expect((await send(sandbox, name, { question: { user: 'Look', image } })).status).toBe(200);
      const broken = await send(sandbox, name, { question: { user: 'Look', image: 'AAAA' } });
      expect(broken.status).toBe(400);
    }
  );

  it('at an address are not fetched', async () => {
    const content = [{ type: 'input_image', image_url: 'https://example.com/picture.png' }];
    const { status, json } = await refused('openai', {
      body: { input: [{ role: 'user', content }] },
    });
    expect([status, json['error']]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_image_url' }),
    ]);
  });
});

describe('what is no call at all', () => {
  it.each([
    ['gemini', 404, '<!DOCTYPE html>'],
    ['openai', 404, 'Invalid URL (POST /v9/else)'],
    ['anthropic', 404, 'not_found_error'],
    ['cohere', 404, 'page not found'],
    ['compatible', 404, '404 page not found'],
  ] as const)('%s does not find an address that it has not', async (name, status, words) => {
    const sent = await send(sandbox, name, { change: { path: '/v9/else' } });
    expect([sent.status, sent.text]).toEqual([status, expect.stringContaining(words)]);
  });

  it.each(['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const)(
    '%s refuses a body that is no JSON',
    async (name) => {
      const { path, headers } = CALLS[name]({ user: 'Hello' });
      const response = await fetch(sandbox.vendorUrls[name] + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: '{"model":',
      });
      expect(response.status).toBe(400);
    }
  );
});
