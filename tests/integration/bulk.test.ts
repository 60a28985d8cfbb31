import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { aDraft, aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import { HOUR_MS, itemsOf, withBulkDesk, type BulkArticles, type BulkDesk } from './harness/bulk';
import { tablesOf } from './harness/rows';
import { entryOf, type SiteWorld } from './harness/site-world';

let world: SiteWorld;
let desk: BulkDesk;
let articles: BulkArticles;

withBulkDesk((tools) => {
  ({ world, desk, articles } = tools);
});

describe('an order of many entries', () => {
  it('waits as a draft: nothing goes out before it is started', async () => {
    const ids = await articles.make(3);
    const order = await desk.order({ items: itemsOf(ids), name: 'Harbour week' });
    expect(order).toMatchObject({
      ...{ state: 'draft', name: 'Harbour week', zone: world.sites.main.timezone },
      ...{ deliveries: {}, needsApproval: false, firstDueAt: null, note: null },
    });
    expect(order.counts).toEqual({
      ...{ waiting: 3, done: 0, skipped: 0, failed: 0, bad: 0, cancelled: 0 },
    });
    await desk.workOff(order);
    expect(await articles.posts(ids)).toEqual([]);
  });

  it('makes a post of each entry for each target once it is started', async () => {
    const ids = await articles.make(4);
    const draft = await desk.order({ items: itemsOf(ids) });
    expect(await desk.act(draft, 'start')).toMatchObject({ state: 'running' });
    const done = await desk.workOff(draft);
    expect(done).toMatchObject({ state: 'done', deliveries: { queued: 4 } });
    expect(done.counts).toMatchObject({ waiting: 0, done: 4 });
    const posts = await articles.posts(ids);
    expect(posts.map(({ targetId }) => targetId)).toEqual(
      Array(4).fill(world.accounts.main.targetId)
    );
    expect(posts.every(({ source, priority }) => source === 'bulk' && priority === 6)).toBe(true);
    const rows = await desk.rows(draft);
    expect(rows.map(({ state, position }) => [state, position])).toEqual(
      [1, 2, 3, 4].map((position) => ['done', position])
    );
    const made = await tablesOf(world.app).distributions.findOne({
      where: { id: rows[0]?.distributionId },
    });
    expect(made).toMatchObject({ source: 'bulk', sourceId: draft.id });
  });

  it('begins at once when that was asked for', async () => {
    const order = await desk.order({ items: itemsOf(await articles.make(1)), start: true });
    expect(order.state).toBe('running');
    expect(await desk.workOff(order)).toMatchObject({ state: 'done' });
  });

  it('is found in the list by its state and a part of its name', async () => {
    const order = await desk.order({
      items: itemsOf(await articles.make(1)),
      name: 'Regatta 100%',
    });
    const find = (query: string) => desk.list(query).then((orders) => orders.map(({ id }) => id));
    expect(await find('?search=regATTA')).toEqual([order.id]);
    expect(await find('?search=100%25&state=draft')).toEqual([order.id]);
    expect(await find('?search=Regatta&state=running')).toEqual([]);
    expect(await find('?state=draft')).toContain(order.id);
    await desk.act(order, 'cancel');
    expect(await find('?state=draft')).not.toContain(order.id);
  });

  it('gives single entries targets, times and words of their own', async () => {
    const ids = await articles.make(3);
    const [first, second, third] = itemsOf(ids);
    const wallTime = `${new Date().getUTCFullYear() + 8}-05-06T09:00`;
    const when = { kind: 'at', wallTime, zone: 'Europe/Lisbon' };
    const tooFar = await desk.order({ items: [{ ...first, when }] });
    expect((await desk.rows(tooFar))[0]?.problem).toContain('more than');
    const soonEnough = { ...when, wallTime: `${new Date().getUTCFullYear() + 1}-05-06T09:00` };
    const items = [
      { ...first, when: soonEnough },
      { ...second, text: 'Mind the step at low tide.' },
      { ...third, targetIds: [world.accounts.main.targetId] },
    ];
    const order = await desk.order({ items, start: true });
    await desk.workOff(order);
    const found = await articles.posts(ids);
    const posts = ids.map((id) => found.find((post) => post.entryDocumentId === id));
    expect(posts[0]?.scheduledAt).toBe(`${soonEnough.wallTime.slice(0, 10)}T08:00:00.000Z`);
    expect(posts[1]?.content.parts[0]?.text).toBe('Mind the step at low tide.');
    expect(posts[2]?.targetId).toBe(world.accounts.main.targetId);
    expect(await desk.find(order)).toMatchObject({ firstDueAt: posts[0]?.scheduledAt });
  });

  it('takes all published entries that a filter lets through', async () => {
    const ids = [];
    for (const title of ['Ferry news one', 'Ferry news two']) {
      ids.push(await aPublishedArticle(world.app, { title }));
    }
    await aDraft(world.app, { title: 'Ferry news that nobody published' });
    const filter = { contentType: ARTICLE, filters: { title: { $startsWith: 'Ferry news' } } };
    const order = await desk.order({ filter });
    expect(await desk.rows(order)).toMatchObject([
      { entryDocumentId: ids[0], entryTitle: 'Ferry news one', locale: 'en', state: 'waiting' },
      { entryDocumentId: ids[1], entryTitle: 'Ferry news two', locale: 'en', state: 'waiting' },
    ]);
  });

  it('takes each entry of a filter once, also when one is published anew meanwhile', async () => {
    // Two pages of them, as the database has them.
    const entries = tableOf<{ id: number }>(world.app.strapi, ARTICLE);
    const rows = Array.from({ length: 501 }, (_, place) => ({
      ...{ documentId: `lightship${place}`, slug: `lightship-${place}`, title: 'Lightship log' },
      ...{ locale: 'en', publishedAt: new Date() },
    }));
    for (let from = 0; from < rows.length; from += 100) {
      await entries.createMany({ data: rows.slice(from, from + 100) });
    }
    const { strapi } = world.app;
    const open = strapi.documents.bind(strapi);
    let pages = 0;
    const spy = jest.spyOn(strapi, 'documents').mockImplementation(((uid: never) => {
      const service = open(uid) as unknown as { findMany(params: object): Promise<unknown[]> };
      return {
        findMany: async (params: object) => {
          const found = await service.findMany(params);
          pages += 1;
          if (pages === 1) {
            await entries.deleteMany({ where: { documentId: 'lightship0' } });
            await entries.createMany({ data: rows.slice(0, 1) });
          }
          return found;
        },
      };
    }) as never);
    const filter = { contentType: ARTICLE, filters: { title: 'Lightship log' } };
    const order = await desk.order({ filter });
    spy.mockRestore();
    expect(pages).toBeGreaterThan(1);
    expect(order.counts.waiting).toBe(501);
    const stored = tableOf<{ entryDocumentId: string }>(strapi, UIDS.bulkRow);
    const found = await stored.findMany({ where: { orderId: order.id } });
    expect(new Set(found.map(({ entryDocumentId }) => entryDocumentId)).size).toBe(501);
    await entries.deleteMany({ where: { title: 'Lightship log' } });
  });

  it.each([
    ['entries and a filter', { items: [{}], filter: {} }, 400, 'items'],
    ['neither', {}, 400, 'name either items or a filter'],
    [
      'no entry that fits',
      { filter: { contentType: ARTICLE, filters: { slug: 'nowhere' } } },
      400,
      'fits this filter',
    ],
    [
      'a content-type that is not there',
      { filter: { contentType: 'api::boat.boat' } },
      404,
      'no content-type',
    ],
    [
      'a period that is over',
      { times: { kind: 'spread', until: '2020-01-01T00:00:00Z' } },
      400,
      'is past',
    ],
    ['a target of another site', { targetIds: ['north'] }, 400, 'has no target'],
  ])('is refused for %s', async (_, body: Record<string, unknown>, status, words) => {
    const items =
      'times' in body || 'targetIds' in body ? itemsOf(await articles.make(1)) : undefined;
    const targetIds = 'targetIds' in body ? [world.accounts.north.targetId] : undefined;
    const request = { ...(items ? { items } : {}), ...body, ...(targetIds ? { targetIds } : {}) };
    const answer = await world.post(world.chief, '/dispatch/bulk', request);
    expect(answer.status).toBe(status);
    expect(answer.message).toContain(words);
  });
});

describe('rows that cannot go out', () => {
  it('are kept with why, and do not stop the others', async () => {
    const [good = ''] = await articles.make(1);
    const draft = await aDraft(world.app);
    const past = { kind: 'at', wallTime: '2024-03-01T09:00' };
    const gap = { kind: 'at', wallTime: '2027-03-28T01:30', zone: 'Europe/Lisbon' };
    const twice = { kind: 'at', wallTime: '2027-10-31T01:30', zone: 'Europe/Lisbon' };
    const items = [
      ...[entryOf(good), entryOf('missing'), entryOf(draft)],
      { ...entryOf(good), contentType: 'api::boat.boat' },
      { ...entryOf(good), targetIds: [world.accounts.north.targetId] },
      { ...entryOf(good), when: past },
      { ...entryOf(good), when: gap },
      { ...entryOf(good), when: twice },
      { ...entryOf(good), text: 'tide '.repeat(200) },
    ];
    const order = await desk.order({ items });
    expect(order.counts).toMatchObject({ waiting: 1, bad: 8 });
    const problems = (await desk.rows(order, '&state=bad')).map(({ problem }) => problem);
    const words = [
      'no entry with the documentId “missing”',
      'is not published',
      'are never distributed',
      'has no target',
      'is past',
      'does not exist: the clocks go forward',
      'comes twice',
      'The text is too long for @harbour-light.example on Bluesky (999 of 300 graphemes)',
    ];
    for (const [place, part] of words.entries()) expect(problems[place]).toContain(part);
    await desk.act(order, 'start');
    expect((await desk.workOff(order)).counts).toMatchObject({ done: 1, bad: 8 });
  });

  it('are looked at again when somebody retries: the entry may be published by now', async () => {
    const documentId = await aDraft(world.app);
    const order = await desk.order({ items: itemsOf([documentId]) });
    const answer = await world.post(world.chief, `/bulk/${order.id}/start`);
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.message).toContain('no row that could go out');
    const retry = await world.post(world.chief, `/bulk/${order.id}/retry`);
    expect(retry.message).toContain('No row is any better than before.');
    await documentsOf(world.app, ARTICLE).publish({ documentId });
    expect(await desk.act(order, 'retry')).toMatchObject({
      state: 'draft',
      counts: { waiting: 1, bad: 0 },
    });
    await desk.act(order, 'start');
    expect((await desk.workOff(order)).counts).toMatchObject({ done: 1 });
  });

  it('fail by themselves when their entry went meanwhile, and go out when it is back', async () => {
    const ids = await articles.make(3);
    const order = await desk.order({ items: itemsOf(ids) });
    await documentsOf(world.app, ARTICLE).unpublish({ documentId: ids[1] });
    await desk.act(order, 'start');
    const done = await desk.workOff(order);
    expect(done).toMatchObject({ state: 'done', counts: { done: 2, failed: 1 } });
    const [failed] = await desk.rows(order, '&state=failed');
    expect(failed).toMatchObject({ position: 2, distributionId: null });
    expect(failed?.problem).toContain('Publish the entry first');
    await documentsOf(world.app, ARTICLE).publish({ documentId: ids[1] });
    await desk.act(order, 'retry');
    expect((await desk.workOff(order)).counts).toMatchObject({ done: 3, failed: 0 });
    expect(await articles.states(ids)).toEqual(['queued', 'queued', 'queued']);
  });

  it('are skipped, with why, when the account has this version already', async () => {
    const ids = await articles.make(1);
    await desk.workOff(await desk.order({ items: itemsOf(ids), start: true }));
    const second = await desk.order({ items: itemsOf(ids), start: true });
    expect((await desk.workOff(second)).counts).toMatchObject({ skipped: 1 });
    expect((await desk.rows(second))[0]?.problem).toContain('This version already went to');
    const again = await desk.order({ items: itemsOf(ids), start: true, again: true });
    expect((await desk.workOff(again)).counts).toMatchObject({ done: 1 });
  });

  it('fail when a draft lay around until their time was past', async () => {
    const ids = await articles.make(1);
    const order = await desk.order({ items: itemsOf(ids) });
    const rows = tableOf(world.app.strapi, UIDS.bulkRow);
    const data = { timing: 'at', dueAt: new Date(Date.now() - HOUR_MS) };
    await rows.updateMany({ where: { orderId: order.id }, data });
    await desk.act(order, 'start');
    await desk.workOff(order);
    expect((await desk.rows(order))[0]).toMatchObject({ state: 'failed' });
    expect((await desk.rows(order))[0]?.problem).toContain('was past when the order was started');
    expect(await articles.posts(ids)).toEqual([]);
  });
});
