import type { EntryLedger } from '../../../contracts/analytics-ledger';
import { ACTIONS } from '../../../server/src/constants';
import { getService } from '../../../server/src/services/get-service';
import { AnalyticsWorld, DAYS, READ_ARTICLES } from '../harness/analytics-world';
import { ARTICLE } from '../harness/articles';
import { DISTRIBUTION } from '../harness/http';
import { aMember } from '../harness/people';
import { tablesOf } from '../harness/rows';

let world: AnalyticsWorld;

beforeAll(async () => {
  world = await AnalyticsWorld.start();
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

const change: AnalyticsWorld['change'] = (id, data) => world.change(id, data);
const addUp = () => world.addUp();
const totals = (query?: string) => world.totals(query);
const groups = (query: string) => world.groups(query);
const text = (path: string) => world.text(path);

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
    expect((await world.analytics(DAYS)).totals?.before).toMatchObject({ posts: 1, waiting: 1 });
  });

  it('say when they were added up', async () => {
    expect(Date.parse((await world.analytics(DAYS)).asOf ?? '')).toBeGreaterThan(
      Date.now() - 60_000
    );
  });

  it('follow what changes, without counting anything twice', async () => {
    await change(world.ids[4], { state: 'cancelled' });
    await getService(world.app.strapi, 'deliveries').repository.events.add({
      ...{ deliveryId: world.ids[4] ?? 0, event: 'cancel' },
    });
    await addUp();
    await addUp();
    expect(await totals()).toMatchObject({ posts: 5, missed: 0, cancelled: 1 });
    await change(world.ids[4], { state: 'missed' });
    // Nothing tells of this one: the round through all finds it.
    await addUp();
    expect(await totals()).toMatchObject({ posts: 5, missed: 1, cancelled: 0 });
  });

  it('move a post to another day with its time', async () => {
    await change(world.ids[4], { scheduledAt: new Date('2031-05-05T10:00:00Z') });
    await addUp();
    expect(await totals()).toMatchObject({ posts: 4, missed: 0 });
    expect(await totals('from=2031-05-05&to=2031-05-05')).toMatchObject({ posts: 1, missed: 1 });
    await change(world.ids[4], { scheduledAt: new Date('2031-03-02T10:00:00Z') });
    await addUp();
  });

  it('are narrowed by every filter', async () => {
    const post = await tablesOf(world.app).deliveries.findOne({ where: { id: world.ids[0] } });
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

describe('adding up', () => {
  it('writes nothing when nothing is new', async () => {
    await addUp();
    const statements = await world.statementsOf(addUp);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((sql) => !/^select/i.test(sql))).toEqual([]);
  });

  it('makes the sums of a day once, however many of its posts changed', async () => {
    for (const id of world.ids.slice(0, 4)) await change(id, { attempts: 4 });
    const sums = (sql: string): boolean =>
      /^insert into \S*distribution_analytics_cells/i.test(sql);
    expect((await world.statementsOf(addUp)).filter(sums)).toHaveLength(1);
    expect(await totals()).toMatchObject({ retried: 4, rescued: 2 });
    await change(world.ids[0], { attempts: 1 });
    await change(world.ids[1], { attempts: 3 });
    await change(world.ids[2], { attempts: 1 });
    await change(world.ids[3], { attempts: 9 });
    await addUp();
  });

  it('goes on with days that a worker left behind when it died', async () => {
    await change(world.ids[0], { attempts: 2 });
    await world.makeFacts();
    expect(await totals()).toMatchObject({ retried: 2 });
    await addUp();
    expect(await totals()).toMatchObject({ retried: 3 });
    await change(world.ids[0], { attempts: 1 });
    await addUp();
  });

  it('is one worker at a time', async () => {
    const { cursor } = getService(world.app.strapi, 'analytics').keeper;
    const begin = () => Promise.reject(new Error('It has begun already.'));
    expect(await cursor.claim(begin)).not.toBeNull();
    expect(await cursor.claim(begin)).toBeNull();
    await change(world.ids[0], { attempts: 2 });
    expect(await world.statementsOf(addUp)).toEqual([]);
    await cursor.release();
    await change(world.ids[0], { attempts: 1 });
    await addUp();
  });

  it('counts nothing twice when two workers do it all the same', async () => {
    const worker = async (): Promise<unknown> =>
      (await world.makeFacts()).stale.addUp(Infinity, () => 0);
    for (const [round, attempts] of [2, 1, 2, 1].entries()) {
      await change(world.ids[0], { attempts });
      const scheduledAt = new Date(`2031-03-0${2 + (round % 2)}T10:00Z`);
      await change(world.ids[2], { attempts, scheduledAt });
      await Promise.all([worker(), worker(), worker()]);
      expect(await totals()).toMatchObject({ posts: 5, retried: attempts === 2 ? 4 : 2 });
    }
    await change(world.ids[2], { scheduledAt: new Date('2031-03-02T10:00:00Z') });
    await addUp();
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
    const { groups: page } = await world.analytics(`${DAYS}&groupBy=target&pageSize=2&page=2`);
    expect(page).toMatchObject({ page: 2, pageCount: 2, total: 3 });
    expect(page?.rows).toHaveLength(1);
    const { groups: behind } = await world.analytics(`${DAYS}&groupBy=target&pageSize=2&page=9`);
    expect(behind).toMatchObject({ rows: [], pageCount: 2, total: 3 });
  });

  it('are taken from sums of days though Strapi asks for languages', async () => {
    const statements = await world.statementsOf(() => groups('groupBy=platform'));
    expect(statements.join()).toContain('distribution_analytics_cells');
    expect(statements.join()).not.toContain('distribution_delivery_facts');
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
    const path = `${DISTRIBUTION}/analytics/entries/${ARTICLE}/${world.documentId}`;
    const { data } = await world.admin.request<{ data: EntryLedger }>('GET', path);
    expect(data.posts.map(({ deliveryId }) => deliveryId)).toEqual([
      world.ids[2],
      world.ids[1],
      world.ids[0],
    ]);
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
    await change(world.ids[0], {
      entryTitle: '=HYPERLINK("https://evil.example","click"),\r\n"x"',
    });
    await change(world.ids[1], { entryTitle: ' +cmd|calc' });
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
    expect(rows[0]).toMatchObject({ deliveryId: world.ids[0], impressions: 100, clicks: null });
    expect(
      await (await text('/analytics/export?from=2001-01-01&to=2001-01-02&format=json')).json()
    ).toEqual([]);
  });
});

describe('somebody who may not read articles', () => {
  it('is told no number of them', async () => {
    const { token } = await aMember(world.app, [{ action: ACTIONS.analytics }]);
    expect((await world.toldTo(token)).totals?.now.posts).toBe(0);
    const answer = await world.text(`/analytics/entries/${ARTICLE}/${world.documentId}`, token);
    const ledger = (await answer.json()) as { data: EntryLedger };
    expect(ledger.data).toMatchObject({ title: null, posts: [] });
  });

  it('is told no number of languages that they may not read', async () => {
    const nothing = { ...READ_ARTICLES, locales: [] };
    const { token } = await aMember(world.app, [{ action: ACTIONS.analytics }, nothing]);
    expect((await world.toldTo(token)).totals?.now.posts).toBe(0);
    expect((await world.toldTo(token, '&groupBy=entry')).groups?.rows).toEqual([]);
  });

  it('is told their share when they may read some articles', async () => {
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const { token, userId } = await aMember(world.app, [{ action: ACTIONS.analytics }, own]);
    await world.app.strapi.db
      .connection('articles')
      .where({ document_id: world.documentId })
      .update({ created_by_id: userId });
    const { totals: told } = await world.toldTo(token);
    expect(told?.now).toMatchObject({ posts: 3, published: 2, failed: 1 });
    const { groups: entries } = await world.toldTo(token, '&groupBy=entry');
    expect(entries).toMatchObject({ total: 1, rows: [{ key: world.documentId, posts: 3 }] });
    const answer = await world.text(`/analytics/export?${DAYS}&format=json`, token);
    const rows = (await answer.json()) as { documentId: string }[];
    expect(rows.map((row) => row.documentId)).toEqual(Array(3).fill(world.documentId));
  });

  it('is told of their own articles only when they may read those', async () => {
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const { token } = await aMember(world.app, [{ action: ACTIONS.analytics }, own]);
    expect((await world.toldTo(token)).totals?.now.posts).toBe(0);
    const all = await aMember(world.app, [{ action: ACTIONS.analytics }, READ_ARTICLES]);
    expect((await world.toldTo(all.token)).totals?.now.posts).toBe(5);
  });
});
