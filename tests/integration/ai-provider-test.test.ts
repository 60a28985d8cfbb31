import type { AiProviderTest, AiProviderView, SaveAiProvider } from '../../contracts/ai-providers';
import type { AiUsageRow } from '../../contracts/ai-usage';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { breakerKeyOf } from '../../server/src/llm/router';
import { SiteWorld } from './harness/site-world';
import { freePort } from './harness/environment';

type Vendor = 'gemini' | 'openai' | 'anthropic' | 'cohere' | 'compatible';

const KEY = 'sandbox-key-of-the-test';
const MODELS: Partial<Record<Vendor, string>> = { compatible: 'llama3.2' };
const PRICE = { inputUsd: 1, outputUsd: 2 };

let world: SiteWorld;

beforeAll(async () => {
  // Nothing but what somebody enters.
  world = await SiteWorld.start({ config: { 'ai.providers': {} } });
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(async () => {
  world.app.sandbox.reset();
  await habits({});
  await tableOf(world.app.strapi, UIDS.aiProvider).deleteMany({ where: {} });
});

const addressOf = (vendor: Vendor): string => {
  const path = vendor === 'openai' || vendor === 'compatible' ? '/v1' : '';
  return world.app.sandbox.vendorUrls[vendor] + path;
};

const setUp = async (vendor: Vendor, more: SaveAiProvider = {}): Promise<void> => {
  const settings = { apiKey: KEY, baseUrl: addressOf(vendor), model: MODELS[vendor] ?? null };
  const answer = await world.put(world.chief, `/ai/providers/${vendor}`, { ...settings, ...more });
  expect(answer).toMatchObject({ status: 200 });
};

const test = async (vendor: Vendor): Promise<AiProviderTest> => {
  const { status, data } = await world.post(world.chief, `/ai/providers/${vendor}/test`);
  expect(status).toBe(200);
  return data as AiProviderTest;
};

const habits = (ai: object) => world.put(world.chief, `/sites/${world.sites.main.id}`, { ai });

const script = (vendor: Vendor, next: readonly unknown[]) =>
  world.app.sandbox.vendors[vendor].actions['script']?.({ next });

const viewOf = async (vendor: Vendor) =>
  ((await world.listOf('/ai/providers', world.chief)) as AiProviderView[]).find(
    ({ provider }) => provider === vendor
  );

const newestCall = async () => {
  const table = tableOf<AiUsageRow>(world.app.strapi, UIDS.aiUsage);
  const [row] = await table.findMany({ orderBy: { id: 'desc' }, limit: 1 });
  return row;
};

describe('testing a provider', () => {
  it.each<Vendor>(['gemini', 'openai', 'anthropic', 'cohere'])(
    'asks %s a small question, and says what it cost',
    async (vendor) => {
      await setUp(vendor);
      const result = await test(vendor);
      expect(result).toMatchObject({
        ok: true,
        message: expect.stringContaining('answers.') as string,
      });
      expect(result.model).toBe((await viewOf(vendor))?.model);
      expect(result.costUsd).toBeGreaterThan(0);
      expect(result.costUsd).toBeLessThan(0.001);
      expect(result.latencyMs).toBeGreaterThanOrEqual(0);
      expect(world.app.sandbox.vendors[vendor].callCount()).toBe(1);
      expect(await newestCall()).toMatchObject({
        ...{ provider: vendor, purpose: 'test', outcome: 'answered', siteId: world.sites.main.id },
      });
    }
  );

  it('of a server of one’s own works without a key, at no known cost', async () => {
    await setUp('compatible', { apiKey: null });
    expect(await test('compatible')).toMatchObject({ ok: true, model: 'llama3.2', costUsd: null });
  });

  it('sends nothing while something is missing', async () => {
    expect(await test('gemini')).toEqual({
      ...{ ok: false, message: 'Enter a key of Google Gemini.', model: 'gemini-3.1-flash-lite' },
      ...{ latencyMs: null, costUsd: null },
    });
    expect(world.app.sandbox.vendors.gemini.callCount()).toBe(0);
  });

  it('works for one that is switched off', async () => {
    await setUp('gemini', { enabled: false });
    expect(await test('gemini')).toMatchObject({ ok: true });
  });
});

describe('what went wrong is told in words, and never with the key', () => {
  const refused = async (vendor: Vendor, words: RegExp, outcome: string) => {
    const result = await test(vendor);
    expect(result.message).toMatch(words);
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain(KEY);
    expect(await newestCall()).toMatchObject({ provider: vendor, purpose: 'test', outcome });
  };

  it.each<Vendor>(['gemini', 'openai', 'anthropic', 'cohere'])(
    'a wrong key of %s',
    async (vendor) => {
      await setUp(vendor, { apiKey: 'wrong-key' });
      await refused(vendor, /does not accept the key/, 'misconfigured');
    }
  );

  it.each<Vendor>(['gemini', 'openai', 'anthropic', 'cohere'])(
    'a model of %s that is no more',
    async (vendor) => {
      await setUp(vendor, { model: 'model-of-yesterday', price: PRICE });
      await refused(vendor, /does not know the model “model-of-yesterday”/, 'misconfigured');
    }
  );

  it.each<[Vendor, unknown, RegExp, string]>([
    ['openai', 'insufficient-quota', /out of credit|allowance/, 'exhausted'],
    ['anthropic', 'out-of-credit', /out of credit/, 'exhausted'],
    ['cohere', 'out-of-credit', /out of credit/, 'exhausted'],
    ['gemini', { kind: 'error', status: 429, retryAfterSeconds: 20 }, /too often/, 'busy'],
    ['gemini', 503, /overloaded|problem/, 'unavailable'],
    ['anthropic', 529, /overloaded/, 'unavailable'],
    ['openai', 'html-502', /problem of its own|answer/, 'unavailable'],
    ['gemini', 'prompt-blocked', /content/, 'blocked'],
    ['anthropic', 'refusal', /declined|content/, 'blocked'],
    ['openai', 'truncated-empty', /tokens/, 'truncated'],
    ['gemini', 'cut', /connection|cut off/, 'unavailable'],
  ])('%s with %j', async (vendor, behaviour, words, outcome) => {
    await setUp(vendor);
    script(vendor, [behaviour]);
    await refused(vendor, words, outcome);
  });

  it('an address where nobody listens', async () => {
    await setUp('openai', { baseUrl: `http://127.0.0.1:${await freePort()}/v1` });
    await refused('openai', /could not be reached/, 'unavailable');
  });

  it('a model that answers in prose', async () => {
    await setUp('compatible', { price: PRICE });
    script('compatible', ['malformed-json']);
    expect(await test('compatible')).toMatchObject({
      ok: false,
      message: expect.stringContaining('not in the form') as string,
    });
    expect(await newestCall()).toMatchObject({ outcome: 'answered' });
  });
});

describe('the budget', () => {
  it('that is hard does not let a model without a price be asked', async () => {
    await habits({ budget: { monthUsd: 5 } });
    await setUp('compatible');
    expect(await test('compatible')).toMatchObject({
      ok: false,
      message: expect.stringContaining('The price of llama3.2') as string,
    });
    expect(world.app.sandbox.vendors.compatible.callCount()).toBe(0);
    expect(await newestCall()).toMatchObject({ outcome: 'over_budget', purpose: 'test' });
    await setUp('compatible', { price: PRICE });
    expect(await test('compatible')).toMatchObject({ ok: true });
  });

  it('that is used up does not let anything be asked', async () => {
    await habits({ budget: { monthUsd: 0 } });
    await setUp('gemini');
    expect(await test('gemini')).toMatchObject({
      ok: false,
      message: expect.stringContaining('The AI budget of') as string,
    });
    expect(world.app.sandbox.vendors.gemini.callCount()).toBe(0);
  });
});

describe('a provider that rests', () => {
  const fail = async () => {
    const service = getService(world.app.strapi, 'aiProviders');
    const site = await getService(world.app.strapi, 'sites').getDefault();
    const [ready] = await service.readyFor(site);
    if (!ready) throw new Error('Nobody is ready.');
    const verdict = { is: 'rest', forMs: null, reason: 'The key is wrong.' } as const;
    await service.breakers.run(breakerKeyOf(ready), () =>
      Promise.resolve({ value: null, verdict })
    );
  };

  it('says so, and is asked again after a test that went well', async () => {
    await setUp('gemini');
    await fail();
    expect((await viewOf('gemini'))?.rest).toEqual({ until: null, reason: 'The key is wrong.' });
    script('gemini', [503]);
    await test('gemini');
    expect((await viewOf('gemini'))?.rest).not.toBeNull();
    expect(await test('gemini')).toMatchObject({ ok: true });
    expect((await viewOf('gemini'))?.rest).toBeNull();
  });

  it('is asked again when its settings are saved', async () => {
    await setUp('gemini');
    await fail();
    await setUp('gemini', { price: PRICE });
    expect((await viewOf('gemini'))?.rest).toBeNull();
  });
});
