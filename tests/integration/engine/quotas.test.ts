import type { AdminClient } from '../../../scripts/person/admin-client';
import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { plainPost } from '../../../server/src/services/quotas/takes-of';
import { startTestApp, type TestApp } from '../harness/app';
import { distributeArticle, run, sweep, workOff, type Distributed } from '../harness/deliveries';
import { asAdmin, connectEverything } from '../harness/people';
import { rowOf, tablesOf } from '../harness/rows';

const HOUR_MS = 60 * 60_000;

interface UseRow {
  id: number;
  subject: string;
  limitId: string;
  deliveryId: number;
  units: string | number;
  at: string | number;
  state: string;
}

const usesOf = (app: TestApp, deliveryId: number): Promise<UseRow[]> =>
  tableOf<UseRow>(app.strapi, UIDS.quotaUse).findMany({
    where: { deliveryId },
    orderBy: { id: 'asc' },
  });

const idOf = ({ deliveryIds }: Distributed): number => deliveryIds[0] ?? 0;

describe('limits of accounts and budgets of sites', () => {
  let app: TestApp;
  let admin: AdminClient;
  let siteId: number;
  let connectionId: number;

  beforeAll(async () => {
    // The tests are the workers here, so that every step is theirs.
    app = await startTestApp({ workers: false });
    admin = await asAdmin(app);
    await connectEverything(app, admin);
    siteId = (await getService(app.strapi, 'sites').getDefault()).id;
    connectionId = (await admin.connections()).find((one) => one.platform === 'bluesky')?.id ?? 0;
  }, 90_000);

  afterAll(async () => {
    await app?.close();
  });

  afterEach(async () => {
    app.sandbox.faults.clear();
    await getService(app.strapi, 'sites').update(siteId, {
      budgets: { posts: [], money: null },
      quotaLimits: {},
    });
    await tableOf(app.strapi, UIDS.quotaUse).deleteMany({ where: {} });
    await tableOf(app.strapi, UIDS.rateLimit).deleteMany({ where: {} });
  });

  const rowFor = (one: Distributed): Promise<Delivery> =>
    rowOf(tablesOf(app).deliveries, idOf(one));
  const change = (one: Distributed, data: Record<string, unknown>) =>
    tablesOf(app).deliveries.updateMany({ where: { id: idOf(one) }, data });
  const toBluesky = () => distributeArticle(app, admin, { platform: 'bluesky' });
  const allow = (posts: number) =>
    getService(app.strapi, 'sites').update(siteId, {
      quotaLimits: { bluesky: { 'daily-posts': posts } },
    });
  const publishOne = async (): Promise<Distributed> => {
    const one = await toBluesky();
    await run(app, idOf(one));
    expect((await rowFor(one)).state).toBe('published');
    return one;
  };

  it('count a post from its answer on, and hold the next one where a person allows fewer', async () => {
    await allow(1);
    const first = await publishOne();
    const [use] = (await usesOf(app, idOf(first))).filter(
      ({ limitId }) => limitId === 'daily-posts'
    );
    expect(use).toMatchObject({ subject: `connection:${connectionId}`, state: 'used' });
    const { postedAt } = await rowFor(first);
    expect(Number(use?.at)).toBeGreaterThanOrEqual(Date.parse(postedAt ?? ''));
    const second = await toBluesky();
    await run(app, idOf(second));
    const row = await rowFor(second);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'quota', attempts: 0 });
    expect(Date.parse(row.dueAt ?? '')).toBe(Number(use?.at) + 24 * HOUR_MS);
    // The place is its new time, so that it is not missed when it comes.
    expect(row.scheduledAt).toBe(row.dueAt);
    expect(row.reason).toMatch(/^Your settings for Bluesky allow 1 post in 24 hours for @/);
  });

  it('let what waits go as soon as a person allows more', async () => {
    await allow(1);
    await publishOne();
    const second = await toBluesky();
    await run(app, idOf(second));
    await allow(5);
    await getService(app.strapi, 'quotas').limitsChanged({ siteId });
    await workOff(app, second.documentId);
    expect((await rowFor(second)).state).toBe('published');
  });

  it('never let anything out where a person allows nothing, and say where to change that', async () => {
    await allow(0);
    const one = await toBluesky();
    await run(app, idOf(one));
    const row = await rowFor(one);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'quota', dueAt: null });
    expect(row.reason).toMatch(/Raise the limit in the site's settings to send it\.$/);
  });

  it('hold what goes beyond a hard budget until the next day of the site, and let pass what goes beyond a soft one', async () => {
    const posts = [{ platform: null, per: 'day' as const, posts: 1, mode: 'hard' as const }];
    await getService(app.strapi, 'sites').update(siteId, { budgets: { posts, money: null } });
    await publishOne();
    const second = await toBluesky();
    await run(app, idOf(second));
    const row = await rowFor(second);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'budget' });
    expect(row.reason).toMatch(/^The budget of .* allows 1 post in a day; this one goes out on /);
    const soft = [{ platform: null, per: 'day' as const, posts: 1, mode: 'soft' as const }];
    await getService(app.strapi, 'sites').update(siteId, { budgets: { posts: soft, money: null } });
    await getService(app.strapi, 'quotas').limitsChanged({ siteId });
    await workOff(app, second.documentId);
    expect((await rowFor(second)).state).toBe('published');
    const standings = await getService(app.strapi, 'quotas').standingsOf({ siteId });
    expect(standings.map(({ limit, used }) => [limit.id, used])).toEqual([['posts-day:soft', 1]]);
  });

  it('give the place of a cancelled delivery to others', async () => {
    await allow(1);
    await publishOne();
    const [second, third] = [await toBluesky(), await toBluesky()];
    await run(app, idOf(second));
    const place = (await rowFor(second)).dueAt;
    await getService(app.strapi, 'decisions').cancel(idOf(second), 'Not wanted any more.');
    expect(await usesOf(app, idOf(second))).toEqual([]);
    await run(app, idOf(third));
    expect((await rowFor(third)).dueAt).toBe(place);
  });

  it('are given back by what was never sent, and kept by what tries again', async () => {
    await allow(1);
    const one = await toBluesky();
    const { content } = await rowFor(one);
    const [part] = content.parts;
    const gone = { fileId: 999_999, kind: 'image', hash: 'gone', altText: '' };
    await change(one, { content: { ...content, parts: [{ ...part, media: [gone] }] } });
    await run(app, idOf(one));
    const { state, dueAt } = await rowFor(one);
    const kept = state === 'queued' ? ['booked'] : [];
    const uses = await usesOf(app, idOf(one));
    expect([...new Set(uses.map((use) => use.state))]).toEqual(kept);
    if (state === 'queued') expect(Number(uses[0]?.at)).toBe(Date.parse(dueAt ?? ''));
  });

  it('count as full for the whole account when the platform says 429', async () => {
    const resetS = Math.ceil(Date.now() / 1000) + 600;
    app.sandbox.faults.add({
      platform: 'bluesky',
      operation: 'create-post',
      kind: 'status',
      status: 429,
      headers: {
        'ratelimit-limit': '100',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(resetS),
      },
      body: { error: 'RateLimitExceeded' },
    });
    const refused = await toBluesky();
    await run(app, idOf(refused));
    const other = await toBluesky();
    await run(app, idOf(other));
    const row = await rowFor(other);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'quota', attempts: 0 });
    expect(Date.parse(row.dueAt ?? '')).toBeGreaterThanOrEqual(resetS * 1000);
    // The refused call has reached the platform, so it counts.
    const states = (await usesOf(app, idOf(refused))).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['used']));
  });

  it('keep the distance between posts of rules, and let a person pass', async () => {
    const path = 'plugin::social-distribution.delivery.paceMs';
    app.strapi.config.set(path, HOUR_MS);
    const some = [await toBluesky(), await toBluesky(), await toBluesky()];
    const [first, second, person] = some as [Distributed, Distributed, Distributed];
    for (const one of [first, second]) await change(one, { source: 'rule', priority: 5 });
    for (const one of some) await run(app, idOf(one));
    app.strapi.config.set(path, 0);
    expect((await rowFor(first)).state).toBe('published');
    expect((await rowFor(person)).state).toBe('published');
    const row = await rowFor(second);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'quota' });
    expect(row.reason).toMatch(
      /that rules or bulk orders send go out one after the other; this one/
    );
    const inMs = Date.parse(row.dueAt ?? '') - Date.now();
    expect(inMs).toBeGreaterThan(HOUR_MS / 2);
  }, 60_000);

  describe('after a crash', () => {
    const die = (one: Distributed, state: 'preparing' | 'committing') =>
      change(one, {
        state,
        leaseToken: 'of-the-dead',
        leaseUntil: new Date(Date.now() - 1_000),
        claims: 1,
        attempts: 1,
      });
    const leave = (one: Distributed) =>
      tableOf<UseRow>(app.strapi, UIDS.quotaUse).create({
        data: {
          subject: `connection:${connectionId}`,
          limitId: 'daily-posts',
          deliveryId: idOf(one),
          units: 1,
          at: Date.now() - 60_000,
          state: 'open',
          priority: 2,
        },
      });

    it('before the call, the delivery finds its place again and uses it once', async () => {
      await allow(1);
      const one = await toBluesky();
      await leave(one);
      await die(one, 'preparing');
      await sweep(app);
      expect((await usesOf(app, idOf(one))).map(({ state }) => state)).toEqual(['booked']);
      await workOff(app, one.documentId);
      expect((await rowFor(one)).state).toBe('published');
      const uses = await usesOf(app, idOf(one));
      expect(uses.filter(({ limitId }) => limitId === 'daily-posts')).toHaveLength(1);
      expect(uses.every(({ state }) => state === 'used')).toBe(true);
    });

    it('during the call, what may have been sent counts', async () => {
      const one = await toBluesky();
      await leave(one);
      await die(one, 'committing');
      const before = Date.now();
      await sweep(app);
      const [use] = await usesOf(app, idOf(one));
      expect(use?.state).toBe('used');
      expect(Number(use?.at)).toBeGreaterThanOrEqual(before);
    });

    it('of a worker that died after its last word, the sweep settles what is left', async () => {
      const one = await publishOne();
      await leave(one);
      await sweep(app);
      expect((await usesOf(app, idOf(one))).every(({ state }) => state === 'used')).toBe(true);
    });
  });

  it('tell when many posts would go out, also spread over a time', async () => {
    await allow(2);
    const connection = await getService(app.strapi, 'connections').find(connectionId);
    if (!connection) throw new Error('Bluesky is not connected.');
    const from = Date.now() + HOUR_MS;
    const wish = { connection, posts: 5, post: plainPost(), from };
    const quotas = getService(app.strapi, 'quotas');
    const [soon] = await quotas.forecast([{ ...wish, spreadUntil: null }]);
    const day = 24 * HOUR_MS;
    expect(soon?.times).toEqual([from, from, from + day, from + day, from + 2 * day]);
    expect(soon).toMatchObject({ obstacle: null, reason: null, remaining: 2 });
    const [spread] = await quotas.forecast([{ ...wish, spreadUntil: from + 10 * day }]);
    expect(spread?.times).toEqual([0, 2, 4, 6, 8].map((days) => from + days * day));
    const [standing] = (await quotas.standingsOf({ connection })).filter(
      ({ limit }) => limit.id === 'daily-posts'
    );
    expect(standing).toMatchObject({ used: 0, booked: 0, remaining: 2, source: 'ours' });
  });

  it('are tidied of uses that no window looks back to', async () => {
    const one = await publishOne();
    const table = tableOf<UseRow>(app.strapi, UIDS.quotaUse);
    await table.updateMany({
      where: { deliveryId: idOf(one), limitId: 'posts' },
      data: { at: Date.now() - 40 * 24 * HOUR_MS },
    });
    await getService(app.strapi, 'quotas').tidy();
    expect((await usesOf(app, idOf(one))).map(({ limitId }) => limitId)).toEqual(['daily-posts']);
  });
});
