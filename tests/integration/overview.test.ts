import type { AttentionList, OverviewView, PricesView } from '../../contracts/overview';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { overviewDays } from '../../server/src/services/overview/overview-days';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { aMember, type Member } from './harness/people';
import { useUp, freeAll } from './harness/quota-uses';
import { READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';
import { tablesOf } from './harness/rows';

const ZONE = 'Pacific/Auckland';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

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

const save = (changes: object) => world.put(chief, `/sites/${siteId}`, changes);

const overviewFor = async (member: Member, query = '?site=default'): Promise<OverviewView> =>
  (await world.get(member, `/overview${query}`)).data as OverviewView;

const attentionFor = async (member: Member): Promise<AttentionList> =>
  (await world.get(member, '/overview/attention?site=default')).data as AttentionList;

const ago = (ms: number) => new Date(Date.now() - ms);

/** A post that ended so, meant for that time. */
const anEnded = async (
  state: string,
  scheduledAt: Date,
  more: Record<string, unknown> = {},
  site = world.sites.main
): Promise<number> => {
  const id = await world.aDeliveryOn(site);
  const ended = { state, scheduledAt, finishedAt: scheduledAt, dueAt: null, waitsFor: null };
  await world.turnInto(id, { ...ended, ...more });
  return id;
};

const shownDay = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(at);

describe('the overview of a site', () => {
  it('says so when nothing was ever shared', async () => {
    const view = await overviewFor(chief);
    expect(view).toMatchObject({ siteId, timezone: ZONE, isFirstUse: true, attention: [] });
    expect(view.numbers).toEqual({
      published: { now: 0, before: 0 },
      successRate: { now: null, before: null },
      platformFaults: { now: 0, before: 0 },
      waiting: 0,
      held: 0,
      problems: { now: 0, before: 0 },
    });
    expect(view.days).toHaveLength(30);
    expect(view.ahead).toHaveLength(7);
    expect(view.to).toBe(shownDay(new Date()));
  });

  it('counts what was meant for its days, and nothing of other sites', async () => {
    await anEnded('published', ago(2 * HOUR_MS));
    await anEnded('published', ago(3 * DAY_MS));
    await anEnded('published', ago(40 * DAY_MS));
    await anEnded('published', ago(90 * DAY_MS));
    await anEnded('published', ago(2 * HOUR_MS), {}, world.sites.north);
    await anEnded('failed', ago(3 * DAY_MS), { errorFamily: 'rejected' });
    await anEnded('failed', ago(3 * DAY_MS), { errorFamily: 'retryable' });
    await anEnded('missed', ago(45 * DAY_MS));
    const { numbers, days, isFirstUse } = await overviewFor(chief);
    expect(isFirstUse).toBe(false);
    expect(numbers).toMatchObject({
      published: { now: 2, before: 1 },
      successRate: { now: 2 / 3, before: 1 / 2 },
      platformFaults: { now: 1, before: 0 },
      problems: { now: 2, before: 1 },
    });
    const busy = days.find(({ day }) => day === shownDay(ago(3 * DAY_MS)));
    expect(busy).toMatchObject({ published: 1, problems: 2 });
    expect(days.at(-1)?.day).toBe(shownDay(new Date()));
  });

  it('agrees with the list of posts that its numbers lead to', async () => {
    const { numbers } = await overviewFor(chief);
    const { days, to } = overviewDays(Date.now(), ZONE);
    const isoOf = (at = 0) => new Date(at).toISOString();
    const range = `from=${isoOf(days[0]?.from)}&to=${isoOf(to)}`;
    const listed = async (state: string) => {
      const path = `/deliveries?site=default&state=${state}&${range}`;
      return ((await world.get(chief, path)).data as unknown[]).length;
    };
    expect(await listed('published')).toBe(numbers.published.now);
    expect(await listed('failed,missed,unknown')).toBe(numbers.problems.now);
  });

  it('counts what waits, and lists what comes by its day', async () => {
    const queued = await world.aDeliveryOn(world.sites.main);
    const tomorrow = new Date(Date.now() + DAY_MS);
    await world.turnInto(queued, { scheduledAt: tomorrow, dueAt: tomorrow });
    const held = await world.aDeliveryOn(world.sites.main);
    const late = new Date(Date.now() + 60 * DAY_MS);
    const waits = { state: 'held', waitsFor: 'quota', scheduledAt: late, dueAt: late };
    await world.turnInto(held, waits);
    const { numbers, ahead } = await overviewFor(chief);
    expect(numbers).toMatchObject({ waiting: 2, held: 1 });
    const day = ahead.find((one) => one.day === shownDay(tomorrow));
    expect(day).toMatchObject({ posts: 1, more: 0 });
    expect(day?.items).toMatchObject([{ state: 'queued', platforms: ['bluesky'] }]);
    expect(ahead.reduce((sum, { posts }) => sum + posts, 0)).toBe(1);
  });
});

describe('what needs attention', () => {
  const kindsFor = async (member: Member) => (await attentionFor(member)).items;

  it('is told by both answers alike', async () => {
    const { attention, from, to } = await overviewFor(chief);
    expect(await attentionFor(chief)).toEqual({ siteId, from, to, items: attention });
    expect(attention).toEqual([{ kind: 'failed', count: 2 }]);
  });

  it('is an outcome that nobody knows until somebody decides', async () => {
    const id = await anEnded('unknown', ago(80 * DAY_MS), { finishedAt: null });
    expect(await kindsFor(chief)).toContainEqual({ kind: 'unknown', count: 1 });
    await world.turnInto(id, { finishedAt: new Date() });
    expect(await kindsFor(chief)).not.toContainEqual(expect.objectContaining({ kind: 'unknown' }));
  });

  it('is an account that has to be connected again', async () => {
    const { connections } = tablesOf(world.app);
    const where = { siteId, platform: 'bluesky' };
    const statusReason = 'Bluesky does not know the app password any more.';
    await connections.updateMany({ where, data: { status: 'needs_reconnect', statusReason } });
    expect(await kindsFor(chief)).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'account', platform: 'bluesky', trouble: 'reconnect' },
        ...{ reason: statusReason, waiting: 0 },
      })
    );
    await connections.updateMany({ where, data: { status: 'active', statusReason: null } });
  });

  it('is an approval that waits, of entries that the person may read', async () => {
    const id = await world.aDeliveryOn(world.sites.main);
    const row = await tablesOf(world.app).deliveries.findOne({ where: { id } });
    const asked = { state: 'pending', requestedAt: new Date(), comments: [] };
    await tableOf(world.app.strapi, UIDS.approval).create({
      data: { ...asked, siteId, distributionId: row?.distributionId ?? 0 },
    });
    expect(await kindsFor(chief)).toContainEqual({ kind: 'approvals', count: 1 });
  });

  it('is a budget that is nearly used up, and a site that is paused', async () => {
    await save({ budgets: { posts: [{ platform: null, per: 'month', posts: 10 }] } });
    await useUp(world.app, { subject: `site:${siteId}`, limitId: 'posts-month', units: 9 });
    await world.post(chief, `/sites/${siteId}/pause`);
    const items = await kindsFor(chief);
    expect(items[0]).toEqual({ kind: 'paused' });
    expect(items.at(-1)).toMatchObject({ kind: 'budget', budget: { used: 9, level: 'warning' } });
    await world.post(chief, `/sites/${siteId}/resume`);
    await freeAll(world.app);
    await save({ budgets: { posts: [] } });
  });
});

describe('the prices', () => {
  const pricesFor = async (member: Member) =>
    (await world.get(member, '/prices?site=default')).data as PricesView;

  it('are those of the platforms that the site has accounts on', async () => {
    expect(await pricesFor(chief)).toMatchObject({
      siteId,
      platforms: [{ platform: 'bluesky', label: 'Bluesky', prices: [] }],
    });
  });

  it('are those of the AI providers that are ready, and tell no key and no address', async () => {
    const { ai } = await pricesFor(chief);
    expect(ai.map(({ provider }) => provider)).toContain('gemini');
    const gemini = ai.find(({ provider }) => provider === 'gemini');
    expect(Object.keys(gemini ?? {}).sort()).toEqual(['label', 'model', 'price', 'provider']);
    expect(gemini?.price?.inputUsd).toBeGreaterThan(0);
    const path = '/ai/providers/gemini?site=default';
    await world.put(chief, path, { enabled: false });
    const left = (await pricesFor(chief)).ai.map(({ provider }) => provider);
    expect(left).not.toContain('gemini');
    await world.remove(chief, path);
  });

  it('tell what a post with a link costs on X', async () => {
    await tablesOf(world.app).connections.updateMany({
      where: { siteId, platform: 'bluesky' },
      data: { platform: 'x' },
    });
    const [x] = (await pricesFor(chief)).platforms;
    expect(x?.prices).toEqual([
      { what: 'a post', usd: 0.015 },
      { what: 'a post with a link', usd: 0.2 },
    ]);
  });
});

describe('people', () => {
  it('who may read no entry of a content-type are not told how many posts it has', async () => {
    const reader = await aMember(world.app, rightsTo([ACTIONS.read]));
    const { numbers, attention, ahead } = await overviewFor(reader);
    expect(numbers).toMatchObject({ published: { now: 0 }, waiting: 0, problems: { now: 0 } });
    expect(attention).toEqual([]);
    expect(ahead.every(({ posts }) => posts === 0)).toBe(true);
  });

  it('of another site see theirs only', async () => {
    const rights = [...rightsTo([ACTIONS.read], [THEIR_SITES]), READ_ARTICLES];
    const mate = await aMember(world.app, rights);
    const { north } = world.sites;
    await world.put(chief, `/sites/${north.id}`, { memberUsers: [mate.userId] });
    for (const path of ['/overview', '/overview/attention', '/prices']) {
      expect((await world.get(mate, `${path}?site=default`)).status).toBe(403);
    }
    const { siteId: shown, numbers } = await overviewFor(mate, '');
    expect(shown).toBe(north.id);
    expect(numbers.published).toEqual({ now: 1, before: 0 });
  });
});
