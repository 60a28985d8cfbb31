import type { BudgetsResponse } from '../../contracts/budgets';
import { webhookBodySchema } from '../../contracts/webhook-events';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { aMember, type Member } from './harness/people';
import { freeAll, useUp } from './harness/quota-uses';
import { rightsTo, SiteWorld } from './harness/site-world';
import { startReceiver } from './harness/webhook-receiver';

const ZONE = 'Pacific/Auckland';

let world: SiteWorld;
let chief: Member;
let siteId: number;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ chief } = world);
  siteId = world.sites.main.id;
  await save({ timezone: ZONE });
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(() => freeAll(world.app));

const save = (changes: object) => world.put(chief, `/sites/${siteId}`, changes);

const budgetsFor = async (member: Member, query = '?site=default'): Promise<BudgetsResponse> =>
  (await world.get(member, `/budgets${query}`)).data as BudgetsResponse;

const used = (limitId: string, units: number, more: Partial<Parameters<typeof useUp>[1]> = {}) =>
  useUp(world.app, { subject: `site:${siteId}`, limitId, units, ...more });

/** What a clock of the site shows. */
const shownAt = (iso: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' },
  }).format(Date.parse(iso));

describe('the bars of a site', () => {
  it('are none without budgets', async () => {
    expect(await budgetsFor(chief)).toEqual({ siteId, timezone: ZONE, budgets: [], costs: [] });
  });

  it('tell what is used and booked, in days and months of the site’s zone', async () => {
    const posts = [
      { platform: null, per: 'month', posts: 100 },
      { platform: 'bluesky', per: 'day', posts: 5, mode: 'soft' },
    ];
    await save({ budgets: { posts, money: { monthUsd: 20 } } });
    await used('posts-month', 70);
    await used('posts-month', 11, { state: 'booked', at: Date.now() + 1_000 });
    await used('posts-day:bluesky:soft', 5);
    await used('money', 4_500_000);
    const { budgets } = await budgetsFor(chief);
    const [month, day, money] = budgets;
    expect(budgets).toHaveLength(3);
    expect(month).toMatchObject({
      ...{ kind: 'posts', platform: null, per: 'month', mode: 'hard' },
      ...{ used: 70, booked: 11, limit: 100 },
    });
    expect(day).toMatchObject({
      ...{ platform: 'bluesky', per: 'day', mode: 'soft', used: 5, limit: 5, level: 'full' },
    });
    expect(money).toMatchObject({ kind: 'money', used: 4.5, booked: 0, limit: 20, level: 'ok' });
    expect(shownAt(month?.from ?? '')).toMatch(/-01 00:00$/);
    expect(shownAt(month?.to ?? '')).toMatch(/-01 00:00$/);
    expect(shownAt(day?.from ?? '')).toMatch(/ 00:00$/);
    expect(Date.parse(day?.to ?? '') - Date.parse(day?.from ?? '')).toBeLessThan(26 * 3_600_000);
  });

  it.each([
    [79, 'ok'],
    [80, 'warning'],
    [100, 'full'],
  ])('with %i of 100 posts are %s', async (units, level) => {
    await save({ budgets: { posts: [{ platform: null, per: 'month', posts: 100 }] } });
    await used('posts-month', units);
    expect((await budgetsFor(chief)).budgets[0]?.level).toBe(level);
  });

  // The one that failed cost nothing at the platform. What AI cost comes from its own log, by the
  // time of the calls: tests/integration/ai-usage.test.ts.
  it('come with what this month’s posts cost, by platform, and nothing of other sites', async () => {
    const paid = await world.aDeliveryOn(world.sites.main);
    const now = new Date();
    const cost = { platformCostUsd: 0.2, aiCostUsd: 0.05 };
    const published = { state: 'published', finishedAt: now, dueAt: null };
    await world.turnInto(paid, { ...published, ...cost });
    const old = await world.aDeliveryOn(world.sites.main);
    const longAgo = new Date(now.getTime() - 40 * 24 * 3_600_000);
    await world.turnInto(old, { ...published, ...cost, finishedAt: longAgo });
    const other = await world.aDeliveryOn(world.sites.north);
    await world.turnInto(other, { ...published, platformCostUsd: 9 });
    const failed = await world.aDeliveryOn(world.sites.main);
    await world.turnInto(failed, { ...published, state: 'failed', ...cost });
    const free = await world.aDeliveryOn(world.sites.main);
    await world.turnInto(free, { ...published, platform: 'mastodon', platformCostUsd: 0 });
    expect((await budgetsFor(chief)).costs).toEqual([{ platform: 'bluesky', usd: 0.2 }]);
  });
});

describe('budgets that are saved', () => {
  const post = (over: object = {}) => ({ platform: null, per: 'day', posts: 3, ...over });

  it.each([
    [[post({ platform: 'myspace' })], 'budgets.posts.0.platform: there is no platform "myspace"'],
    [[post(), post({ posts: 9, mode: 'soft' })], 'budgets.posts.1: there is a budget for all'],
    [
      [post({ platform: 'x', per: 'month' }), post(), post({ platform: 'x', per: 'month' })],
      'budgets.posts.2: there is a budget for X in a month already (budgets.posts.0)',
    ],
    [[post({ posts: -1 })], 'budgets.posts.0.posts'],
    [[post({ per: 'week' })], 'budgets.posts.0.per'],
  ])('as %j are refused in words', async (posts, words) => {
    const { status, message } = await save({ budgets: { posts } });
    expect(status).toBe(400);
    expect(message).toContain(words);
    const site = { slug: 'not-made', name: 'Not made', budgets: { posts } };
    expect((await world.post(chief, '/sites', site)).status).toBe(400);
  });
});

describe('people', () => {
  it('without the right to read see nothing', async () => {
    const composer = await aMember(world.app, rightsTo([ACTIONS.compose]));
    expect((await world.get(composer, '/budgets')).status).toBe(403);
  });

  it('of another site see theirs only', async () => {
    const mate = await aMember(world.app, rightsTo([ACTIONS.read], [THEIR_SITES]));
    const { north } = world.sites;
    await world.put(chief, `/sites/${north.id}`, { memberUsers: [mate.userId] });
    expect((await world.get(mate, '/budgets?site=default')).status).toBe(403);
    expect((await budgetsFor(mate, '')).siteId).toBe(north.id);
  });
});

describe('a budget that is nearly used, and then wholly', () => {
  it('is told to webhooks once each', async () => {
    const receiver = await startReceiver();
    const webhook = { name: 'Harbour log', url: receiver.url, events: ['budget.reached'] };
    expect((await world.post(chief, '/webhooks', webhook)).status).toBe(201);
    const budgetAlerts = getService(world.app.strapi, 'budgetAlerts');
    const webhooks = getService(world.app.strapi, 'webhooks');
    await save({ budgets: { posts: [{ platform: null, per: 'month', posts: 100 }] } });
    await used('posts-month', 79);
    await budgetAlerts.look();
    await webhooks.pump.workOff();
    expect(receiver.received).toEqual([]);
    await used('posts-month', 6);
    await Promise.all([budgetAlerts.look(), budgetAlerts.look()]);
    await webhooks.pump.workOff();
    await used('posts-month', 15);
    await budgetAlerts.look();
    await budgetAlerts.look();
    await webhooks.pump.workOff();
    const told = receiver.received.map(({ body }) =>
      webhookBodySchema('budget.reached').strict().parse(JSON.parse(body))
    );
    const month = shownAt(new Date().toISOString()).slice(0, '2026-11'.length);
    expect(told).toMatchObject([
      { data: { siteId, kind: 'posts', percent: 80, used: 85, limit: 100, period: month } },
      { data: { siteId, kind: 'posts', percent: 100, used: 100, limit: 100, period: month } },
    ]);
    await receiver.close();
  });
});
