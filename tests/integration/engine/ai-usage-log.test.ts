import type { LlmAttempt } from '../../../server/src/llm/router/attempt';
import { AiMoney, attempt, CALL, hard, openCall, PRICE, purseOf } from '../harness/ai-money';
import { startTestApp, type TestApp } from '../harness/app';

let app: TestApp;
let money: AiMoney;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  money = new AiMoney(app);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

describe('the log of AI calls', () => {
  const OUTCOMES: Partial<LlmAttempt>[] = [
    { outcome: 'answered' },
    { outcome: 'lost', usage: null },
    { outcome: 'unavailable', code: 'TIMEOUT', usage: null },
    { outcome: 'busy', code: 'RATE_LIMITED', usage: null },
    { outcome: 'exhausted', code: 'OUT_OF_CREDIT', usage: null },
    { outcome: 'misconfigured', code: 'KEY_REFUSED', usage: null },
    { outcome: 'blocked', code: 'PROMPT_BLOCKED' },
    { outcome: 'truncated', code: 'TRUNCATED' },
    { outcome: 'unusable', code: 'NOT_THE_API', usage: null },
    { outcome: 'aborted', usage: null },
  ];

  it.each(OUTCOMES)('has a row for a call that was $outcome', async (over) => {
    const site = await money.site();
    const purse = purseOf(money.process(), site, { adaptationId: 12, purpose: 'repair' });
    await (await openCall(purse))?.settle(attempt(over));
    const hasUsage = over.usage !== null;
    expect(await money.log(site)).toMatchObject([
      {
        ...CALL,
        ...{ siteId: site.id, month: '2027-03', outcome: over.outcome, code: over.code ?? null },
        ...{ adaptationId: 12, purpose: 'repair', promptVersion: 'v1', price: PRICE },
        ...{ requestId: 'resp_1', latencyMs: 812, outputTokens: hasUsage ? 300 : null },
      },
    ]);
  });

  it('has the cost of answers that were cut or withheld, which vendors bill', async () => {
    const site = await money.site();
    const usage = money.process();
    for (const outcome of ['blocked', 'truncated'] as const) {
      await (await openCall(purseOf(usage, site)))?.settle(attempt({ outcome }));
    }
    expect((await money.log(site)).map(({ cost }) => Number(cost))).toEqual([3_100_000, 3_100_000]);
  });

  it('has no row for a call that was not sent, and nothing stays held for it', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    const none = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
    const unsent = attempt({ outcome: 'aborted', code: 'NOT_SENT', usage: none });
    const purse = purseOf(usage, site);
    await (await openCall(purse))?.settle(unsent);
    expect(await money.log(site)).toEqual([]);
    expect(await usage.stateOf(site)).toMatchObject({ spentUsd: 0, reservedUsd: 0 });
    expect(purse.costUsd()).toBe(0);
  });

  it('has one row for a call that is settled twice', async () => {
    const site = await money.site();
    const pass = await openCall(purseOf(money.process(), site));
    await Promise.all([pass?.settle(attempt()), pass?.settle(attempt())]);
    expect(await money.log(site)).toHaveLength(1);
  });

  it('keeps the price of the day: a later one changes nothing of what was paid', async () => {
    const site = await money.site();
    const usage = money.process();
    await (await openCall(purseOf(usage, site)))?.settle(attempt());
    const dearer = { ...PRICE, outputUsd: 20 };
    await (await openCall(purseOf(usage, site, { price: dearer })))?.settle(attempt());
    const logged = await money.log(site);
    expect(logged.map(({ price }) => price)).toEqual([PRICE, dearer]);
    expect(logged.map(({ cost }) => Number(cost))).toEqual([3_100_000, 6_100_000]);
  });

  it('keeps fractions of a hundred-millionth of a dollar, and sums them up', async () => {
    const site = await money.site();
    const usage = money.process();
    const price = { inputUsd: 0.0375, cachedInputUsd: null, outputUsd: 0.15, above: null };
    const tiny = { inputTokens: 1, cachedInputTokens: 0, outputTokens: 1 };
    for (let call = 0; call < 10; call += 1) {
      await (await openCall(purseOf(usage, site, { price })))?.settle(attempt({ usage: tiny }));
    }
    // Of 187.5 billionths each.
    expect((await usage.stateOf(site)).spentUsd).toBeCloseTo(1.88e-6, 10);
  });

  it('takes whatever a vendor says of its tokens', async () => {
    const site = await money.site();
    const usage = money.process();
    const odd = { inputTokens: 9e15, cachedInputTokens: -3, outputTokens: NaN };
    const code = 'X'.repeat(400);
    const strange = attempt({ usage: odd, requestId: 'r'.repeat(400), code });
    await (await openCall(purseOf(usage, site)))?.settle(strange);
    expect(await money.log(site)).toMatchObject([
      { inputTokens: 2_147_483_647, outputTokens: 0, requestId: 'r'.repeat(255) },
    ]);
  });

  it('has a row for an answer that was had for nothing', async () => {
    const site = await money.site();
    const { provider, model } = CALL;
    const spared = { site, provider, model, promptVersion: 'v1', adaptationId: 3 };
    await money.process().recordCached(spared);
    const [row] = await money.log(site);
    expect(row).toMatchObject({ ...CALL, outcome: 'cached', adaptationId: 3, latencyMs: null });
    expect(Number(row?.cost)).toBe(0);
  });
});

describe('a month’s sums', () => {
  it('tell calls, failures, tokens and money by model, and each call newest first', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    const purse = purseOf(usage, site);
    await (await openCall(purse))?.settle(attempt());
    const openai = { provider: 'openai', model: 'gpt-6-luna' } as const;
    const dear = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 1000 };
    const other = await purse.open({ ...openai, maxOutputTokens: 2000 });
    await other?.settle(attempt({ ...openai, usage: dear }));
    await (await openCall(purse))?.settle(attempt({ outcome: 'busy', usage: null }));
    await (await openCall(purse))?.settle(attempt({ outcome: 'lost', usage: null }));
    await openCall(purseOf(usage, { ...site, ai: { ...site.ai, budget: hard(0.02) } }));
    await usage.recordCached({ ...CALL, site, promptVersion: 'v1', adaptationId: 3 });
    const answer = await usage.usageOf(site, { pageSize: 4 });
    expect(answer).toMatchObject({
      ...{ siteId: site.id, month: '2027-03', timezone: site.timezone, budgetUsd: 1, mode: 'hard' },
      ...{ calls: 4, cacheHits: 1, unknownCosts: 1, level: 'ok', reservedUsd: 0 },
      ...{ total: 6, page: 1, pageSize: 4, pageCount: 2 },
    });
    const [gemini, luna] = answer.byProvider;
    expect(gemini).toMatchObject({ ...CALL, calls: 3, failed: 1, inputTokens: 100 });
    expect(luna).toMatchObject({ ...openai, calls: 1, failed: 0, outputTokens: 1000, usd: 0.01 });
    const sum = answer.byProvider.reduce((usd, one) => usd + one.usd, 0);
    expect(answer.spentUsd).toBeCloseTo(sum, 9);
    expect(answer.rows.map(({ outcome }) => outcome)).toEqual([
      ...['cached', 'over_budget', 'lost', 'busy'],
    ]);
    const failures = await usage.usageOf(site, { outcome: 'busy' });
    expect(failures).toMatchObject({ calls: 4, total: 1 });
    expect((await usage.usageOf(site, { provider: 'openai' })).rows).toMatchObject([openai]);
    const before = await usage.usageOf(site, { month: '2027-02' });
    expect(before).toMatchObject({ spentUsd: 0, calls: 0, rows: [], total: 0, byProvider: [] });
  });
});
