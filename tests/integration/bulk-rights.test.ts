import type { BulkOrderPage, BulkRowPage } from '../../contracts/bulk';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { ARTICLE } from './harness/articles';
import { AuditLog } from './harness/audit';
import { BulkDesk, itemsOf, withBulkDesk, type BulkArticles } from './harness/bulk';
import { aMember } from './harness/people';
import { entryOf, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let world: SiteWorld;
let desk: BulkDesk;
let articles: BulkArticles;

withBulkDesk((tools) => {
  ({ world, desk, articles } = tools);
});

describe('whose orders and entries', () => {
  it('are those of the sites of a person', async () => {
    const { north, main } = world.sites;
    const rights = rightsTo([ACTIONS.distribute, ACTIONS.read], [THEIR_SITES]);
    const member = await aMember(world.app, [...rights, READ_ARTICLES]);
    await getService(world.app.strapi, 'sites').update(main.id, { memberUsers: [member.userId] });
    const items = itemsOf(await articles.make(1));
    const theirs = await desk.order({ items });
    const foreign = await desk.order({ items }, '?site=north');
    expect(foreign.siteId).toBe(north.id);
    expect((await world.post(member, '/dispatch/bulk?site=north', { items })).status).toBe(403);
    for (const action of ['start', 'pause', 'resume', 'cancel', 'retry']) {
      expect((await world.post(member, `/bulk/${foreign.id}/${action}`)).status).toBe(403);
    }
    expect((await world.get(member, `/bulk/${foreign.id}`)).status).toBe(403);
    expect((await world.get(member, `/bulk/${foreign.id}/rows`)).status).toBe(403);
    expect((await world.get(member, '/bulk?site=north')).status).toBe(403);
    const { orders } = (await world.get(member, '/bulk?pageSize=100')).data as BulkOrderPage;
    expect(orders.map(({ id }) => id)).toContain(theirs.id);
    expect(orders.every(({ siteId }) => siteId === main.id)).toBe(true);
  });

  it('are only entries that the person may read', async () => {
    const conditions = ['admin::is-creator'];
    const rights = rightsTo([ACTIONS.distribute, ACTIONS.read]);
    const author = await aMember(world.app, [...rights, { ...READ_ARTICLES, conditions }]);
    const [id = ''] = await articles.make(1);
    const order = await new BulkDesk(world, author).order({ items: itemsOf([id]) });
    expect(order.counts).toMatchObject({ bad: 1, waiting: 0 });
    const filter = { contentType: ARTICLE };
    expect(await world.post(author, '/dispatch/bulk', { filter })).toMatchObject({
      status: 400,
      message: 'No published entry that you may read fits this filter.',
    });
    const blind = await aMember(world.app, rights);
    const answer = await world.post(blind, '/dispatch/bulk', { filter });
    expect(answer).toMatchObject({ status: 400, message: 'You may not read entries of Article.' });
  });

  it('cannot be found out by a filter on what a person may not read', async () => {
    const rights = rightsTo([ACTIONS.distribute]);
    const editor = await aMember(world.app, [...rights, READ_ARTICLES]);
    const filters = { author: { $startsWith: 'A' } };
    const body = { filter: { contentType: ARTICLE, filters } };
    const answer = await world.post(editor, '/dispatch/bulk', body);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain('author');
  });

  it('show nothing of entries to people who may not read them', async () => {
    const ids = await articles.make(1);
    const order = await desk.order({ items: [{ ...entryOf(ids[0] ?? ''), text: 'Secret tide' }] });
    const reader = await aMember(world.app, rightsTo([ACTIONS.read]));
    const { data } = await world.get(reader, `/bulk/${order.id}/rows`);
    expect((data as BulkRowPage).rows).toMatchObject([
      {
        ...{ entryDocumentId: null, entryTitle: null, text: null },
        problem: 'You may not read this entry.',
      },
    ]);
    expect((await desk.rows(order))[0]).toMatchObject({
      entryDocumentId: ids[0],
      text: 'Secret tide',
    });
  });

  it('wait for approval where the site asks for it', async () => {
    const { id } = world.sites.main;
    await world.put(world.chief, `/sites/${id}`, { approval: 'required' });
    const editor = await aMember(world.app, [
      ...rightsTo([ACTIONS.distribute, ACTIONS.read]),
      READ_ARTICLES,
    ]);
    const ids = await articles.make(2);
    const theirs = await new BulkDesk(world, editor).order({ items: itemsOf(ids), start: true });
    expect(theirs.needsApproval).toBe(true);
    await desk.workOff(theirs);
    expect(await articles.posts(ids)).toMatchObject(
      Array(2).fill({ state: 'held', waitsFor: 'approval' })
    );
    // A pause and its end are no way round it.
    await desk.act(theirs, 'pause');
    await desk.act(theirs, 'resume');
    expect(await articles.posts(ids)).toMatchObject(
      Array(2).fill({ state: 'held', waitsFor: 'approval' })
    );
    const others = await articles.make(1);
    const own = await desk.order({ items: itemsOf(others) });
    expect(own.needsApproval).toBe(false);
    expect((await world.post(editor, `/bulk/${own.id}/start`)).data).toMatchObject({
      needsApproval: true,
    });
    await world.put(world.chief, `/sites/${id}`, { approval: 'off' });
  });
});

describe('lists', () => {
  it('come in pages', async () => {
    const order = await desk.order({ items: itemsOf(await articles.make(5)) });
    const page = async (after: number) =>
      (await world.get(world.chief, `/bulk/${order.id}/rows?pageSize=2&after=${after}`))
        .data as BulkRowPage;
    const first = await page(0);
    expect(first.rows.map(({ position }) => position)).toEqual([1, 2]);
    expect(first.nextAfter).toBe(2);
    expect((await page(4)).nextAfter).toBeNull();
    const newest = (await world.get(world.chief, '/bulk?pageSize=1')).data as BulkOrderPage;
    expect(newest.orders.map(({ id }) => id)).toEqual([order.id]);
    const path = `/bulk?pageSize=1&before=${newest.nextBefore}`;
    const next = (await world.get(world.chief, path)).data as BulkOrderPage;
    expect(next.orders[0]?.id).toBeLessThan(order.id);
  });

  it('are in the audit log with whoever did what', async () => {
    const items = itemsOf(await articles.make(1));
    const entries = await new AuditLog(world.app, world.admin).entriesOf(async () => {
      const order = await desk.order({ items, start: true });
      for (const action of ['pause', 'resume', 'cancel']) await desk.act(order, action);
    });
    expect(entries.map(({ action }) => action)).toEqual([
      ...['bulk.create', 'bulk.start', 'bulk.pause', 'bulk.start', 'bulk.cancel'],
    ]);
    expect(entries[0]).toMatchObject({
      siteId: world.sites.main.id,
      actor: { id: world.chief.userId },
      subject: { kind: 'bulk' },
    });
  });
});
