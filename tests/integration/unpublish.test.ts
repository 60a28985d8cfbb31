import { UIDS } from '../../server/src/constants';
import type { AdminClient } from '../../scripts/person/admin-client';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { anArticle, ARTICLE, type Documents } from './harness/articles';
import type { TestApp } from './harness/app';
import {
  countCalls,
  deliveriesOf,
  distributeArticle,
  run,
  workOff,
  type DistributeOptions,
} from './harness/deliveries';
import { rowOf, tablesOf } from './harness/rows';
import { isThere, UnpublishWorld } from './harness/unpublish-world';

const HOUR_MS = 60 * 60_000;

let world: UnpublishWorld;
let app: TestApp;
let admin: AdminClient;
let articles: Documents;

beforeAll(async () => {
  world = await UnpublishWorld.start();
  ({ app, admin, articles } = world);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  app.sandbox.faults.clear();
});

const want = (policy: Parameters<UnpublishWorld['want']>[0]) => world.want(policy);
const relay = () => world.relay();
const removeDue = () => world.removeDue();
const out = (options?: DistributeOptions) => world.out(options);
const unpublish = (documentId: string, params?: object) => world.unpublish(documentId, params);
const states = (documentId: string) => world.states(documentId);
const theDelivery = (documentId: string) => world.theDelivery(documentId);
const change = (documentId: string, data: Record<string, unknown>) =>
  world.change(documentId, data);

/** Deliveries are due in an hour. */
const waiting = async (options: DistributeOptions = {}): Promise<string> =>
  (await distributeArticle(app, admin, { inMs: HOUR_MS, ...options })).documentId;

/** The next try is due now. */
const letTimePass = (documentId: string) =>
  change(documentId, { removeAt: new Date(Date.now() - 1_000) });

const eventsOf = async (documentId: string): Promise<string[]> => {
  const { id } = await theDelivery(documentId);
  return (await getService(app.strapi, 'deliveries').eventsOf(id)).map(({ event }) => event);
};

describe('cancel', () => {
  beforeAll(() => want('cancel'));

  it.each([
    ['unpublished', (documentId: string) => articles.unpublish({ documentId })],
    ['deleted', (documentId: string) => articles.delete({ documentId })],
  ])('cancels at once what waits when the entry is %s, and says why', async (word, act) => {
    const documentId = await waiting();
    await act(documentId);
    await relay();
    expect(await states(documentId)).toEqual(['cancelled', 'cancelled']);
    const { reason, finishedAt, dueAt } = await theDelivery(documentId);
    expect(reason).toContain(`The entry was ${word} before this was posted`);
    expect(finishedAt).not.toBeNull();
    expect(dueAt).toBeNull();
  });

  it.each([
    ['one language', 'de', ['queued', 'cancelled']],
    ['all languages', '*', ['cancelled', 'cancelled']],
  ])('cancels what is of %s', async (_, locale, expected) => {
    const documentId = await waiting({ platform: 'bluesky' });
    await articles.update({ documentId, locale: 'de', data: anArticle() });
    await articles.publish({ documentId, locale: 'de' });
    await getService(app.strapi, 'distributions').dispatch({
      entry: { uid: ARTICLE, documentId, locale: 'de' },
      targetIds: [(await theDelivery(documentId)).targetId ?? 0],
      ...{ overrides: {}, again: false, source: 'manual', requestedBy: null },
      ...{ idempotencyKey: `test:de:${documentId}`, firstTimeOnly: false },
      dueAt: new Date(Date.now() + HOUR_MS),
    });
    await unpublish(documentId, { locale });
    expect(await states(documentId)).toEqual(expected);
  });

  it('cancels what is held, and leaves what is out', async () => {
    const held = await waiting({ platform: 'x' });
    await change(held, { state: 'held', waitsFor: 'reconnect', dueAt: null });
    const posted = await out();
    await unpublish(held);
    await unpublish(posted);
    await removeDue();
    expect(await states(held)).toEqual(['cancelled']);
    const { state, platformUrl, removeAt } = await theDelivery(posted);
    expect({ state, removeAt }).toEqual({ state: 'published', removeAt: null });
    expect(await isThere(platformUrl)).toBe(true);
  });

  it('does nothing when the transaction is rolled back', async () => {
    const documentId = await waiting();
    const changedMind = app.strapi.db.transaction(async () => {
      await articles.unpublish({ documentId });
      throw new Error('changed my mind');
    });
    await expect(changedMind).rejects.toThrow('changed my mind');
    await relay();
    expect(await states(documentId)).toEqual(['queued', 'queued']);
  });

  it('does nothing when the entry is published again by then', async () => {
    const documentId = await waiting();
    await articles.unpublish({ documentId });
    await articles.publish({ documentId });
    await relay();
    expect(await states(documentId)).toEqual(['queued', 'queued']);
  });

  it('stops a worker that is about to post', async () => {
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    const calls = countCalls(app, { platform: 'x', operation: 'create-post' });
    await change(documentId, {
      ...{ state: 'preparing', leaseToken: 'somebody', leaseOwner: 'test', attempts: 1 },
      leaseUntil: new Date(Date.now() + HOUR_MS),
    });
    await unpublish(documentId);
    const { id, state, leaseToken } = await theDelivery(documentId);
    expect({ state, leaseToken }).toEqual({ state: 'cancelled', leaseToken: null });
    await run(app, id);
    expect(calls()).toBe(0);
  });
});

describe('leave', () => {
  beforeAll(() => want('leave'));

  it('lets it wait, and go out when the entry is back in time', async () => {
    const documentId = await waiting({ platform: 'bluesky' });
    await unpublish(documentId);
    expect(await states(documentId)).toEqual(['queued']);
    await articles.publish({ documentId });
    await change(documentId, { dueAt: new Date() });
    await workOff(app, documentId);
    expect(await states(documentId)).toEqual(['published']);
  });

  it('cancels it at its time when the entry is not back', async () => {
    const documentId = await waiting({ platform: 'bluesky' });
    await unpublish(documentId);
    await change(documentId, { dueAt: new Date() });
    await workOff(app, documentId);
    expect(await states(documentId)).toEqual(['cancelled']);
  });
});

describe('remove', () => {
  beforeAll(() => want('remove'));

  it('takes away what is out on every platform, and cancels what waits', async () => {
    const documentId = await out({});
    const { platformUrl } = await theDelivery(documentId);
    expect(await isThere(platformUrl)).toBe(true);
    const late = await waiting();
    await unpublish(documentId);
    await unpublish(late);
    await removeDue();
    const deliveries = await deliveriesOf(app, documentId);
    expect(deliveries.map(({ platform }) => platform).sort()).toEqual(['bluesky', 'x']);
    for (const { state, removedAt, removeAt, platformUrl: url } of deliveries) {
      expect({ state, removeAt }).toEqual({ state: 'published', removeAt: null });
      expect(removedAt).not.toBeNull();
      expect(await isThere(url)).toBe(false);
    }
    expect(await eventsOf(documentId)).toContain('removed');
    expect(await states(late)).toEqual(['cancelled', 'cancelled']);
    const [view] = await admin.deliveries(documentId);
    expect(view?.removedAt).toEqual(expect.any(String));
  });

  it('takes every part of a thread away', async () => {
    const { documentId } = await distributeArticle(app, admin, { platform: 'bluesky' });
    const { content } = await theDelivery(documentId);
    const parts = ['One', 'Two', 'Three'].map((part) => ({ text: `${part} of tides`, media: [] }));
    await change(documentId, { content: { ...content, card: null, parts } });
    await workOff(app, documentId);
    const { posted } = await theDelivery(documentId);
    expect(posted).toHaveLength(3);
    await unpublish(documentId);
    await removeDue();
    for (const { url } of posted) expect(await isThere(url)).toBe(false);
  });

  it('tries again when the platform has trouble, and each post is asked for once at a time', async () => {
    const documentId = await out();
    await unpublish(documentId);
    const trouble = { platform: 'bluesky', operation: 'delete-post', kind: 'status' } as const;
    app.sandbox.faults.add({ ...trouble, status: 503, times: -1 });
    await removeDue();
    const { removedAt, removeTries, removeAt } = await theDelivery(documentId);
    expect({ removedAt, removeTries }).toEqual({ removedAt: null, removeTries: 1 });
    expect(Date.parse(removeAt ?? '')).toBeGreaterThan(Date.now() + 30_000);
    app.sandbox.faults.clear();
    await removeDue();
    expect(await theDelivery(documentId)).toMatchObject({ removedAt: null });
    await letTimePass(documentId);
    const calls = countCalls(app, { platform: 'bluesky', operation: 'delete-post' });
    await Promise.all([removeDue(), removeDue(), removeDue()]);
    expect(calls()).toBe(1);
    expect((await theDelivery(documentId)).removedAt).not.toBeNull();
  });

  it('goes on where a worker died in the middle', async () => {
    const documentId = await out();
    const { platformUrl } = await theDelivery(documentId);
    await unpublish(documentId);
    // It took the task, and the platform removed the post; then the process was gone.
    const { id } = await theDelivery(documentId);
    await getService(app.strapi, 'unpublish').removeDue();
    await change(documentId, { removedAt: null, removeTries: 1 });
    expect(await isThere(platformUrl)).toBe(false);
    await letTimePass(documentId);
    await removeDue();
    expect((await rowOf(tablesOf(app).deliveries, id)).removedAt).not.toBeNull();
  });

  it('keeps the post when the entry is published again meanwhile', async () => {
    const documentId = await out();
    await unpublish(documentId);
    await articles.publish({ documentId });
    await removeDue();
    const { removedAt, removeAt, platformUrl } = await theDelivery(documentId);
    expect({ removedAt, removeAt }).toEqual({ removedAt: null, removeAt: null });
    expect(await isThere(platformUrl)).toBe(true);
    expect(await eventsOf(documentId)).toContain('not_removed');
  });

  it('waits for the word about a post in doubt', async () => {
    const documentId = await out();
    await change(documentId, { state: 'unknown', finishedAt: null, dueAt: null });
    await unpublish(documentId);
    await removeDue();
    expect(await theDelivery(documentId)).toMatchObject({ removedAt: null, removeTries: 1 });
    await change(documentId, { state: 'published', finishedAt: new Date() });
    await letTimePass(documentId);
    await removeDue();
    expect((await theDelivery(documentId)).removedAt).not.toBeNull();
  });

  it('says what to do where the account is gone', async () => {
    const documentId = await out();
    await change(documentId, { connectionId: 999_999 });
    await unpublish(documentId);
    await removeDue();
    const { removeAt, removedAt, reason } = await theDelivery(documentId);
    expect({ removeAt, removedAt }).toEqual({ removeAt: null, removedAt: null });
    expect(reason).toContain('was disconnected. Remove it on Bluesky by hand.');
  });

  it('says what to do where the platform lets no program remove posts', async () => {
    const account = { id: 't', handle: 'harbourlight', name: 'Harbour Light', kind: 'person' };
    const { siteId } = world;
    const { id: connectionId } = await tableOf<{ id: number }>(app.strapi, UIDS.connection).create({
      data: { siteId, platform: 'tiktok', accountId: 't', account, status: 'active' },
    });
    const documentId = await out();
    await change(documentId, { platform: 'tiktok', connectionId });
    await unpublish(documentId);
    await removeDue();
    const { reason } = await theDelivery(documentId);
    expect(reason).toContain('lets no program remove posts of this account');
    expect(reason).toContain('Remove it on TikTok by hand.');
  });

  it('gives up some day, in words', async () => {
    const documentId = await out();
    await unpublish(documentId);
    await change(documentId, { removeTries: 19 });
    const trouble = { platform: 'bluesky', operation: 'delete-post', kind: 'status' } as const;
    app.sandbox.faults.add({ ...trouble, status: 503, times: -1 });
    await removeDue();
    const { removeAt, reason } = await theDelivery(documentId);
    expect(removeAt).toBeNull();
    expect(reason).toContain('It could not be removed');
  });

  it('takes a few away in one go, not all at once', async () => {
    const made: string[] = [];
    for (let count = 0; count < 6; count += 1) made.push(await out());
    for (const documentId of made) await unpublish(documentId);
    const removed = async () =>
      (await Promise.all(made.map(theDelivery))).filter(({ removedAt }) => removedAt !== null);
    await removeDue();
    expect(await removed()).toHaveLength(5);
    await removeDue();
    expect(await removed()).toHaveLength(6);
  });
});
