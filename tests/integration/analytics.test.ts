import type { Analytics, AnalyticsGroup, AnalyticsTotals } from '../../contracts/analytics';
import type { EntryLedger } from '../../contracts/analytics-ledger';
import type { AdminClient } from '../../scripts/person/admin-client';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE } from './harness/articles';
import { distributeArticle } from './harness/deliveries';
import { DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything } from './harness/people';
import { tablesOf } from './harness/rows';

const READ_ARTICLES = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };
const DAYS = 'from=2031-03-01&to=2031-03-10';
const NO_NUMBERS = {
  ...{ impressions: null, reach: null, videoViews: null, likes: null, comments: null },
  ...{ shares: null, quotes: null, saves: null, clicks: null, engagement: null },
};

let app: TestApp;
let admin: AdminClient;
/** Of the person's session, for answers that are no JSON. */
let adminToken = '';
let documentId = '';
/** To three accounts each, of two articles: published twice, then failed by us and by a platform… */
let ids: number[] = [];

const change = (id: number | undefined, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id }, data });

const addUp = () => getService(app.strapi, 'analytics').keeper.run();

/** As the metrics of a post are stored. */
const look = async (deliveryId: number | undefined, data: Record<string, unknown>) => {
  const post = await tablesOf(app).deliveries.findOne({ where: { id: deliveryId } });
  await tableOf(app.strapi, UIDS.analyticsDay).createMany({
    data: [
      {
        ...{ deliveryId, day: '2031-03-02', measuredAt: new Date(), isLast: true, ...NO_NUMBERS },
        ...{ platform: post?.platform, entryUid: ARTICLE, entryLocale: 'en' },
        ...{ entryDocumentId: post?.entryDocumentId, ...data },
      },
    ],
  });
};

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  adminToken = (await aMember(app, [{ action: ACTIONS.analytics }, READ_ARTICLES])).token;
  await connectEverything(app, admin);
  const first = await distributeArticle(app, admin);
  documentId = first.documentId;
  ids = [...first.deliveryIds, ...(await distributeArticle(app, admin)).deliveryIds];
  const due = { scheduledAt: new Date('2031-03-02T10:00:00Z'), dueAt: null };
  const posted = { ...due, state: 'published', finishedAt: new Date('2031-03-02T10:00:10Z') };
  const mark = { fingerprint: 'f'.repeat(64), startedAt: 1, endedAt: null, doubtedSince: null };
  await change(ids[0], {
    ...{ ...posted, postedAt: new Date('2031-03-02T10:00:02Z'), attempts: 1, aiCostUsd: 0.002 },
    ...{ platformCostUsd: 0.2, platformPostId: 'remote-1', commitMark: mark },
  });
  await change(ids[1], { ...posted, postedAt: new Date('2031-03-02T10:00:40Z'), attempts: 3 });
  await change(ids[2], { ...due, state: 'failed', errorFamily: 'rejected', attempts: 1 });
  await change(ids[3], { ...due, state: 'failed', errorFamily: 'retryable', attempts: 9 });
  await change(ids[4], { ...due, state: 'missed' });
  await change(ids[5], { scheduledAt: new Date('2031-02-25T10:00:00Z'), dueAt: null });
  await look(ids[0], { impressions: 100, likes: 7, engagement: 7 });
  await addUp();
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const analytics = async (query: string, client = admin): Promise<Analytics> =>
  (await client.request<{ data: Analytics }>('GET', `${DISTRIBUTION}/analytics?${query}`)).data;

const totals = async (query = DAYS): Promise<AnalyticsTotals> => {
  const found = (await analytics(query)).totals;
  if (!found) throw new Error('There are no totals.');
  return found.now;
};

const groups = async (query: string): Promise<AnalyticsGroup[]> =>
  (await analytics(`${DAYS}&${query}`)).groups?.rows ?? [];

const text = async (path: string): Promise<Response> =>
  fetch(app.url + DISTRIBUTION + path, { headers: { authorization: `Bearer ${adminToken}` } });

describe('the totals of a period', () => {
  it('count posts by how they ended, failures of platforms apart', async () => {
    expect(await totals()).toMatchObject({
      ...{ posts: 5, published: 2, failed: 2, failedByPlatform: 1, missed: 1, waiting: 0 },
      ...{ retried: 2, rescued: 1, successRate: 2 / 5, ownSuccessRate: 2 / 4 },
      ...{ measured: 1, engagement: 7, engagementPerPost: 7, aiUsd: 0.002, platformUsd: 0.2 },
    });
  });

  it('never take a number that no platform gave for zero', async () => {
    const { metrics } = await totals();
    expect(metrics).toMatchObject({ impressions: 100, likes: 7, clicks: null, saves: null });
  });

  it('tell how long posts took from when they were due, to within 2 %', async () => {
    const { timeToPublish } = await totals();
    expect(Math.abs((timeToPublish?.p50 ?? 0) / 2 - 1)).toBeLessThan(0.02);
    expect(Math.abs((timeToPublish?.p95 ?? 0) / 40 - 1)).toBeLessThan(0.02);
  });

  it('come with those of as many days before', async () => {
    expect((await analytics(DAYS)).totals?.before).toMatchObject({ posts: 1, waiting: 1 });
  });

  it('say when they were added up', async () => {
    expect(Date.parse((await analytics(DAYS)).asOf ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('follow what changes, without counting anything twice', async () => {
    await change(ids[4], { state: 'cancelled' });
    await getService(app.strapi, 'deliveries').repository.events.add({
      ...{ deliveryId: ids[4] ?? 0, event: 'cancel' },
    });
    await addUp();
    await addUp();
    expect(await totals()).toMatchObject({ posts: 5, missed: 0, cancelled: 1 });
    await change(ids[4], { state: 'missed' });
    // Nothing tells of this one: the round through all finds it.
    await addUp();
    expect(await totals()).toMatchObject({ posts: 5, missed: 1, cancelled: 0 });
  });

  it('move a post to another day with its time', async () => {
    await change(ids[4], { scheduledAt: new Date('2031-05-05T10:00:00Z') });
    await addUp();
    expect(await totals()).toMatchObject({ posts: 4, missed: 0 });
    expect(await totals('from=2031-05-05&to=2031-05-05')).toMatchObject({ posts: 1, missed: 1 });
    await change(ids[4], { scheduledAt: new Date('2031-03-02T10:00:00Z') });
    await addUp();
  });

  it('are narrowed by every filter', async () => {
    const post = await tablesOf(app).deliveries.findOne({ where: { id: ids[0] } });
    expect(await totals(`${DAYS}&platform=${post?.platform}`)).toMatchObject({ posts: 2 });
    expect(await totals(`${DAYS}&target=${post?.targetId}`)).toMatchObject({ posts: 2 });
    expect(await totals(`${DAYS}&locale=de`)).toMatchObject({ posts: 0, successRate: null });
    expect(await totals(`${DAYS}&template=none`)).toMatchObject({ posts: 5 });
    expect(await totals(`${DAYS}&template=999`)).toMatchObject({ posts: 0 });
    expect(await totals(`${DAYS}&author=rule:1`)).toMatchObject({ posts: 0 });
    expect(await totals(`${DAYS}&contentType=${ARTICLE}`)).toMatchObject({ posts: 5 });
    expect(await totals(`${DAYS}&contentType=api::page.page`)).toMatchObject({ posts: 0 });
  });
});

describe('groups', () => {
  it.each([
    ['entry', 2],
    ['contentType', 1],
    ['author', 1],
    ['locale', 1],
    ['site', 1],
    ['platform', 3],
    ['template', 1],
    ['target', 3],
    ['day', 1],
    ['hour', 1],
  ])('by %s come to the same as the total', async (by, count) => {
    const rows = await groups(`groupBy=${by}`);
    expect(rows).toHaveLength(count);
    const posts = rows.reduce((sum, row) => sum + row.posts, 0);
    expect(posts).toBe(by === 'hour' ? 2 : 5);
  });

  it('have the names that people know', async () => {
    expect((await groups('groupBy=author'))[0]?.label).toBe('Ada Lamp');
    expect((await groups('groupBy=template'))[0]).toMatchObject({ key: null, label: null });
    expect((await groups('groupBy=entry')).map(({ label }) => label)).not.toContain(null);
    // Sunday, 2 March 2031 at 10 o'clock in UTC, the zone of the site.
    expect((await groups('groupBy=hour'))[0]?.key).toBe(String(6 * 24 + 10));
  });

  it('come sorted and in pages, what has no number last', async () => {
    const rows = await groups('groupBy=target&sort=-engagement');
    expect(rows.map(({ engagement }) => engagement)).toEqual([7, null, null]);
    const { groups: page } = await analytics(`${DAYS}&groupBy=target&pageSize=2&page=2`);
    expect(page).toMatchObject({ page: 2, pageCount: 2, total: 3 });
    expect(page?.rows).toHaveLength(1);
  });

  it.each(['groupBy=colour', 'from=2031-03-02&to=2031-03-01', 'from=2020-01-01&to=2031-01-01'])(
    'are refused for %s',
    async (query) => {
      expect((await text(`/analytics?${query}`)).status).toBe(400);
    }
  );
});

describe('the ledger of an entry', () => {
  it('leads from the version over the payload to the numbers', async () => {
    const path = `${DISTRIBUTION}/analytics/entries/${ARTICLE}/${documentId}`;
    const { data } = await admin.request<{ data: EntryLedger }>('GET', path);
    expect(data.posts.map(({ deliveryId }) => deliveryId)).toEqual([ids[2], ids[1], ids[0]]);
    expect(data.posts[2]).toMatchObject({
      ...{ state: 'published', payloadHash: 'f'.repeat(64), postId: 'remote-1', rule: null },
      looks: [{ day: '2031-03-02', engagement: 7, metrics: { impressions: 100, clicks: null } }],
    });
    expect(data.posts[2]?.versionHash).not.toBe('');
    expect(data.posts[0]?.looks).toEqual([]);
  });
});

describe('an export', () => {
  beforeAll(async () => {
    await change(ids[0], { entryTitle: '=HYPERLINK("https://evil.example","click"),\r\n"x"' });
    await change(ids[1], { entryTitle: ' +cmd|calc' });
  });

  it('as CSV runs nothing in a spreadsheet and leaves empty what is not known', async () => {
    const answer = await text(`/analytics/export?${DAYS}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('.csv"');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const body = bytes.toString('utf8');
    expect(body).toContain(`"'=HYPERLINK(""https://evil.example"",""click""),\r\n""x"""`);
    expect(body).toContain(`,' +cmd|calc,`);
    const last = body.trimEnd().split('\r\n').at(-1) ?? '';
    expect(last.endsWith(',,,,,,,,,,,,')).toBe(true);
  });

  it('as JSON holds every post, with null for what is not known', async () => {
    const rows = (await (await text(`/analytics/export?${DAYS}&format=json`)).json()) as object[];
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ deliveryId: ids[0], impressions: 100, clicks: null });
    expect(
      await (await text('/analytics/export?from=2001-01-01&to=2001-01-02&format=json')).json()
    ).toEqual([]);
  });
});

describe('somebody who may not read articles', () => {
  it('is told no number of them', async () => {
    const { token } = await aMember(app, [{ action: ACTIONS.analytics }]);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${app.url}${DISTRIBUTION}/analytics?${DAYS}`, { headers });
    const { data } = (await answer.json()) as { data: Analytics };
    expect(data.totals?.now.posts).toBe(0);
    const path = `${DISTRIBUTION}/analytics/entries/${ARTICLE}/${documentId}`;
    const ledger = (await (await fetch(app.url + path, { headers })).json()) as {
      data: EntryLedger;
    };
    expect(ledger.data).toMatchObject({ title: null, posts: [] });
  });

  it('is told of their own articles only when they may read those', async () => {
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const { token } = await aMember(app, [{ action: ACTIONS.analytics }, own]);
    const headers = { authorization: `Bearer ${token}` };
    const url = `${app.url}${DISTRIBUTION}/analytics?${DAYS}`;
    const { data } = (await (await fetch(url, { headers })).json()) as { data: Analytics };
    expect(data.totals?.now.posts).toBe(0);
    const all = await aMember(app, [{ action: ACTIONS.analytics }, READ_ARTICLES]);
    const seen = await fetch(url, { headers: { authorization: `Bearer ${all.token}` } });
    expect(((await seen.json()) as { data: Analytics }).data.totals?.now.posts).toBe(5);
  });
});
