import type { Sandbox } from '../../../sandbox/src';
import {
  act,
  answerOf,
  CALLS,
  messageOf,
  script,
  send,
  startSandbox,
  TASK,
  vendorOf,
  wordsOf,
  type CallName,
} from './vendors-for-test';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 5 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const NAMES = Object.keys(CALLS) as CallName[];

/** The answer of a vendor that behaves so once. */
const once = (name: CallName, behaviour: unknown) => {
  script(sandbox, vendorOf(name), { next: [behaviour] });
  return send(sandbox, name);
};

const statusOf = async (name: CallName): Promise<number> => (await send(sandbox, name)).status;

describe('a script', () => {
  it('is followed once each, and then come good answers', async () => {
    script(sandbox, 'openai', { next: [503, 'empty', { kind: 'error', status: 429 }] });
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push(await statusOf('openai'));
    expect(statuses).toEqual([503, 200, 429, 200]);
  });

  it('can go on for ever, until another one takes its place', async () => {
    script(sandbox, 'cohere', { next: ['good'], always: 500 });
    const statuses = [await statusOf('cohere'), await statusOf('cohere'), await statusOf('cohere')];
    expect(statuses).toEqual([200, 500, 500]);
    script(sandbox, 'cohere', {});
    expect(await statusOf('cohere')).toBe(200);
  });

  it('of one vendor is nothing to the others', async () => {
    script(sandbox, 'gemini', { always: 503 });
    expect([await statusOf('gemini'), await statusOf('anthropic')]).toEqual([503, 200]);
  });

  it('is not used up by a call with a wrong key', async () => {
    script(sandbox, 'openai', { next: [503] });
    const headers = { authorization: 'Bearer wrong-key' };
    expect((await send(sandbox, 'openai', { change: { headers } })).status).toBe(401);
    expect(await statusOf('openai')).toBe(503);
  });

  it('ends for somebody who is told of the mistake, unless it is stubborn', async () => {
    const repair = { user: messageOf(TASK, 'It is no JSON.') };
    script(sandbox, 'anthropic', { always: 'malformed-json' });
    const first = await send(sandbox, 'anthropic');
    expect(() => answerOf('anthropic', first)).toThrow();
    const second = await send(sandbox, 'anthropic', { question: repair });
    expect(answerOf('anthropic', second).targets).toHaveLength(2);
    script(sandbox, 'anthropic', { always: 'malformed-json', stubborn: true });
    const third = await send(sandbox, 'anthropic', { question: repair });
    expect(() => answerOf('anthropic', third)).toThrow();
  });

  it('comes through the control API, which refuses what is none', async () => {
    const control = (path: string, body: object) =>
      fetch(`${sandbox.homeUrl}/control${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect((await control('/vendors/gemini/script', { next: ['empty', 429] })).status).toBe(200);
    expect((await control('/vendors/gemini/script', { next: ['dance'] })).status).toBe(400);
    expect((await control('/vendors/gemini/dance', {})).status).toBe(404);
    expect((await control('/vendors/nobody/script', {})).status).toBe(404);
    expect((await send(sandbox, 'gemini')).json['candidates']).toMatchObject([
      { content: { parts: [{ text: '' }] }, finishReason: 'STOP' },
    ]);
    expect(await statusOf('gemini')).toBe(429);
  });
});

describe('answers that end otherwise', () => {
  it.each([
    ['gemini', { candidates: [{ finishReason: 'MAX_TOKENS' }] }],
    ['openai', { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }],
    ['openai-chat', { choices: [{ finish_reason: 'length' }] }],
    ['anthropic', { stop_reason: 'max_tokens' }],
    ['cohere', { finish_reason: 'MAX_TOKENS' }],
    ['compatible', { choices: [{ finish_reason: 'length' }] }],
  ] as const)('%s marks JSON that was cut', async (name, mark) => {
    const sent = await once(name, 'truncated-json');
    expect(sent.json).toMatchObject(mark);
    expect(wordsOf(name, sent)).toMatch(/^\{"targets"/);
    expect(() => answerOf(name, sent)).toThrow();
    expect((await once(name, 'truncated-empty')).json).toMatchObject(mark);
  });

  it.each([
    ['gemini', { candidates: [{ finishReason: 'PROHIBITED_CONTENT' }] }],
    ['openai', { status: 'completed', output: [{}, { content: [{ type: 'refusal' }] }] }],
    ['openai-chat', { choices: [{ message: { content: null, refusal: /sorry/ } }] }],
    ['anthropic', { stop_reason: 'refusal', stop_details: { category: 'other' }, content: [] }],
    ['cohere', { finish_reason: 'COMPLETE', message: { content: [{ text: /sorry/ }] } }],
    ['compatible', { choices: [{ message: { content: /sorry/ } }] }],
  ] as const)('%s refuses in its own way', async (name, shape) => {
    const { status, json } = await once(name, 'refusal');
    expect(status).toBe(200);
    expect(json).toMatchObject(matching(shape) as object);
  });

  it('a blocked prompt is a success without candidates at Google, and is billed', async () => {
    const { status, json } = await once('gemini', 'prompt-blocked');
    expect([status, json['candidates']]).toEqual([200, undefined]);
    expect(json).toMatchObject({
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { promptTokenCount: expect.any(Number) as number },
    });
    expect(json['usageMetadata']).not.toHaveProperty('candidatesTokenCount');
  });

  it.each([
    ['openai', 200, { status: 'failed', error: { code: 'invalid_prompt' } }],
    ['openai-chat', 200, { choices: [{ finish_reason: 'content_filter' }] }],
    ['anthropic', 200, { stop_reason: 'refusal' }],
    ['cohere', 498, { message: /blocked/ }],
    ['compatible', 200, { choices: [{ finish_reason: 'content_filter' }] }],
  ] as const)('%s blocks a prompt with %i', async (name, status, shape) => {
    const sent = await once(name, 'prompt-blocked');
    expect(sent.status).toBe(status);
    expect(sent.json).toMatchObject(matching(shape) as object);
  });

  it.each([
    ['gemini', { candidates: [{ finishReason: 'SAFETY' }] }],
    ['openai', { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }],
    ['openai-chat', { choices: [{ finish_reason: 'content_filter' }] }],
    ['cohere', { finish_reason: 'ERROR' }],
  ] as const)('%s blocks an answer', async (name, shape) => {
    const { status, json } = await once(name, 'answer-blocked');
    expect(status).toBe(200);
    expect(json).toMatchObject(shape);
  });

  it('a failure inside of a success is told by OpenAI’s status', async () => {
    expect((await once('openai', 'failed')).json).toMatchObject({
      ...{ status: 'failed', error: { code: 'server_error' }, output: [] },
    });
  });

  it.each([
    ['gemini', { candidates: [{ content: { parts: [{ thought: true }, {}] } }] }],
    ['openai', { output: [{ type: 'reasoning' }, { type: 'message' }] }],
    ['anthropic', { content: [{ type: 'thinking' }, { type: 'text' }] }],
    ['cohere', { message: { content: [{ type: 'thinking' }, {}] } }],
  ] as const)('%s shows what it thought first', async (name, shape) => {
    const sent = await once(name, 'thinking-first');
    expect(sent.json).toMatchObject(shape);
    expect(answerOf(name, sent).targets).toHaveLength(2);
    expect(sandbox.vendors[name].calls().at(-1)?.usage?.thoughtTokens).toBeGreaterThan(0);
  });

  it.each(NAMES)('%s leaves its usage out, and bills all the same', async (name) => {
    const { json } = await once(name, 'usage-missing');
    expect(json['usage'] ?? json['usageMetadata'] ?? null).toBeNull();
    expect(sandbox.vendors[vendorOf(name)].calls().at(-1)?.usage?.inputTokens).toBeGreaterThan(10);
  });

  it('a server of one’s own can keep its usage to itself for good', async () => {
    act(sandbox, 'compatible', ['configure', { tellsUsage: false }]);
    expect((await send(sandbox, 'compatible')).json).not.toHaveProperty('usage');
  });

  it('counts beyond what JavaScript holds are sent as they are', async () => {
    expect((await once('openai', 'large-ints')).text).toContain('"input_tokens":9007199254740993');
  });
});

/** Patterns stand for texts that match them. */
const matching = (shape: unknown): unknown => {
  if (shape instanceof RegExp) return expect.stringMatching(shape) as unknown;
  if (Array.isArray(shape)) return shape.map(matching);
  if (typeof shape !== 'object' || shape === null) return shape;
  return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, matching(value)]));
};

describe('refusals by a script', () => {
  it.each([
    ['gemini', 400, { error: { status: 'INVALID_ARGUMENT' } }],
    ['gemini', 401, { error: { status: 'UNAUTHENTICATED' } }],
    ['gemini', 403, { error: { status: 'PERMISSION_DENIED' } }],
    ['gemini', 404, { error: { status: 'NOT_FOUND' } }],
    ['gemini', 429, { error: { status: 'RESOURCE_EXHAUSTED' } }],
    ['gemini', 500, { error: { status: 'INTERNAL' } }],
    ['gemini', 503, { error: { status: 'UNAVAILABLE' } }],
    ['gemini', 504, { error: { status: 'DEADLINE_EXCEEDED' } }],
    ['openai', 401, { error: { code: 'invalid_api_key' } }],
    ['openai', 429, { error: { type: 'requests', code: 'rate_limit_exceeded' } }],
    ['openai', 500, { error: { type: 'server_error' } }],
    ['anthropic', 402, { error: { type: 'billing_error' } }],
    ['anthropic', 403, { error: { type: 'permission_error' } }],
    ['anthropic', 429, { error: { type: 'rate_limit_error' } }],
    ['anthropic', 500, { error: { type: 'api_error' } }],
    ['anthropic', 504, { error: { type: 'timeout_error' } }],
    ['anthropic', 529, { type: 'error', error: { type: 'overloaded_error' } }],
    ['cohere', 402, { message: /billing/ }],
    ['cohere', 429, { message: /Trial key/ }],
    ['cohere', 498, { message: /blocked/ }],
    ['compatible', 503, { error: { message: /server busy/ } }],
    ['gemini', 402, { error: { code: 402 } }],
    ['compatible', 529, { error: { type: 'api_error' } }],
  ] as const)('%s answers %i in its own words', async (name, status, shape) => {
    const sent = await once(name, status);
    expect(sent.status).toBe(status);
    expect(sent.json).toMatchObject(matching(shape) as object);
  });

  it('say how long to wait in a header, and at Google in the body', async () => {
    const behaviour = { kind: 'error', status: 429, retryAfterSeconds: 3 };
    const { json, headers } = await once('gemini', behaviour);
    expect(json['error']).toMatchObject({
      details: [{ '@type': expect.stringContaining('RetryInfo') as string, retryDelay: '3s' }],
    });
    expect(headers.has('retry-after')).toBe(false);
    for (const name of ['openai', 'anthropic', 'cohere'] as const) {
      expect((await once(name, behaviour)).headers.get('retry-after')).toBe('3');
      expect((await once(name, 429)).headers.has('retry-after')).toBe(false);
    }
    expect((await once('gemini', 429)).text).not.toContain('RetryInfo');
  });

  it.each([
    ['gemini', 429, 'PerDay'],
    ['openai', 429, '"code":"insufficient_quota"'],
    ['anthropic', 400, 'credit balance is too low'],
    ['cohere', 429, '1000 API calls / month'],
  ] as const)('%s tells that all is used up by %i', async (name, status, words) => {
    const sent = await once(name, 'insufficient-quota');
    expect([sent.status, sent.text]).toEqual([status, expect.stringContaining(words)]);
  });

  it('come from some proxy as a page', async () => {
    const { status, text, headers } = await once('openai', 'html-502');
    expect([status, headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(text).toContain('<h1>502 Bad Gateway</h1>');
  });

  it('come by themselves when a minute’s calls are used up', async () => {
    act(sandbox, 'cohere', ['configure', { callsPerMinute: 2 }]);
    const statuses = [await statusOf('cohere'), await statusOf('cohere')];
    const third = await send(sandbox, 'cohere');
    expect([...statuses, third.status]).toEqual([200, 200, 429]);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(50);
    sandbox.clock.advance(61_000);
    expect(await statusOf('cohere')).toBe(200);
  });
});
