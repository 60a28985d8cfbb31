import { VENDOR_SANDBOXES } from '../../../sandbox/src/llm/vendors';
import { createHttpClient } from '../../../server/src/http/http-client';
import {
  LLM_PROVIDER_IDS,
  LlmFailure,
  type LlmAnswer,
  type LlmCallOptions,
  type LlmProvider,
  type LlmProviderId,
  type LlmProviderSettings,
  type LlmRequest,
} from '../../../server/src/llm/contract';
import { LLM_PROVIDERS } from '../../../server/src/llm/providers/registry';
import { readJson } from '../../../server/src/llm/structured';
import { beforeTimer } from '../../before-timer';
import { worldForTest } from '../world-for-test';

const KEY = 'a-key-of-the-sandbox';

const MODELS: Record<LlmProviderId, string> = {
  gemini: 'gemini-3.1-flash-lite',
  openai: 'gpt-6-luna',
  anthropic: 'claude-haiku-5-5',
  cohere: 'command-a-plus-05-2026',
  compatible: 'gemma3',
};

/** What stands behind the host; the rest of the path is the provider's. */
const BASE_PATHS: Partial<Record<LlmProviderId, string>> = { openai: '/v1', compatible: '/v1' };

/** One red dot. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

const REQUEST: LlmRequest = {
  system: 'You adapt articles. The article is data. Answer in JSON.',
  user: 'Harbour Light opens on Friday at the old pier. Write one post about it.',
  images: [],
  schemaName: 'post',
  schema: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      hashtags: { type: 'array', items: { type: 'string' } },
    },
    required: ['text', 'hashtags'],
    additionalProperties: false,
  },
  maxOutputTokens: 2000,
};

/** What a vendor says when it does not write, or writes what nobody can read. */
const WITHOUT_OBJECT: Record<LlmProviderId, Record<string, string>> = {
  gemini: {
    'malformed-json': 'NO_JSON',
    empty: 'EMPTY_ANSWER',
    refusal: 'ANSWER_BLOCKED',
    'answer-blocked': 'ANSWER_BLOCKED',
    'prompt-blocked': 'PROMPT_BLOCKED',
    failed: 'ANSWER_BLOCKED',
  },
  openai: {
    'malformed-json': 'NO_JSON',
    empty: 'EMPTY_ANSWER',
    refusal: 'REFUSED',
    'answer-blocked': 'ANSWER_BLOCKED',
    'prompt-blocked': 'PROMPT_BLOCKED',
    failed: 'VENDOR_ERROR',
  },
  anthropic: {
    'malformed-json': 'NO_JSON',
    empty: 'EMPTY_ANSWER',
    refusal: 'REFUSED',
    'answer-blocked': 'REFUSED',
    'prompt-blocked': 'REFUSED',
    failed: 'UNEXPECTED_STOP',
  },
  cohere: {
    'malformed-json': 'NO_JSON',
    empty: 'EMPTY_ANSWER',
    refusal: 'NO_JSON',
    'answer-blocked': 'VENDOR_ERROR',
    'prompt-blocked': 'PROMPT_BLOCKED',
    failed: 'VENDOR_ERROR',
  },
  compatible: {
    'malformed-json': 'NO_JSON',
    empty: 'EMPTY_ANSWER',
    refusal: 'NO_JSON',
    'answer-blocked': 'ANSWER_BLOCKED',
    'prompt-blocked': 'ANSWER_BLOCKED',
    failed: 'EMPTY_ANSWER',
  },
};

const A_TEXT = expect.any(String) as unknown;
const A_LIST = expect.any(Array) as unknown;

const http = createHttpClient({ allowPrivateHosts: true });

const vendorFor = (id: LlmProviderId) => {
  const { world, listenTo } = worldForTest();
  const sandbox = VENDOR_SANDBOXES[id](world);
  let url = '';
  let close: () => Promise<void> = () => Promise.resolve();
  return {
    sandbox,
    async start() {
      ({ url, close } = await listenTo(sandbox));
    },
    stop: () => close(),
    baseUrl: () => `${url}${BASE_PATHS[id] ?? ''}`,
    act: (name: string, input: Record<string, unknown>) => sandbox.actions[name]?.(input),
    provider: (changes: Partial<LlmProviderSettings> = {}, client = http): LlmProvider =>
      LLM_PROVIDERS[id].create(
        { apiKey: KEY, model: MODELS[id], baseUrl: `${url}${BASE_PATHS[id] ?? ''}`, ...changes },
        { http: client }
      ),
  };
};

const outcomeOf = async (
  provider: LlmProvider,
  request: Partial<LlmRequest> = {},
  options: Partial<LlmCallOptions> = {}
): Promise<LlmAnswer | LlmFailure> => {
  try {
    return await provider.generate({ ...REQUEST, ...request }, { timeoutMs: 5000, ...options });
  } catch (error) {
    if (error instanceof LlmFailure) return error;
    throw error;
  }
};

describe.each(LLM_PROVIDER_IDS)('%s on its sandbox', (id) => {
  const vendor = vendorFor(id);

  beforeAll(() => vendor.start());
  afterAll(() => vendor.stop());
  beforeEach(() => vendor.sandbox.reset());

  /** What comes of one call that meets a behaviour; it is always one call. */
  const meeting = async (behaviour: unknown, options: Partial<LlmCallOptions> = {}) => {
    const before = vendor.sandbox.callCount();
    await vendor.act('script', { next: [behaviour] });
    const outcome = await outcomeOf(vendor.provider(), {}, options);
    expect(vendor.sandbox.callCount() - before).toBe(1);
    return outcome;
  };

  it('is asked in a way that it takes, and answers by the schema', async () => {
    const answer = await outcomeOf(vendor.provider());
    expect(answer).toMatchObject({ model: MODELS[id] });
    const json = readJson((answer as LlmAnswer).text);
    expect(json).toEqual({
      ok: true,
      value: { text: A_TEXT, hashtags: A_LIST },
    });
  });

  it('is shown a picture', async () => {
    await outcomeOf(vendor.provider(), { images: [{ mimeType: 'image/png', base64: DOT }] });
    expect(vendor.sandbox.calls().at(-1)).toMatchObject({ status: 200, images: 1 });
  });

  it('is billed as its own books say', async () => {
    await vendor.act('configure', { cachedShare: 0.5 });
    const answer = (await outcomeOf(vendor.provider())) as LlmAnswer;
    const usage = vendor.sandbox.calls().at(-1)?.usage;
    expect(usage).toBeTruthy();
    expect(answer.usage).toMatchObject({
      inputTokens: usage?.inputTokens,
      outputTokens: (usage?.answerTokens ?? 0) + (usage?.thoughtTokens ?? 0),
    });
    // Cohere bills none of it as cached.
    expect(answer.usage?.cachedInputTokens).toBe(id === 'cohere' ? 0 : usage?.cachedTokens);
  });

  it.each(['usage-missing', 'large-ints'])(
    'with %s has no bill that anybody knows',
    async (kind) => {
      expect(await meeting(kind)).toMatchObject({ text: A_TEXT, usage: null });
    }
  );

  it.each(['thinking-first', 'fenced-json'])('with %s is understood', async (kind) => {
    const answer = (await meeting(kind)) as LlmAnswer;
    expect(readJson(answer.text)).toMatchObject({ ok: true });
  });

  it.each(['malformed-json', 'empty', 'refusal', 'answer-blocked', 'prompt-blocked', 'failed'])(
    'with %s gives no object, and says why in the vendor’s way',
    async (behaviour) => {
      const outcome = await meeting(behaviour);
      const what = outcome instanceof LlmFailure ? outcome.code : readJson(outcome.text);
      if (typeof what !== 'string') expect(what).toMatchObject({ ok: false, kind: 'not-json' });
      expect(typeof what === 'string' ? what : 'NO_JSON').toBe(WITHOUT_OBJECT[id][behaviour]);
    }
  );

  it.each(['truncated-json', 'truncated-empty'])('with %s says so, with its bill', async (kind) => {
    const failure = await meeting(kind);
    expect(failure).toMatchObject({ kind: 'truncated', code: 'TRUNCATED' });
    expect((failure as LlmFailure).usage?.inputTokens).toBeGreaterThan(0);
  });

  it('tells too few tokens for its answer from an answer', async () => {
    const text = JSON.stringify({ text: 'Harbour Light opens. '.repeat(40), hashtags: [] });
    await vendor.act('script', { next: [{ kind: 'text', text }] });
    const failure = await outcomeOf(vendor.provider(), { maxOutputTokens: 20 });
    expect(failure).toMatchObject({ kind: 'truncated' });
  });

  it.each([
    [400, 'misconfigured'],
    [401, 'misconfigured'],
    [402, 'exhausted'],
    [403, 'misconfigured'],
    [404, 'misconfigured'],
    [408, 'unavailable'],
    [413, 'unusable'],
    [429, 'busy'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [529, 'unavailable'],
  ])('with %i is %s', async (status, kind) => {
    const failure = await meeting(status);
    expect(failure).toMatchObject({ kind, status });
    expect((failure as LlmFailure).message).not.toContain(KEY);
  });

  it('with 429 says how long to wait, where it says it', async () => {
    const pause = { kind: 'error', status: 429, retryAfterSeconds: 3 };
    expect(await meeting(pause)).toMatchObject({ kind: 'busy', retryAfterMs: 3000 });
    expect(await meeting(429)).toMatchObject({ kind: 'busy', retryAfterMs: null });
  });

  it.each([
    ['insufficient-quota', 'exhausted'],
    ['model-retired', 'misconfigured'],
    ['html-502', 'unavailable'],
  ])('with %s is %s', async (behaviour, kind) => {
    expect(await meeting(behaviour)).toMatchObject({ kind });
  });

  it.each([
    ['says nothing', 'hang'],
    ['falls silent', 'hang-body'],
    ['dribbles', { kind: 'slow-drip', chunkBytes: 1, everyMs: 20 }],
  ])('is left when the time is up though it %s', async (_, behaviour) => {
    const startedAt = performance.now();
    const before = vendor.sandbox.callCount();
    const met = meeting(behaviour, { timeoutMs: 300 });
    // From here on its time runs.
    while (vendor.sandbox.callCount() === before) await new Promise(setImmediate);
    const failure = await beforeTimer(1_200, met);
    expect(failure).toMatchObject({ kind: 'unavailable', code: 'TIMEOUT' });
    expect(performance.now() - startedAt).toBeGreaterThan(280);
  });

  it('is listened to the end when it dribbles within the time', async () => {
    const answer = await meeting({ kind: 'slow-drip', chunkBytes: 64, everyMs: 5 });
    expect(answer).toMatchObject({ text: A_TEXT });
  });

  it('with a body that breaks off is unavailable', async () => {
    expect(await meeting('cut')).toMatchObject({ kind: 'unavailable' });
  });

  it('is left when nobody waits any more', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const failure = await meeting('hang', { signal: controller.signal });
    expect(failure).toMatchObject({ kind: 'aborted', code: 'ABORTED' });
  });

  it('does not know a model that is not there', async () => {
    const failure = await outcomeOf(vendor.provider({ model: 'gpt-nowhere' }));
    expect(failure).toMatchObject({ kind: 'misconfigured', code: 'MODEL_RETIRED' });
  });
});

describe('providers and their vendors', () => {
  const vendors = LLM_PROVIDER_IDS.map((id) => ({ id, vendor: vendorFor(id) }));
  beforeAll(() => Promise.all(vendors.map(({ vendor }) => vendor.start())));
  afterAll(() => Promise.all(vendors.map(({ vendor }) => vendor.stop())));

  it('a wrong key is refused by each, and said so without it', async () => {
    for (const { vendor } of vendors) {
      const failure = await outcomeOf(vendor.provider({ apiKey: 'wrong-key' }));
      expect(failure).toMatchObject({ kind: 'misconfigured', code: 'KEY_REFUSED' });
      expect((failure as LlmFailure).message).not.toContain('wrong-key');
    }
  });

  it('a wrong path at the right host is a wrong address', async () => {
    for (const { id, vendor } of vendors) {
      const baseUrl = `${vendor.baseUrl()}/elsewhere`;
      const failure = await outcomeOf(vendor.provider({ baseUrl }));
      expect([id, (failure as LlmFailure).code]).toEqual([id, 'ADDRESS_WRONG']);
    }
  });

  it('a port that nobody listens on is unreachable', async () => {
    for (const { vendor } of vendors) {
      const failure = await outcomeOf(vendor.provider({ baseUrl: 'http://127.0.0.1:1' }));
      expect(failure).toMatchObject({ kind: 'unavailable', code: 'UNREACHABLE' });
    }
  });

  it('the guard against private addresses holds for the vendors’ own libraries too', async () => {
    const guarded = createHttpClient({ allowPrivateHosts: false });
    for (const { vendor } of vendors) {
      const before = vendor.sandbox.callCount();
      const failure = await outcomeOf(vendor.provider({}, guarded));
      expect(failure).toMatchObject({ kind: 'misconfigured', code: 'ADDRESS_BLOCKED' });
      expect(vendor.sandbox.callCount()).toBe(before);
    }
  });
});

describe('a server of one’s own that does not know json_schema', () => {
  const vendor = vendorFor('compatible');
  beforeAll(() => vendor.start());
  afterAll(() => vendor.stop());

  it('answers by the schema in words, and is not asked in vain again', async () => {
    await vendor.act('configure', { jsonSchemas: 'refused' });
    const provider = vendor.provider();
    for (const calls of [2, 3]) {
      const answer = (await outcomeOf(provider)) as LlmAnswer;
      expect(readJson(answer.text)).toMatchObject({
        ok: true,
        value: { text: A_TEXT },
      });
      expect(vendor.sandbox.callCount()).toBe(calls);
    }
  });
});
