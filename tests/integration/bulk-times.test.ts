import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import {
  HOUR_MS,
  inHours,
  itemsOf,
  withBulkDesk,
  type BulkArticles,
  type BulkDesk,
} from './harness/bulk';
import { aMember } from './harness/people';
import { READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let world: SiteWorld;
let desk: BulkDesk;
let articles: BulkArticles;

withBulkDesk((tools) => {
  ({ world, desk, articles } = tools);
});

describe('times of an order', () => {
  it('are spread evenly over its period', async () => {
    const ids = await articles.make(4);
    const [from, until] = [inHours(1), inHours(5)];
    const order = await desk.order({ items: itemsOf(ids), times: { kind: 'spread', from, until } });
    const shown = (await desk.rows(order)).map(({ dueAt }) => dueAt);
    expect(shown).toEqual(
      [1, 2, 3, 4].map((hour) => new Date(Date.parse(from) + (hour - 1) * HOUR_MS).toISOString())
    );
    expect(order).toMatchObject({ firstDueAt: shown[0], lastDueAt: shown[3] });
    await desk.act(order, 'start');
    await desk.workOff(order);
    expect((await articles.posts(ids)).map(({ scheduledAt }) => scheduledAt)).toEqual(shown);
  });

  it('fill what is left of the period when it is started late', async () => {
    const ids = await articles.make(4);
    const times = { kind: 'spread', from: inHours(1), until: inHours(5) };
    const order = await desk.order({ items: itemsOf(ids), times });
    const orders = tableOf<{ options: { times: object } }>(world.app.strapi, UIDS.bulkOrder);
    const stored = await orders.findOne({ where: { id: order.id } });
    const rows = tableOf<{ id: number; dueAt: string }>(world.app.strapi, UIDS.bulkRow);
    // As if it had been ordered three hours ago.
    const earlier = (iso: string) => new Date(Date.parse(iso) - 3 * HOUR_MS);
    const moved = { kind: 'spread', from: earlier(times.from), until: earlier(times.until) };
    await orders.update({
      where: { id: order.id },
      data: { options: { ...stored?.options, times: moved } },
    });
    for (const row of await rows.findMany({ where: { orderId: order.id } })) {
      await rows.update({ where: { id: row.id }, data: { dueAt: earlier(row.dueAt) } });
    }
    await desk.act(order, 'start');
    await desk.workOff(order);
    const due = (await articles.posts(ids)).map(({ scheduledAt }) => Date.parse(scheduledAt ?? ''));
    // Two hours are left for four posts.
    for (const [place, at] of due.entries()) {
      expect(Math.abs(at - (Date.now() + (place * HOUR_MS) / 2))).toBeLessThan(60_000);
    }
  });

  it('are told to be too close for a limit, with a period that fits', async () => {
    const { id } = world.sites.main;
    const posts = [{ platform: null, per: 'day', posts: 2, mode: 'hard' }];
    await world.put(world.chief, `/sites/${id}`, { budgets: { posts, money: null } });
    const items = itemsOf(await articles.make(6));
    const times = { kind: 'spread', from: inHours(1), until: inHours(5) };
    const draft = await desk.order({ items, times });
    const { message, lastAt, suggestedUntil } = draft.periodProblem ?? {};
    expect(message).toContain('The limits do not let posts to');
    expect(message).toContain('Spread them until');
    // Two a day: the last of six goes out on the third day.
    expect(Date.parse(lastAt ?? '')).toBeGreaterThan(Date.now() + 24 * HOUR_MS);
    expect(await desk.find(draft)).toMatchObject({ periodProblem: { suggestedUntil } });
    const longer = { ...times, until: suggestedUntil };
    expect((await desk.order({ items, times: longer })).periodProblem).toBeNull();
    const begun = await desk.order({ items, times, start: true });
    expect(begun).toMatchObject({ state: 'running', periodProblem: { suggestedUntil } });
    await desk.act(begun, 'cancel');
    expect((await desk.find(begun)).periodProblem).toBeNull();
    await world.put(world.chief, `/sites/${id}`, { budgets: { posts: [], money: null } });
    expect((await desk.find(draft)).periodProblem).toBeNull();
  });

  it('are told to be none where a budget lets nothing out', async () => {
    const { id } = world.sites.main;
    const posts = [{ platform: null, per: 'day', posts: 0, mode: 'hard' }];
    await world.put(world.chief, `/sites/${id}`, { budgets: { posts, money: null } });
    const times = { kind: 'spread', until: inHours(5) };
    const draft = await desk.order({ items: itemsOf(await articles.make(1)), times });
    expect(draft.periodProblem).toMatchObject({ lastAt: null, suggestedUntil: null });
    expect(draft.periodProblem?.message).toContain('would never let all posts');
    await world.put(world.chief, `/sites/${id}`, { budgets: { posts: [], money: null } });
  });

  it('are the next free slots, one after the other', async () => {
    const { id } = world.sites.main;
    const postingSlots = { '*': [1, 3, 5].map((weekday) => ({ weekday, time: '09:00' })) };
    await world.put(world.chief, `/sites/${id}`, { postingSlots });
    const ids = await articles.make(3);
    const order = await desk.order({ items: itemsOf(ids), times: { kind: 'slots' }, start: true });
    await desk.workOff(order);
    const due = (await articles.posts(ids)).map(({ scheduledAt }) => scheduledAt ?? '');
    expect(new Set(due).size).toBe(3);
    expect([...due].sort()).toEqual(due);
    expect(due.every((at) => [1, 3, 5].includes(new Date(at).getUTCDay()))).toBe(true);
    expect((await desk.rows(order)).map(({ dueAt }) => dueAt)).toEqual(due);
    await world.put(world.chief, `/sites/${id}`, { postingSlots: {} });
  });

  it('cannot be slots that the site does not have', async () => {
    const items = itemsOf(await articles.make(1));
    const order = await desk.order({ items, times: { kind: 'slots' }, start: true });
    await desk.workOff(order);
    expect((await desk.rows(order))[0]?.problem).toContain('has no posting slots for Bluesky');
  });

  it('need the permission to schedule, also of whoever starts the order', async () => {
    const editor = await aMember(world.app, [...rightsTo([ACTIONS.distribute]), READ_ARTICLES]);
    const times = { kind: 'spread', until: inHours(2) };
    const items = itemsOf(await articles.make(1));
    const answer = await world.post(editor, '/dispatch/bulk', { items, times });
    expect(answer.status).toBe(403);
    expect(answer.message).toContain('Distribute at a later time');
    const order = await desk.order({ items, times });
    expect((await world.post(editor, `/bulk/${order.id}/start`)).status).toBe(403);
  });
});
