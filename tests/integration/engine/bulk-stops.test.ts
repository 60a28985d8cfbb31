import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import {
  HOUR_MS,
  inHours,
  itemsOf,
  withBulkDesk,
  type BulkArticles,
  type BulkDesk,
} from '../harness/bulk';
import { tablesOf } from '../harness/rows';
import type { SiteWorld } from '../harness/site-world';

let world: SiteWorld;
let desk: BulkDesk;
let articles: BulkArticles;

withBulkDesk((tools) => {
  ({ world, desk, articles } = tools);
});

describe('an order that is stopped', () => {
  const spread = () => ({ kind: 'spread', from: inHours(1), until: inHours(9) });

  const aRunning = async (count: number) => {
    const ids = await articles.make(count);
    const order = await desk.order({ items: itemsOf(ids), times: spread(), start: true });
    await desk.workOff(order);
    return { ids, order };
  };

  it('holds its posts while it is paused, and lets them go at their times', async () => {
    const { ids, order } = await aRunning(3);
    const before = await articles.posts(ids);
    expect(await desk.act(order, 'pause')).toMatchObject({
      state: 'paused',
      deliveries: { held: 3 },
    });
    expect(await articles.posts(ids)).toMatchObject(
      Array(3).fill({
        ...{ state: 'held', dueAt: null },
        reason: `The bulk order “${order.name}” is paused; it goes on when somebody resumes it.`,
      })
    );
    // Resuming the site must not let them go.
    await world.post(world.chief, `/sites/${world.sites.main.id}/pause`);
    await world.post(world.chief, `/sites/${world.sites.main.id}/resume`);
    expect(await articles.states(ids)).toEqual(['held', 'held', 'held']);
    expect(await desk.act(order, 'resume')).toMatchObject({ deliveries: { queued: 3 } });
    const after = await articles.posts(ids);
    expect(after.map(({ dueAt }) => dueAt)).toEqual(before.map(({ dueAt }) => dueAt));
    expect(await desk.workOff(order)).toMatchObject({ state: 'done' });
  });

  it('makes no more posts while it is paused', async () => {
    const ids = await articles.make(2);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    await desk.act(order, 'pause');
    await desk.workOff(order);
    expect(await articles.posts(ids)).toEqual([]);
    await desk.act(order, 'resume');
    await desk.workOff(order);
    expect(await articles.states(ids)).toEqual(['queued', 'queued']);
  });

  it('lets posts whose time passed meanwhile go one after the other', async () => {
    const { ids, order } = await aRunning(2);
    await desk.act(order, 'pause');
    const scheduledAt = new Date(Date.now() - HOUR_MS);
    await tablesOf(world.app).deliveries.updateMany({
      where: { entryDocumentId: { $in: ids } },
      data: { scheduledAt },
    });
    await desk.act(order, 'resume');
    const due = (await articles.posts(ids)).map(({ dueAt }) => Date.parse(dueAt ?? ''));
    expect(Math.min(...due)).toBeGreaterThan(Date.now() - 60_000);
    expect(new Set(due).size).toBe(2);
  });

  it('calls off what waits when it is cancelled, and keeps what is out', async () => {
    const { ids, order } = await aRunning(3);
    const [first] = await articles.posts(ids);
    await world.turnInto(first?.id ?? 0, { state: 'published', finishedAt: new Date() });
    const late = await desk.order({ items: itemsOf(await articles.make(2)) });
    expect(await desk.act(order, 'cancel')).toMatchObject({ state: 'cancelled' });
    expect(await articles.states(ids)).toEqual(['published', 'cancelled', 'cancelled']);
    expect((await desk.act(late, 'cancel')).counts).toMatchObject({ cancelled: 2, waiting: 0 });
  });

  it('also calls off what is held by its pause', async () => {
    const { ids, order } = await aRunning(2);
    await desk.act(order, 'pause');
    await desk.act(order, 'cancel');
    expect(await articles.states(ids)).toEqual(['cancelled', 'cancelled']);
  });

  it('calls off what was on its way and comes back to the queue', async () => {
    const { ids, order } = await aRunning(2);
    const [first, second] = await articles.posts(ids);
    const inHand = { leaseOwner: 'somebody', leaseToken: 'theirs' };
    const leaseUntil = new Date(Date.now() + HOUR_MS);
    await world.turnInto(first?.id ?? 0, { state: 'preparing', ...inHand, leaseUntil });
    await world.turnInto(second?.id ?? 0, { state: 'committing', ...inHand, leaseUntil });
    await desk.act(order, 'pause');
    // A limit held the one, and the platform's trouble brought the other back.
    const back = { leaseToken: null, leaseUntil: null, dueAt: new Date(Date.now() + HOUR_MS) };
    await world.turnInto(first?.id ?? 0, { ...back, state: 'held', waitsFor: 'quota' });
    await world.turnInto(second?.id ?? 0, { ...back, state: 'queued' });
    await desk.workOff(order);
    expect(await articles.posts(ids)).toMatchObject(
      Array(2).fill({ state: 'held', waitsFor: null, dueAt: null })
    );
    await world.turnInto(second?.id ?? 0, { state: 'committing', ...inHand, leaseUntil });
    await desk.act(order, 'cancel');
    expect(await articles.states(ids)).toEqual(['cancelled', 'committing']);
    await world.turnInto(second?.id ?? 0, { ...back, state: 'queued' });
    await desk.workOff(order);
    expect(await articles.states(ids)).toEqual(['cancelled', 'cancelled']);
  });

  it('gives back the places in limits that its posts had booked', async () => {
    const { ids, order } = await aRunning(2);
    const [first, second] = await articles.posts(ids);
    const id = first?.id ?? 0;
    await world.turnInto(id, { state: 'held', waitsFor: 'quota' });
    const uses = tableOf<{ deliveryId: number }>(world.app.strapi, UIDS.quotaUse);
    for (const deliveryId of [id, second?.id ?? 0]) {
      const use = { subject: 'connection:1', limitId: 'posts', units: 1, priority: 6 };
      const at = Date.now() + HOUR_MS;
      await uses.create({ data: { ...use, deliveryId, at, state: 'booked' } });
    }
    await desk.act(order, 'pause');
    expect(await uses.count({ where: { deliveryId: { $in: [id, second?.id ?? 0] } } })).toBe(0);
  });

  it.each([
    ['start', 'cancelled'],
    ['pause', 'cancelled'],
    ['resume', 'cancelled'],
    ['retry', 'cancelled'],
    ['cancel', 'cancelled'],
    ['pause', 'draft'],
    ['resume', 'draft'],
    ['start', 'running'],
    ['resume', 'running'],
  ])('refuses to %s when it is %s', async (action, state) => {
    const order = await desk.order({ items: itemsOf(await articles.make(1)) });
    if (state === 'cancelled') await desk.act(order, 'cancel');
    if (state === 'running') await desk.act(order, 'start');
    const answer = await world.post(world.chief, `/bulk/${order.id}/${action}`);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(`The bulk order “${order.name}” is`);
  });
});

describe('a crash in the middle', () => {
  const orders = () => tableOf<{ id: number }>(world.app.strapi, UIDS.bulkOrder);
  const rows = () => tableOf<{ id: number }>(world.app.strapi, UIDS.bulkRow);

  it('doubles nothing: whoever goes on finds what was made', async () => {
    const ids = await articles.make(6);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    await desk.workOff(order);
    // The posts of three rows were made; the process died before it wrote that down.
    await rows().updateMany({
      where: { orderId: order.id, position: { $gt: 3 } },
      data: { state: 'waiting', distributionId: null },
    });
    const claimUntil = new Date(Date.now() - 1_000);
    await orders().updateMany({ where: { id: order.id }, data: { state: 'running', claimUntil } });
    const done = await desk.workOff(order);
    expect(done).toMatchObject({ state: 'done', counts: { done: 6 }, deliveries: { queued: 6 } });
    expect(await articles.posts(ids)).toHaveLength(6);
    expect((await desk.rows(order)).every(({ distributionId }) => distributionId)).toBe(true);
  });

  it('doubles nothing in slots either', async () => {
    const { id } = world.sites.main;
    const postingSlots = { '*': [{ weekday: 2, time: '10:00' }] };
    await world.put(world.chief, `/sites/${id}`, { postingSlots });
    const ids = await articles.make(2);
    const order = await desk.order({ items: itemsOf(ids), times: { kind: 'slots' }, start: true });
    await desk.workOff(order);
    await rows().updateMany({ where: { orderId: order.id }, data: { state: 'waiting' } });
    await orders().updateMany({ where: { id: order.id }, data: { state: 'running' } });
    await desk.workOff(order);
    expect(await articles.posts(ids)).toHaveLength(2);
    await world.put(world.chief, `/sites/${id}`, { postingSlots: {} });
  });

  it('leaves the order alone while its claim holds', async () => {
    const ids = await articles.make(1);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    const claimUntil = new Date(Date.now() + 60_000);
    await orders().updateMany({ where: { id: order.id }, data: { claimUntil } });
    expect((await desk.workOff(order)).state).toBe('running');
    expect(await articles.posts(ids)).toEqual([]);
  });

  it('does not let posts escape a pause that never got to its end', async () => {
    const ids = await articles.make(2);
    const times = { kind: 'spread', from: inHours(1), until: inHours(2) };
    const order = await desk.order({ items: itemsOf(ids), times, start: true });
    await desk.workOff(order);
    const claimUntil = new Date(Date.now() - 1_000);
    await orders().updateMany({ where: { id: order.id }, data: { state: 'paused', claimUntil } });
    await desk.workOff(order);
    expect(await articles.states(ids)).toEqual(['held', 'held']);
  });

  it('leaves no row waiting when a cancellation never got to its end', async () => {
    const order = await desk.order({ items: itemsOf(await articles.make(2)) });
    const claimUntil = new Date(Date.now() - 1_000);
    const data = { state: 'cancelled', claimUntil };
    await orders().updateMany({ where: { id: order.id }, data });
    expect((await desk.workOff(order)).counts).toMatchObject({ cancelled: 2, waiting: 0 });
  });

  it('goes on with a retry that got as far as its rows', async () => {
    const ids = await articles.make(2);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    await orders().updateMany({ where: { id: order.id }, data: { state: 'done' } });
    expect((await desk.act(order, 'retry')).state).toBe('running');
    expect(await desk.workOff(order)).toMatchObject({ state: 'done', counts: { done: 2 } });
  });

  it('is shared by two workers without doubles', async () => {
    const ids = await articles.make(12);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    const { work } = getService(world.app.strapi, 'bulk');
    await Promise.all([work.workOff(), work.workOff(), work.workOff()]);
    expect(await desk.find(order)).toMatchObject({ state: 'done', deliveries: { queued: 12 } });
    expect(await articles.posts(ids)).toHaveLength(12);
  });

  it('lets nothing escape a pause that comes while rows are worked off', async () => {
    const ids = await articles.make(27);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    const distributions = getService(world.app.strapi, 'distributions');
    const plan = distributions.plan.bind(distributions);
    let calls = 0;
    const spy = jest.spyOn(distributions, 'plan').mockImplementation(async (wanted) => {
      calls += 1;
      // Some rows were made, and others are in somebody's hands at this very moment.
      if (calls === 23) await desk.act(order, 'pause');
      return plan(wanted);
    });
    const paused = await desk.workOff(order);
    spy.mockRestore();
    expect(paused.state).toBe('paused');
    expect(paused.counts).toMatchObject({ done: 20, waiting: 7 });
    expect(await articles.states(ids)).toEqual(Array(20).fill('held'));
    await desk.act(order, 'resume');
    expect(await desk.workOff(order)).toMatchObject({ state: 'done', counts: { done: 27 } });
    expect(await articles.states(ids)).toEqual(Array(27).fill('queued'));
  });

  it('fails by a single row, and makes nothing twice, when the database fails in the middle', async () => {
    const ids = await articles.make(6);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    const distributions = getService(world.app.strapi, 'distributions');
    const write = distributions.write.bind(distributions);
    const spy = jest.spyOn(distributions, 'write').mockImplementation(async (wanted) => {
      const made = await write(wanted);
      if (wanted.order.idempotencyKey === `bulk:${order.id}:4`)
        throw new Error('The disk is full.');
      return made;
    });
    expect((await desk.workOff(order)).counts).toMatchObject({ done: 5, failed: 1 });
    spy.mockRestore();
    const [failed] = await desk.rows(order, '&state=failed');
    expect(failed?.problem).toBe('The server failed at it; its log says why. Retry the order.');
    await desk.act(order, 'retry');
    expect((await desk.workOff(order)).counts).toMatchObject({ done: 6, failed: 0 });
    expect(await articles.posts(ids)).toHaveLength(6);
  });
});
