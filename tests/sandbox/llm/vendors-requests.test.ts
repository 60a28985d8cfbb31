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
  vendorOf,
  wordsOf,
  type CallName,
  type Change,
} from './vendors-for-test';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const NAMES = Object.keys(CALLS) as CallName[];

const refused = async (name: CallName, change: Change) => {
  const { status, json } = await send(sandbox, name, { change });
  return { status, json };
};

describe('a request in order', () => {
  it.each(NAMES)('is answered by %s with what its schema asks for', async (name) => {
    const sent = await send(sandbox, name);
    expect(sent.status).toBe(200);
    expect(answerOf(name, sent).targets.map(({ key }) => key)).toEqual(['t1', 't2']);
  });

  it.each(NAMES)('without a task gets plausible values from %s', async (name) => {
    const schema = {
      type: 'object',
      properties: {
        word: { type: 'string' },
        colour: { type: 'string', enum: ['red', 'blue'] },
        amount: { type: 'integer' },
        list: { type: 'array', items: { type: 'boolean' } },
      },
      required: ['word', 'colour', 'amount', 'list'],
      additionalProperties: false,
    };
    const sent = await send(sandbox, name, { question: { user: 'Hello', schema } });
    const answer = JSON.parse(wordsOf(name, sent)) as unknown;
    expect(answer).toEqual({ word: 'ok', colour: 'red', amount: 1, list: [true] });
  });

  it.each(NAMES)('is the same answer every time from %s', async (name) => {
    const [first, second] = [await send(sandbox, name), await send(sandbox, name)];
    expect(wordsOf(name, first)).toBe(wordsOf(name, second));
  });
});

describe('usage', () => {
  it('has about a token for four letters, and more for scripts of other lands', async () => {
    const tokens = async (user: string) => {
      const { json } = await send(sandbox, 'gemini', { question: { user } });
      return (json['usageMetadata'] as { promptTokenCount: number }).promptTokenCount;
    };
    const empty = await tokens('');
    expect((await tokens('word '.repeat(80))) - empty).toBe(100);
    expect((await tokens('潮'.repeat(100))) - empty).toBe(80);
    expect((await tokens('я'.repeat(100))) - empty).toBe(45);
  });

  it('is told in the fields of each vendor', async () => {
    const usageOf = async (name: CallName, field: string) =>
      (await send(sandbox, name)).json[field];
    const count = expect.any(Number) as number;
    expect(await usageOf('gemini', 'usageMetadata')).toMatchObject({
      ...{ promptTokenCount: count, candidatesTokenCount: count, totalTokenCount: count },
    });
    expect(await usageOf('openai', 'usage')).toMatchObject({
      ...{ input_tokens: count, output_tokens: count, total_tokens: count },
      input_tokens_details: { cached_tokens: 0 },
      output_tokens_details: { reasoning_tokens: 64 },
    });
    expect(await usageOf('openai-chat', 'usage')).toMatchObject({
      ...{ prompt_tokens: count, completion_tokens: count, total_tokens: count },
    });
    expect(await usageOf('anthropic', 'usage')).toMatchObject({
      ...{ input_tokens: count, output_tokens: count, cache_read_input_tokens: 0 },
    });
    expect(await usageOf('cohere', 'usage')).toMatchObject({
      billed_units: { input_tokens: count, output_tokens: count },
      tokens: { input_tokens: count, output_tokens: count },
    });
    expect(await usageOf('compatible', 'usage')).toMatchObject({ prompt_tokens: count });
  });

  it('counts a third more for a tokenizer that is known for it', async () => {
    const inputs: number[] = [];
    for (const model of ['claude-haiku-4-5', 'claude-haiku-5-5']) {
      const body = { model, output_config: { format: { type: 'json_schema', schema: SCHEMA } } };
      const { json } = await send(sandbox, 'anthropic', { change: { body } });
      inputs.push((json['usage'] as { input_tokens: number }).input_tokens);
    }
    const [older = 0, newer = 0] = inputs;
    expect(newer / older).toBeCloseTo(1.3, 1);
  });

  it.each([
    ['gemini', 258 * 4],
    ['openai', 85],
    ['openai-chat', 85 + 170 * 6],
    ['anthropic', 1600],
  ] as const)('of %s has a picture of 1200 × 1000 as %i tokens', async (name, expected) => {
    const tokens = async (image?: string) => {
      await send(sandbox, name, { question: { user: 'Look', image } });
      return sandbox.vendors[vendorOf(name)].calls().at(-1)?.usage?.inputTokens ?? 0;
    };
    const without = await tokens();
    expect((await tokens(await pngOf(1200, 1000))) - without).toBe(expected);
  });

  it('leaves out of the input what Anthropic had cached, and nowhere else', async () => {
    const inputs = async (name: CallName, field: string) => {
      const vendor = vendorOf(name);
      const read = async () => (await send(sandbox, name)).json['usage'] as Record<string, number>;
      const before = await read();
      act(sandbox, vendor, ['configure', { cachedShare: 0.5 }]);
      return [before[field] ?? 0, (await read())[field] ?? 0] as const;
    };
    const [whole, rest] = await inputs('anthropic', 'input_tokens');
    expect(rest).toBe(Math.ceil(whole / 2));
    const [before, after] = await inputs('openai-chat', 'prompt_tokens');
    expect(after).toBe(before);
  });

  it.each(NAMES)('counts what %s thought against the limit, and cuts the answer', async (name) => {
    const question = { user: messageOf(TASK), maxTokens: 80 };
    const sent = await send(sandbox, name, { question });
    expect(sent.status).toBe(200);
    expect(() => answerOf(name, sent)).toThrow();
    const usage = sandbox.vendors[vendorOf(name)].calls().at(-1)?.usage;
    expect((usage?.answerTokens ?? 0) + (usage?.thoughtTokens ?? 0)).toBeLessThanOrEqual(80);
    expect(sent.text).toMatch(/"MAX_TOKENS"|"max_output_tokens"|"length"|"max_tokens"/);
  });
});

describe('names of requests', () => {
  it.each([
    ['openai', 'x-request-id', /^req_/],
    ['anthropic', 'request-id', /^req_01/],
  ] as const)('of %s stand in the header %s', async (name, header, shape) => {
    const { headers } = await send(sandbox, name);
    expect(headers.get(header)).toMatch(shape);
    expect(headers.get(header)).toBe(sandbox.vendors[name].calls().at(-1)?.requestId);
  });

  it('stand in the body at Google and Cohere', async () => {
    expect((await send(sandbox, 'gemini')).json['responseId']).toMatch(/^\w{22}$/);
    expect((await send(sandbox, 'cohere')).json['id']).toMatch(/^\w{8}-\w{4}-/);
  });
});

describe('keys', () => {
  const KEYS: [CallName, (key: string) => Record<string, string>, number][] = [
    ['gemini', (key) => ({ 'x-goog-api-key': key }), 400],
    ['openai', (key) => ({ authorization: `Bearer ${key}` }), 401],
    ['openai-chat', (key) => ({ authorization: `Bearer ${key}` }), 401],
    ['anthropic', (key) => ({ 'x-api-key': key }), 401],
    ['cohere', (key) => ({ authorization: `Bearer ${key}` }), 401],
    ['compatible', (key) => ({ authorization: `Bearer ${key}` }), 401],
  ];

  it.each(KEYS)('%s refuses the wrong one and takes any other', async (name, headers, status) => {
    const wrong = await send(sandbox, name, { change: { headers: headers('wrong-key') } });
    expect(wrong.status).toBe(status);
    expect(wrong.text).not.toContain('wrong-key');
    const other = await send(sandbox, name, { change: { headers: headers('sandbox-other') } });
    expect(other.status).toBe(200);
  });

  it.each([
    ['gemini', 403, { error: { status: 'PERMISSION_DENIED' } }],
    ['openai', 401, { error: { type: 'invalid_request_error', code: null } }],
    ['anthropic', 401, { type: 'error', error: { type: 'authentication_error' } }],
    ['cohere', 401, { message: 'no api key supplied' }],
  ] as const)('%s refuses a call without one', async (name, status, body) => {
    const { path, body: asked } = CALLS[name]({ user: 'Hello' });
    const response = await fetch(sandbox.vendorUrls[name] + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
      body: JSON.stringify(asked),
    });
    expect([response.status, await response.json()]).toEqual([
      status,
      expect.objectContaining(
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            typeof value === 'object' ? (expect.objectContaining(value) as unknown) : value,
          ])
        )
      ),
    ]);
  });

  it('are an invalid argument with a reason of its own at Google', async () => {
    const { json } = await refused('gemini', { headers: { 'x-goog-api-key': 'wrong-key' } });
    expect(json['error']).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: [{ reason: 'API_KEY_INVALID' }],
    });
  });

  it('open Anthropic as a bearer too', async () => {
    const headers = { 'x-api-key': '', authorization: 'Bearer sandbox-bearer' };
    const { path, body } = CALLS.anthropic({ user: 'Hello' });
    const response = await fetch(sandbox.vendorUrls.anthropic + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'anthropic-version': '2026-10-21',
        authorization: headers.authorization,
      },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  });
});
