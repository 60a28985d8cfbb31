import type { AiUsageResponse } from '../../contracts/ai-usage';
import type { BudgetsResponse } from '../../contracts/budgets';
import type { AiBudget } from '../../contracts/ai-habits';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { AiUsage } from '../../server/src/services/ai-usage/ai-usage';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { attempt, CALL, hard, openCall, purseOf, soft } from './harness/ai-money';
import { aMember, type Member } from './harness/people';
import { freeAll, useUp } from './harness/quota-uses';
import { rightsTo, SiteWorld } from './harness/site-world';

const DAY_MS = 86_400_000;
const EMAIL = 'ada@harbour.example';

let world: SiteWorld;
let chief: Member;
let mails: { to: string; subject: string; text: string }[] = [];

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ chief } = world);
  world.app.strapi.config.set('plugin::social-distribution.notices.emails', [EMAIL]);
  Object.assign(world.app.strapi.plugin('email'), {
    provider: {
      send: (mail: (typeof mails)[number]) => {
        mails.push(mail);
        return Promise.resolve();
      },
    },
  });
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

beforeEach(async () => {
  mails = [];
  await freeAll(world.app);
  for (const uid of [UIDS.aiUsage, UIDS.aiMonth, UIDS.aiCache]) {
    await tableOf(world.app.strapi, uid).deleteMany({ where: {} });
  }
});

const save = async (budget: AiBudget | null, more: object = {}) => {
  const { id } = world.sites.main;
  const answer = await world.put(chief, `/sites/${id}`, {
    ai: { isEnabled: true, budget },
    ...more,
  });
  expect(answer.status).toBe(200);
  return getService(world.app.strapi, 'sites').demand(id);
};

/** The service, as if it were so many days later. */
const usageIn = (days = 0) =>
  new AiUsage(world.app.strapi, {
    now: () => Date.now() + days * DAY_MS,
    sleep: () => Promise.resolve(),
  });

/** A call of so many thousand tokens, a cent each. */
const spend = async (
  site: Awaited<ReturnType<typeof save>>,
  cents: number,
  usage = usageIn()
): Promise<void> => {
  const used = { inputTokens: 0, cachedInputTokens: 0, outputTokens: cents * 1000 };
  await (await openCall(purseOf(usage, site)))?.settle(attempt({ usage: used }));
};

const usageFor = (member: Member, query = '') => world.get(member, `/ai/usage${query}`);

describe('what AI costs', () => {
  it('is told by month, model and call to those who may read figures', async () => {
    const site = await save(hard(1));
    await spend(site, 25);
    const { status, data } = await usageFor(chief, '?site=default');
    expect(status).toBe(200);
    expect(data as AiUsageResponse).toMatchObject({
      ...{ siteId: site.id, spentUsd: 0.25, budgetUsd: 1, mode: 'hard', level: 'ok', calls: 1 },
      byProvider: [{ ...CALL, calls: 1, failed: 0, usd: 0.25 }],
      rows: [{ ...CALL, outcome: 'answered', costUsd: 0.25, promptVersion: 'v1' }],
    });
    const analyst = await aMember(world.app, rightsTo([ACTIONS.analytics]));
    expect((await usageFor(analyst)).status).toBe(200);
    const reader = await aMember(world.app, rightsTo([ACTIONS.read]));
    expect((await usageFor(reader)).status).toBe(403);
  });

  it('is told to people of a site for theirs only', async () => {
    const mate = await aMember(world.app, rightsTo([ACTIONS.analytics], [THEIR_SITES]));
    const { north } = world.sites;
    await world.put(chief, `/sites/${north.id}`, { memberUsers: [mate.userId] });
    expect((await usageFor(mate, '?site=default')).status).toBe(403);
    expect((await usageFor(mate)).data).toMatchObject({ siteId: north.id, calls: 0, rows: [] });
  });

  it.each([
    ['month=2026-13', 'month'],
    ['provider=skynet', 'provider'],
    ['pageSize=1000', 'pageSize'],
    ['colour=red', 'colour'],
  ])('is refused for ?%s, in words', async (query, words) => {
    const { status, message } = await usageFor(chief, `?${query}`);
    expect(status).toBe(400);
    expect(message).toContain(words);
  });

  it('stands beside the costs of posts, and takes of the budget that both share', async () => {
    const money = { monthUsd: 2, mode: 'hard' };
    const site = await save(null, { budgets: { posts: [], money } });
    await spend(site, 30);
    await useUp(world.app, { subject: `site:${site.id}`, limitId: 'money', units: 200_000 });
    const paid = await world.aDeliveryOn(world.sites.main);
    const published = { state: 'published', finishedAt: new Date(), dueAt: null };
    // What its words cost is known from the call, and is not counted a second time.
    await world.turnInto(paid, { ...published, platformCostUsd: 0.2, aiCostUsd: 0.3 });
    const { data } = await world.get(chief, '/budgets?site=default');
    const { budgets, costs } = data as BudgetsResponse;
    expect(budgets).toMatchObject([{ kind: 'money', used: 0.5, limit: 2 }]);
    expect(costs).toEqual([
      { platform: 'ai', usd: 0.3 },
      { platform: 'bluesky', usd: 0.2 },
    ]);
    expect((await usageIn().stateOf(site)).refusal).toBeNull();
    await useUp(world.app, { subject: `site:${site.id}`, limitId: 'money', units: 1_500_000 });
    expect((await usageIn().stateOf(site)).refusal).toMatch(
      /^The budget of .* for posts and AI together, \$2\.00 in a month, has no room left\. Raise it/
    );
    await save(null, { budgets: { posts: [], money: null } });
  });
});

describe('an AI budget that is nearly spent', () => {
  const tick = () => getService(world.app.strapi, 'notices').run();

  it('is mailed about once for each share and month, however many workers look', async () => {
    const site = await save(hard(1, [50, 80, 100]));
    await spend(site, 49);
    await tick();
    expect(mails).toEqual([]);
    await spend(site, 2);
    await Promise.all([tick(), tick()]);
    await tick();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: EMAIL });
    expect(mails[0]?.subject).toMatch(/^.+: the AI budget for \w+ \d{4} has reached 50 %$/);
    expect(mails[0]?.text).toContain('$0.51 in ');
    expect(mails[0]?.text).toContain('posts are worded without AI');
    // The next two shares at once: one mail.
    await spend(site, 46);
    await tick();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.subject).toContain('has reached 80 %');
  });

  it('is mailed about by one of several processes only', async () => {
    const site = await save(soft(1, [80]));
    await spend(site, 90);
    const claims = await Promise.all(Array.from({ length: 8 }, () => usageIn().claimAlerts()));
    expect(claims.flat()).toMatchObject([{ percent: 80, mode: 'soft', site: { id: site.id } }]);
  });

  it('counts as used up when calls do not fit any more: a hard one is never spent to the last cent', async () => {
    const site = await save(hard(1, [100]));
    await spend(site, 99);
    expect(await openCall(purseOf(usageIn(), site))).toBeNull();
    await tick();
    await tick();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain('is used up');
    expect(mails[0]?.text).toContain('what is left is less than a call may cost');
  });

  it('is mailed about anew in the next month, and for another budget', async () => {
    const site = await save(soft(1, [100]));
    await spend(site, 100);
    expect(await usageIn().claimAlerts()).toHaveLength(1);
    await save(soft(2, [100]));
    expect(await usageIn().claimAlerts()).toEqual([]);
    await spend(site, 100);
    expect(await usageIn().claimAlerts()).toHaveLength(1);
    const nextMonth = usageIn(31);
    await spend(site, 250, nextMonth);
    expect(await nextMonth.claimAlerts()).toHaveLength(1);
    expect(await nextMonth.claimAlerts()).toEqual([]);
  });

  it('says nothing without a budget, or without a share to be told of', async () => {
    await spend(await save(null), 500);
    expect(await usageIn().claimAlerts()).toEqual([]);
    await save(soft(1));
    expect(await usageIn().claimAlerts()).toEqual([]);
  });
});

describe('a delivery that waits for money', () => {
  it('comes when an AI call gives back what was held for it', async () => {
    const money = { monthUsd: 0.03, mode: 'hard' as const };
    const site = await save(null, { budgets: { posts: [], money } });
    const pass = await openCall(purseOf(getService(world.app.strapi, 'aiUsage'), site));
    const id = await world.aDeliveryOn(world.sites.main);
    const { ledger } = getService(world.app.strapi, 'quotas');
    const nextMonth = Date.now() + 40 * DAY_MS;
    const wanted = { subject: `site:${site.id}`, limitId: 'money', units: 20_000, priority: 2 };
    await ledger.store.addUses([{ ...wanted, deliveryId: id, at: nextMonth, state: 'booked' }]);
    const held = { state: 'held', waitsFor: 'budget', reason: 'Waits.' };
    const later = new Date(nextMonth);
    await world.turnInto(id, { ...held, dueAt: later, scheduledAt: later });
    await pass?.settle(attempt());
    const { repository } = getService(world.app.strapi, 'deliveries');
    const row = await repository.find(id);
    expect(Date.parse(row?.dueAt ?? '')).toBeLessThan(Date.now() + DAY_MS);
    await save(null, { budgets: { posts: [], money: null } });
  });
});

describe('answers that are kept', () => {
  const answer = { provider: 'gemini', model: 'gemini-3.5-flash-lite', siteId: 1 } as const;

  it('are found by any of the keys, the newest first, for thirty days', async () => {
    const usage = usageIn();
    await usageIn(-2).cache.save({ ...answer, key: 'one', value: { text: 'old' } });
    await usage.cache.save({ ...answer, key: 'two', value: { text: 'new' } });
    expect(await usage.cache.find(['none'])).toBeNull();
    expect(await usage.cache.find([])).toBeNull();
    expect(await usage.cache.find(['one', 'none'])).toEqual({
      ...{ key: 'one', provider: 'gemini', model: answer.model, value: { text: 'old' } },
    });
    expect(await usage.cache.find(['one', 'two'])).toMatchObject({ key: 'two' });
    expect(await usageIn(28.5).cache.find(['one', 'two'])).toMatchObject({ key: 'two' });
    expect(await usageIn(28.5).cache.find(['one'])).toBeNull();
    await usageIn(28.5).tidy();
    const left = await tableOf<{ key: string }>(world.app.strapi, UIDS.aiCache).findMany({});
    expect(left.map(({ key }) => key)).toEqual(['two']);
  });

  it('are replaced by a later one to the same question, also when two come at once', async () => {
    const save = (text: string) =>
      usageIn().cache.save({ ...answer, key: 'same', value: { text } });
    await Promise.all([save('a'), save('b')]);
    await save('c');
    expect(await usageIn().cache.find(['same'])).toMatchObject({ value: { text: 'c' } });
    expect(await tableOf(world.app.strapi, UIDS.aiCache).count({})).toBe(1);
  });
});
