import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import { dollars } from '../../../server/src/services/ai-usage/money';
import {
  AiMoney,
  ANSWER_USD,
  attempt,
  hard,
  openCall,
  purseOf,
  soft,
  WORST_USD,
} from '../harness/ai-money';
import { startTestApp, type TestApp } from '../harness/app';
import { useUp } from '../harness/quota-uses';

const REQUESTS = 100;
const MINUTE_MS = 60_000;

let app: TestApp;
let money: AiMoney;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  money = new AiMoney(app);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(async () => {
  expect(await money.isAnythingHeld()).toBe(false);
});

const nanos = (rows: readonly { counted: string | number }[]) =>
  rows.reduce((sum, { counted }) => sum + Number(counted), 0);

describe('a hard AI budget', () => {
  it('lets as many of a hundred requests at once begin as fit at their dearest, in two processes', async () => {
    const fitting = 10;
    const site = await money.site({ budget: hard(WORST_USD * (fitting + 0.5)) });
    const processes = [money.process(), money.process()];
    const purses = Array.from({ length: REQUESTS }, (_, place) =>
      purseOf(processes[place % 2] ?? money.process(), site)
    );
    const passes = await Promise.all(purses.map((purse) => openCall(purse)));
    const granted = passes.flatMap((pass) => pass ?? []);
    expect(granted).toHaveLength(fitting);
    const running = await money.process().stateOf(site);
    expect(running.reservedUsd).toBeCloseTo(WORST_USD * fitting, 7);
    expect(running.spentUsd).toBe(0);
    await Promise.all(granted.map((pass) => pass.settle(attempt())));
    const after = await money.process().stateOf(site);
    expect(after.reservedUsd).toBe(0);
    expect(after.spentUsd).toBeCloseTo(ANSWER_USD * fitting, 9);
    const rows = await money.log(site);
    expect(rows.filter(({ outcome }) => outcome === 'answered')).toHaveLength(fitting);
    expect(rows.filter(({ outcome }) => outcome === 'over_budget')).toHaveLength(
      REQUESTS - fitting
    );
  }, 60_000);

  it('is never overspent while a hundred requests come and go, five at a time, and what they give back is used', async () => {
    const budgetUsd = WORST_USD * 3;
    const site = await money.site({ budget: hard(budgetUsd) });
    const processes = [money.process(), money.process()];
    let most = 0;
    const ask = async (place: number): Promise<boolean> => {
      const purse = purseOf(processes[place % 2] ?? money.process(), site);
      const pass = await openCall(purse);
      if (!pass) return false;
      const { spentUsd, reservedUsd } = await money.process().stateOf(site);
      most = Math.max(most, spentUsd + reservedUsd);
      await pass.settle(attempt());
      return true;
    };
    const made: boolean[] = [];
    while (made.length < REQUESTS) {
      made.push(...(await Promise.all([0, 1, 2, 3, 4].map((more) => ask(made.length + more)))));
    }
    const { spentUsd } = await money.process().stateOf(site);
    expect(most).toBeLessThanOrEqual(budgetUsd + 1e-9);
    expect(spentUsd).toBeLessThanOrEqual(budgetUsd);
    // Far more than three, as each cost a seventh of what was held for it.
    expect(made.filter(Boolean).length).toBeGreaterThan(10);
    expect(nanos(await money.log(site))).toBe(Math.round(spentUsd * 1e9));
  }, 60_000);

  it('says what is left, what a call may cost and when it begins anew', async () => {
    const site = await money.site({ budget: hard(0.03), timezone: 'Europe/Lisbon' });
    const usage = money.process();
    const pass = await openCall(purseOf(usage, site));
    const second = purseOf(usage, site);
    expect(await openCall(second)).toBeNull();
    expect(second.warnings()).toEqual([
      'The AI budget of Harbour Light is $0.03 for March 2027, and what is left of it is held for calls that run right now. Try again in a minute.',
    ]);
    await pass?.settle(
      attempt({ usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 2900 } })
    );
    const third = purseOf(usage, site);
    expect(await openCall(third)).toBeNull();
    const worst = dollars(WORST_USD);
    const words = `The AI budget of Harbour Light is $0.03 for March 2027: $0.029 of it are spent, and another call may cost up to ${worst}. Raise it under Settings, Social distribution, AI, or wait for 1 April.`;
    expect(third.warnings()).toEqual([words]);
    expect(third.costUsd()).toBe(0);
    expect((await usage.stateOf(site)).refusal).toBeNull();
    expect((await usage.stateOf(site, WORST_USD)).refusal).toBe(words);
    const rows = await money.log(site);
    expect(rows.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['over_budget', 'AI_BUDGET'],
      ['answered', null],
      ['over_budget', 'AI_BUDGET'],
    ]);
  });

  it('begins anew with the month of the site’s own calendar, not of UTC', async () => {
    const site = await money.site({ budget: hard(WORST_USD * 1.5), timezone: 'Pacific/Auckland' });
    const usage = money.process();
    const then = money.now;
    // 31 March, 23:30 in Auckland: 10:30 in UTC.
    money.now = Date.UTC(2027, 2, 31, 10, 30);
    const dear = attempt({ usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 2000 } });
    await (await openCall(purseOf(usage, site)))?.settle(dear);
    expect(await openCall(purseOf(usage, site))).toBeNull();
    money.now += 45 * MINUTE_MS;
    const next = await openCall(purseOf(usage, site));
    expect(next).not.toBeNull();
    await next?.settle(attempt());
    expect((await money.log(site)).map(({ month }) => month)).toEqual([
      '2027-03',
      '2027-03',
      '2027-04',
    ]);
    expect((await usage.stateOf(site)).spentUsd).toBeCloseTo(ANSWER_USD, 9);
    money.now = then;
  });

  it('holds on when the row of its month is gone: a call that fits is made', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    await (await openCall(purseOf(usage, site)))?.settle(attempt());
    await tableOf(app.strapi, UIDS.aiMonth).deleteMany({ where: { siteId: site.id } });
    const pass = await openCall(purseOf(usage, site));
    expect(pass).not.toBeNull();
    await pass?.settle(attempt());
  });

  it('counts what was spent before anybody set it', async () => {
    const site = await money.site();
    const usage = money.process();
    const dear = attempt({ usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 5000 } });
    await (await openCall(purseOf(usage, site)))?.settle(dear);
    const limited = { ...site, ai: { ...site.ai, budget: hard(0.05) } };
    expect(await openCall(purseOf(usage, limited))).toBeNull();
  });

  it('refuses a model without a price, and says which setting is missing', async () => {
    const site = await money.site({ budget: hard(100) });
    const purse = purseOf(money.process(), site, { price: null });
    expect(await openCall(purse)).toBeNull();
    expect(purse.warnings()).toEqual([
      "The price of gemini-3.5-flash-lite (Google Gemini) is not known, and Harbour Light has a hard budget: nobody can say whether a call fits. Enter the model's price under Settings, Social distribution, AI, or make the budget soft.",
    ]);
    expect(await money.log(site)).toMatchObject([
      { outcome: 'over_budget', code: 'PRICE_UNKNOWN' },
    ]);
  });

  it('counts a time-out as the most that it may have cost, and tells its cost as not known', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    const purse = purseOf(usage, site);
    const late = attempt({ outcome: 'unavailable', code: 'TIMEOUT', usage: null });
    await (await openCall(purse))?.settle(late);
    expect((await money.log(site))[0]?.cost).toBeNull();
    expect(purse.costUsd()).toBeNull();
    expect((await usage.stateOf(site)).spentUsd).toBeCloseTo(WORST_USD, 8);
  });

  it('is not eaten up by calls that vendors turn away', async () => {
    const site = await money.site({ budget: hard(1) });
    const usage = money.process();
    const turnedAway = [
      attempt({ outcome: 'busy', code: 'RATE_LIMITED', usage: null }),
      attempt({ outcome: 'misconfigured', code: 'KEY_REFUSED', usage: null }),
      attempt({ outcome: 'unavailable', code: 'UNREACHABLE', usage: null }),
    ];
    const purse = purseOf(usage, site);
    for (const one of turnedAway) await (await openCall(purse))?.settle(one);
    expect(purse.costUsd()).toBe(0);
    expect((await usage.stateOf(site)).spentUsd).toBe(0);
    expect(await money.log(site)).toHaveLength(3);
  });
});

describe('what a process held when it died', () => {
  it('is given back after ten minutes, to whoever needs it, and counts as what such a call costs', async () => {
    const site = await money.site({ budget: hard(WORST_USD * 1.5) });
    const died = await openCall(purseOf(money.process(), site));
    money.now += 9 * MINUTE_MS;
    expect(await openCall(purseOf(money.process(), site))).toBeNull();
    money.now += 2 * MINUTE_MS;
    const usage = money.process();
    const pass = await openCall(purseOf(usage, site));
    expect(pass).not.toBeNull();
    await pass?.settle(
      attempt({ usage: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 } })
    );
    const rows = await money.log(site);
    const lost = rows.find(({ outcome }) => outcome === 'lost');
    expect(lost).toMatchObject({ code: 'PROCESS_DIED', cost: null, provider: 'gemini' });
    expect(Number(lost?.counted)).toBeGreaterThan(0);
    expect(Number(lost?.counted)).toBeLessThan(WORST_USD * 1e9);
    const { spentUsd } = await usage.stateOf(site);
    expect(spentUsd).toBeCloseTo(Number(lost?.counted) / 1e9, 9);
    // It was not dead but very slow: nothing is counted twice.
    await died?.settle(attempt());
    expect((await usage.stateOf(site)).spentUsd).toBe(spentUsd);
    expect(await money.log(site)).toHaveLength(rows.length);
  });

  it('is settled by the upkeep once, whoever looks', async () => {
    const site = await money.site({ budget: hard(1) });
    await openCall(purseOf(money.process(), site));
    money.now += 11 * MINUTE_MS;
    await Promise.all([money.process().sweep(), money.process().sweep()]);
    expect((await money.log(site)).map(({ outcome }) => outcome)).toEqual(['lost']);
  });
});

describe('the budget of a site for everything', () => {
  const subjectOf = ({ id }: { id: number }) => `site:${id}`;
  const usesOf = (site: { id: number }) =>
    tableOf<{ units: string | number; state: string }>(app.strapi, UIDS.quotaUse).findMany({
      where: { subject: subjectOf(site) },
    });
  // The ledger has Strapi's own clock.
  beforeAll(() => (money.now = Date.now()));

  it('holds for AI and posts together: of a hundred requests at once as many begin as fit beside the posts', async () => {
    const fitting = 6;
    const postsUsd = 0.4;
    const monthUsd = postsUsd + WORST_USD * (fitting + 0.5);
    const site = await money.site({ money: { monthUsd, mode: 'hard' } });
    await useUp(app, { subject: subjectOf(site), limitId: 'money', units: postsUsd * 1e6 });
    const processes = [money.process(), money.process()];
    const purses = Array.from({ length: REQUESTS }, (_, place) =>
      purseOf(processes[place % 2] ?? money.process(), site)
    );
    const granted = (await Promise.all(purses.map((purse) => openCall(purse)))).flatMap(
      (pass) => pass ?? []
    );
    expect(granted).toHaveLength(fitting);
    const refused = purses.find((purse) => purse.warnings().length > 0);
    expect(refused?.warnings()[0]).toMatch(
      /^The budget of Harbour Light for posts and AI together, \$0\.53 in a month, has no room left for a call that may cost up to \$0\.02/
    );
    await Promise.all(granted.map((pass) => pass.settle(attempt())));
    const uses = await usesOf(site);
    const used = uses.reduce((sum, { units }) => sum + Number(units), 0);
    expect(used).toBe(Math.round((postsUsd + ANSWER_USD * fitting) * 1e6));
    expect(uses.every(({ state }) => state === 'used')).toBe(true);
  }, 60_000);

  it('counts beyond a soft one as well, and lets it through', async () => {
    const site = await money.site({ money: { monthUsd: 0.001, mode: 'soft' } });
    const usage = money.process();
    await (await openCall(purseOf(usage, site)))?.settle(attempt());
    expect((await usesOf(site)).map(({ units }) => Number(units))).toEqual([3100]);
  });

  it('gets back what was held for a call that cost nothing', async () => {
    const site = await money.site({ money: { monthUsd: 1, mode: 'hard' } });
    const busy = attempt({ outcome: 'busy', code: 'RATE_LIMITED', usage: null });
    await (await openCall(purseOf(money.process(), site)))?.settle(busy);
    expect(await usesOf(site)).toEqual([]);
  });

  it('keeps what is held for a call that runs, however often the ledger is swept', async () => {
    const site = await money.site({ money: { monthUsd: 1, mode: 'hard' } });
    const pass = await openCall(purseOf(money.process(), site));
    const { store } = getService(app.strapi, 'quotas').ledger;
    await store.writeUses({ subject: subjectOf(site) }, { at: Date.now() - MINUTE_MS });
    await getService(app.strapi, 'quotas').sweep();
    expect((await usesOf(site)).map(({ state }) => state)).toEqual(['open']);
    await pass?.settle(attempt());
    expect((await usesOf(site)).map(({ units }) => Number(units))).toEqual([3100]);
  });
});

describe('a soft AI budget', () => {
  it('lets calls through beyond it, and says so', async () => {
    const site = await money.site({ budget: soft(0.004, [80, 100]) });
    const usage = money.process();
    const first = purseOf(usage, site);
    await (await openCall(first))?.settle(attempt());
    expect(first.warnings()).toEqual([]);
    const second = purseOf(usage, site);
    await (await openCall(second))?.settle(attempt());
    expect(second.warnings()[0]).toMatch(
      /^The AI budget of Harbour Light for \w+ \d{4} is used up \(\$0\.0062 of \$0\.004 are spent\)\. It is a soft one, so AI goes on\.$/
    );
    expect(await usage.stateOf(site)).toMatchObject({ level: 'full', mode: 'soft', refusal: null });
    expect(second.costUsd()).toBeCloseTo(ANSWER_USD, 9);
  });

  it('goes on with a model whose price nobody knows, and tells the cost as not known', async () => {
    const site = await money.site({ budget: soft(1) });
    const usage = money.process();
    const purse = purseOf(usage, site, { price: null });
    await (await openCall(purse))?.settle(attempt());
    expect(purse.costUsd()).toBeNull();
    expect((await usage.stateOf(site)).spentUsd).toBe(0);
    expect(await money.log(site)).toMatchObject([{ cost: null, inputTokens: 100, price: null }]);
  });
});
