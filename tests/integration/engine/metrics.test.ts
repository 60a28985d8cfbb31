import type { AdminClient } from '../../../scripts/person/admin-client';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { Metrics } from '../../../server/src/services/metrics/metrics';
import type { TestApp } from '../harness/app';
import { countCalls, deliveriesOf, distributeArticle, workOff } from '../harness/deliveries';
import { MetricsWorld } from '../harness/metrics-world';
import { freeAll, useUp } from '../harness/quota-uses';
import { rowOf, tablesOf } from '../harness/rows';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

let world: MetricsWorld;
let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  world = await MetricsWorld.start();
  ({ app, admin } = world);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(async () => {
  app.sandbox.faults.clear();
  await checks().deleteMany({ where: {} });
  await tablesOf(app).deliveries.updateMany({ where: {}, data: { goneAt: new Date() } });
  await freeAll(app);
});

const metrics = () => getService(app.strapi, 'metrics');
const checks = () => world.checks;
const never = new AbortController().signal;
const look = () => metrics().lookAtDue(never);
const published = (platform: string) => world.published(platform);
const pass = (ms: number) => world.pass(ms);
const daysOf = (post: Delivery) => world.daysOf(post);
const numbersOf = (post: Delivery, names: string[]) => world.numbersOf(post, names);
const checkOf = (post: Delivery) => world.checkOf(post);
const nightFalls = (post: Delivery) => world.nightFalls(post);

const xNumbers = (post: Delivery, numbers: object) =>
  app.sandbox.platforms.x.actions['set-metrics']?.({ id: post.platformPostId, ...numbers });

/** As if somebody removed it there. */
const removeThere = async ({ connectionId, posted: [post] }: Delivery): Promise<void> => {
  const connections = getService(app.strapi, 'connections');
  const connection = await connections.find(connectionId ?? 0);
  if (!connection || !post) throw new Error('There is no post.');
  const adapter = await getService(app.strapi, 'adapters').adapterFor(connection);
  const credentials = await connections.usableCredentials(connection);
  await adapter.remove?.({ account: connection.account, credentials, post, signal: never });
};

describe('the looks at a post', () => {
  it('begin when it is out for an hour, keep a row for each day, and end with the last', async () => {
    const post = await published('x');
    await look();
    expect(await daysOf(post)).toEqual([]);
    xNumbers(post, { likes: 3, impressions: 40 });
    await pass(HOUR_MS);
    await look();
    xNumbers(post, { likes: 5, impressions: 90 });
    await pass(5 * HOUR_MS);
    await look();
    const names = ['likes', 'impressions', 'impressionsGained', 'engagementGained'];
    expect(await numbersOf(post, names)).toEqual([[5, 90, 90, 5]]);
    await nightFalls(post);
    xNumbers(post, { likes: 6, impressions: 100 });
    await pass(18 * HOUR_MS);
    await look();
    expect(await numbersOf(post, names)).toEqual([
      [5, 90, 90, 5],
      [6, 100, 10, 1],
    ]);
    expect((await daysOf(post)).map(({ isLast }) => isLast)).toEqual([false, true]);
    await pass(29 * DAY_MS);
    await look();
    expect(await checkOf(post)).toBeNull();
    await metrics().enrol();
  });

  it('say of which post they are, and who asked for it', async () => {
    const post = await published('bluesky');
    await pass(HOUR_MS);
    await look();
    const [day] = await daysOf(post);
    const { siteId, connectionId, targetId, entryUid, entryDocumentId, entryLocale } = post;
    expect(day).toMatchObject({
      ...{ siteId, connectionId, targetId, entryUid, entryDocumentId, entryLocale },
      ...{ platform: 'bluesky', source: 'manual', isLast: true },
    });
    expect(day?.requestedBy).toMatch(/\d/);
  });

  it('leave out what a platform does not tell', async () => {
    const post = await published('bluesky');
    await pass(HOUR_MS);
    await look();
    expect(await numbersOf(post, ['likes', 'impressions', 'reach'])).toEqual([[0, null, null]]);
  });

  it('get the other numbers when a platform refuses one', async () => {
    const post = await published('threads');
    const error = { message: '(#100) Param metric is not valid.', type: 'OAuthException' };
    app.sandbox.faults.add({
      ...{ platform: 'threads', operation: 'insights', kind: 'status', status: 400 },
      body: { error: { ...error, code: 100 } },
    });
    await pass(HOUR_MS);
    await look();
    expect(await numbersOf(post, ['likes', 'comments', 'impressions'])).toEqual([[0, 0, null]]);
  });

  it('ask for many posts of an account at once', async () => {
    const posts = [await published('x'), await published('x'), await published('x')];
    const calls = countCalls(app, { platform: 'x', operation: 'find-posts' });
    await pass(HOUR_MS);
    await look();
    expect(calls()).toBe(1);
    for (const post of posts) expect(await daysOf(post)).toHaveLength(1);
  });

  it('are shared by workers: none is made twice', async () => {
    const post = await published('x');
    const calls = countCalls(app, { platform: 'x', operation: 'find-posts', ms: 200 });
    await pass(HOUR_MS);
    const others = [new Metrics(app.strapi), new Metrics(app.strapi), new Metrics(app.strapi)];
    await Promise.all(others.map((worker) => worker.lookAtDue(never)));
    await Promise.all(others.map((worker) => worker.enrol()));
    expect(calls()).toBe(1);
    expect(await daysOf(post)).toHaveLength(1);
    expect(await checks().count({ where: { deliveryId: post.id } })).toBe(1);
  });

  it('of a worker that died are made by another', async () => {
    const post = await published('x');
    await pass(HOUR_MS);
    const { checks: taken } = await metrics().checks.take(post.connectionId ?? 0, Date.now(), 9);
    expect(taken).toHaveLength(1);
    await look();
    expect(await daysOf(post)).toEqual([]);
    await checks().updateMany({ where: {}, data: { leaseUntil: Date.now() - 1 } });
    await look();
    expect(await daysOf(post)).toHaveLength(1);
  });

  it('go on after a restart, and with what was published meanwhile', async () => {
    const post = await published('x');
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    await workOff(app, documentId);
    await app.stop();
    await app.start();
    await metrics().enrol();
    const [later] = await deliveriesOf(app, documentId);
    await pass(HOUR_MS);
    await look();
    for (const one of [post, later]) expect(one && (await daysOf(one))).toHaveLength(1);
  }, 60_000);
});

describe('a look that fails', () => {
  it.each([
    ['an outage', { status: 503, body: 'away' }],
    ['a rate limit', { status: 429, headers: { 'retry-after': '600' }, body: {} }],
  ])('waits: %s', async (_, answer) => {
    const post = await published('x');
    await pass(HOUR_MS);
    app.sandbox.faults.add({
      ...{ platform: 'x', operation: 'find-posts', kind: 'status', times: -1 },
      ...answer,
    });
    await look();
    const check = await checkOf(post);
    expect(check).toMatchObject({ tries: 1 });
    expect(Number(check?.dueAt)).toBeGreaterThan(Date.now());
    expect(await rowOf(tablesOf(app).deliveries, post.id)).toMatchObject({
      ...{ state: 'published', errorCode: null, goneAt: null },
    });
    app.sandbox.faults.clear();
    await pass(7 * HOUR_MS);
    await look();
    expect(await daysOf(post)).toHaveLength(1);
  });

  it('waits for an account that is not connected, and asks nobody', async () => {
    const post = await published('x');
    const where = { id: post.connectionId };
    await tablesOf(app).connections.updateMany({
      where,
      data: { status: 'needs_reconnect', statusReason: 'It must be connected again.' },
    });
    const calls = countCalls(app, { platform: 'x', operation: 'find-posts' });
    await pass(HOUR_MS);
    await look();
    expect(calls()).toBe(0);
    expect(await checkOf(post)).toMatchObject({ reason: 'It must be connected again.' });
    const well = { status: 'active', statusReason: null };
    await tablesOf(app).connections.updateMany({ where, data: well });
    await pass(HOUR_MS);
    await look();
    expect(await daysOf(post)).toHaveLength(1);
  });
});

it('notices a post that is gone on its platform, once, and looks no more', async () => {
  const post = await published('bluesky');
  await removeThere(post);
  await pass(HOUR_MS);
  await look();
  expect((await rowOf(tablesOf(app).deliveries, post.id)).goneAt).toBeNull();
  await pass(HOUR_MS);
  await look();
  const { state, goneAt } = await rowOf(tablesOf(app).deliveries, post.id);
  expect({ state, isGone: goneAt !== null }).toEqual({ state: 'published', isGone: true });
  const events = await getService(app.strapi, 'deliveries').eventsOf(post.id);
  const told = events.filter(({ event }) => event === 'gone');
  expect(told.map(({ message }) => message)).toEqual([
    expect.stringContaining('Bluesky does not show the post any more'),
  ]);
  expect(await checkOf(post)).toBeNull();
  const { data } = await admin.request<{ data: { goneAt: string } }>(
    'GET',
    `/api/admin/distribution/deliveries/${post.id}`
  );
  expect(data.goneAt).toBe(goneAt);
});

describe('in a limit on calls', () => {
  const nearlyFull = { limitId: 'calls', units: 112 };
  const shareUsed = { limitId: 'metrics:calls', units: 30 };

  it.each([
    ['the rest is for publishing', nearlyFull],
    ['the share for numbers is used', shareUsed],
  ])('a look waits when %s, and posts still go out', async (_, used) => {
    const post = await published('linkedin');
    const subject = `connection:${post.connectionId}`;
    await useUp(app, { subject, ...used });
    // What is kept of the count knows nothing of that yet.
    await getService(app.strapi, 'quotas').ledger.store.writeLimits(
      { subject },
      { resetsAt: null }
    );
    await pass(HOUR_MS);
    await look();
    expect(await daysOf(post)).toEqual([]);
    const check = await checkOf(post);
    expect(check?.reason).toMatch(/publishing goes first/);
    expect(Number(check?.dueAt)).toBeGreaterThan(Date.now());
    const { documentId } = await distributeArticle(app, admin, { platform: 'linkedin' });
    expect(await workOff(app, documentId)).toMatchObject([{ state: 'published' }]);
    await freeAll(app);
    await checks().updateMany({ where: {}, data: { dueAt: Date.now() } });
    await look();
    expect(await daysOf(post)).toHaveLength(1);
  });
});

it('asks nothing of an account whose platform tells it nothing', async () => {
  await admin.connectByOAuth('linkedin');
  const { documentId } = await distributeArticle(app, admin, { platform: 'linkedin' });
  const posts = await workOff(app, documentId);
  await metrics().enrol();
  expect(await checks().count({ where: {} })).toBe(2);
  await pass(HOUR_MS);
  await look();
  const rows = await Promise.all(posts.map(daysOf));
  expect(rows.map(({ length }) => length).sort()).toEqual([0, 1]);
  expect(await checks().count({ where: {} })).toBe(1);
});

it('loses days that are older than they are kept, but never where a post stands', async () => {
  const post = await published('x');
  await pass(HOUR_MS);
  await look();
  await nightFalls(post);
  await pass(5 * HOUR_MS);
  await look();
  const clean = () => getService(app.strapi, 'retention').clean('analyticsDays');
  await clean();
  expect((await daysOf(post)).map(({ isLast }) => isLast)).toEqual([false, true]);
  const [first, last] = await daysOf(post);
  for (const [row, day] of [
    [first, '2020-01-01'],
    [last, '2020-01-02'],
  ] as const) {
    await world.days.updateMany({ where: { id: row?.['id'] }, data: { day } });
  }
  expect(await clean()).toBeGreaterThan(0);
  expect((await daysOf(post)).map(({ isLast }) => isLast)).toEqual([true]);
});
