import { setImmediate as nextTurn } from 'node:timers/promises';

import type { AdminClient } from '../../../scripts/person/admin-client';
import type { FaultKind } from '../../../sandbox/src';
import { tableOf } from '../../../server/src/services/database/table';
import { UIDS } from '../../../server/src/constants';
import { ARTICLE, documentsOf } from '../harness/articles';
import { startTestApp, type TestApp } from '../harness/app';
import {
  countPosts,
  distributeArticle,
  run,
  sweep,
  workOff,
  type Distributed,
} from '../harness/deliveries';
import { asAdmin, blueskyAccount, connectEverything } from '../harness/people';
import { aPicture } from '../harness/pictures';
import { rowOf, tablesOf } from '../harness/rows';

const PLATFORMS = ['x', 'linkedin', 'bluesky'] as const;
const MINUTE_MS = 60_000;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  // The tests are the workers here, so that they can die at any point.
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  app.sandbox.faults.clear();
});

const rowFor = ({ deliveryIds }: Distributed) =>
  rowOf(tablesOf(app).deliveries, deliveryIds[0] ?? 0);

const runOnce = ({ deliveryIds }: Distributed) => run(app, deliveryIds[0] ?? 0);

const change = ({ deliveryIds }: Distributed, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id: deliveryIds[0] }, data });

const statesAfterWork = async ({ documentId }: Distributed): Promise<string[]> =>
  (await workOff(app, documentId)).map(({ state }) => state);

/** As a killed worker leaves a row behind. */
const abandoned = (state: 'preparing' | 'committing', leaseUntil: Date) => ({
  state,
  leaseOwner: 'dead',
  leaseToken: 'token-of-the-dead',
  leaseUntil,
});

describe.each(PLATFORMS)('a worker that was killed while it posted on %s', (platform) => {
  /** The row as the worker wrote it before its call; whether the call arrived is up to the fault. */
  const killedInCommit = async (kind: FaultKind): Promise<Distributed> => {
    app.sandbox.faults.add({ platform, operation: 'create-post', kind, status: 503 });
    const distributed = await distributeArticle(app, admin, { platform });
    await runOnce(distributed);
    const { state, commitMark } = await rowFor(distributed);
    expect(state).toBe('unknown');
    expect(commitMark?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    await change(distributed, {
      ...abandoned('committing', new Date(Date.now() - 1)),
      commitMark: { ...commitMark, endedAt: null },
      doubtChecks: 0,
    });
    return distributed;
  };

  it('is found out about, when the post is there', async () => {
    const posts = countPosts(app);
    const distributed = await killedInCommit('commit-then-drop');
    await sweep(app);
    expect(await rowFor(distributed)).toMatchObject({ state: 'unknown', leaseToken: null });
    expect(await statesAfterWork(distributed)).toEqual(['published']);
    expect((await rowFor(distributed)).platformUrl).toMatch(/^http/);
    expect(posts.since()).toEqual([platform]);
  });

  it('is made up for once, when the post is not there', async () => {
    const posts = countPosts(app);
    const distributed = await killedInCommit('status');
    expect(posts.since()).toEqual([]);
    await sweep(app);
    expect(await statesAfterWork(distributed)).toEqual(['published']);
    expect(posts.since()).toEqual([platform]);
  });
});

describe('a lease', () => {
  it.each(['preparing', 'committing'] as const)(
    'that still runs keeps others away from a delivery that is %s',
    async (state) => {
      const posts = countPosts(app);
      const distributed = await distributeArticle(app, admin, { platform: 'x' });
      await change(distributed, abandoned(state, new Date(Date.now() + MINUTE_MS)));
      await sweep(app);
      await runOnce(distributed);
      expect(await rowFor(distributed)).toMatchObject({ state, leaseToken: 'token-of-the-dead' });
      expect(posts.since()).toEqual([]);
    }
  );

  it('that ran out before the post gives the delivery to the next worker', async () => {
    const posts = countPosts(app);
    const distributed = await distributeArticle(app, admin, { platform: 'x' });
    await change(distributed, abandoned('preparing', new Date(Date.now() - 1)));
    await sweep(app);
    expect(await rowFor(distributed)).toMatchObject({ state: 'queued', leaseToken: null });
    expect(await statesAfterWork(distributed)).toEqual(['published']);
    expect(posts.since()).toEqual(['x']);
  });

  it('is taken by one of many workers', async () => {
    const posts = countPosts(app);
    const distributed = await distributeArticle(app, admin, { platform: 'bluesky' });
    await Promise.all(Array.from({ length: 5 }, () => runOnce(distributed)));
    expect(await rowFor(distributed)).toMatchObject({ state: 'published', attempts: 1 });
    expect(posts.since()).toEqual(['bluesky']);
  });
});

describe('a worker that loses its delivery while it uploads', () => {
  /** Runs a delivery whose upload takes a while; `act` happens during the upload. */
  const runWhile = async (act: (distributed: Distributed) => Promise<unknown>) => {
    const gallery = [await aPicture(app), await aPicture(app)];
    const distributed = await distributeArticle(app, admin, { platform: 'x', gallery });
    app.sandbox.faults.add({ platform: 'x', operation: 'upload-init', kind: 'delay', ms: 400 });
    const working = runOnce(distributed);
    while ((await rowFor(distributed)).state !== 'preparing') await nextTurn();
    await act(distributed);
    await working;
    return distributed;
  };

  it('posts nothing and writes nothing', async () => {
    const posts = countPosts(app);
    const theirs = abandoned('preparing', new Date(Date.now() + MINUTE_MS));
    const distributed = await runWhile((delivery) => change(delivery, theirs));
    const { state, leaseToken, handles } = await rowFor(distributed);
    expect({ state, leaseToken, handles }).toEqual({
      state: 'preparing',
      leaseToken: 'token-of-the-dead',
      handles: {},
    });
    expect(posts.since()).toEqual([]);
  });

  it('posts nothing when an editor cancelled', async () => {
    const posts = countPosts(app);
    const distributed = await runWhile(({ deliveryIds }) =>
      admin.request('POST', `/api/admin/distribution/deliveries/${deliveryIds[0]}/cancel`)
    );
    expect(await rowFor(distributed)).toMatchObject({
      state: 'cancelled',
      reason: 'Cancelled by an editor.',
    });
    expect(posts.since()).toEqual([]);
  });
});

describe('what changed between dispatch and post', () => {
  const articles = () => documentsOf(app, ARTICLE);
  const GONE = 'The entry was deleted or unpublished before it was posted.';

  it.each([
    ['unpublished', (documentId: string) => articles().unpublish({ documentId })],
    ['deleted', (documentId: string) => articles().delete({ documentId })],
  ])('an entry that was %s is not posted', async (_, act) => {
    const posts = countPosts(app);
    const distributed = await distributeArticle(app, admin);
    await act(distributed.documentId);
    const deliveries = await workOff(app, distributed.documentId);
    expect(deliveries.map(({ state, reason }) => [state, reason])).toEqual(
      PLATFORMS.map(() => ['cancelled', GONE])
    );
    expect(posts.since()).toEqual([]);
  });

  it('an account that was disconnected gets nothing, and what waited says so', async () => {
    const posts = countPosts(app);
    const queued = await distributeArticle(app, admin, { platform: 'x' });
    const held = await distributeArticle(app, admin, { platform: 'x' });
    await change(held, { state: 'held', dueAt: null });
    const connection = (await admin.connections()).find(({ platform }) => platform === 'x');
    await admin.disconnect(connection?.id ?? 0);
    const cancelled = { state: 'cancelled', reason: 'The account @harbourlight was disconnected.' };
    expect(await rowFor(queued)).toMatchObject(cancelled);
    expect(await rowFor(held)).toMatchObject(cancelled);
    const path = `/api/admin/distribution/deliveries/${queued.deliveryIds[0]}/retry`;
    await admin.request('POST', path);
    await workOff(app, queued.documentId);
    expect(await rowFor(queued)).toMatchObject(cancelled);
    expect(posts.since()).toEqual([]);
    expect((await admin.connections()).map(({ platform }) => platform)).not.toContain('x');
    await admin.connectByOAuth('x');
  });
});

describe('many deliveries that wait for one account', () => {
  it('are all released when it is connected again', async () => {
    const waiting = 205;
    const first = await distributeArticle(app, admin, { platform: 'bluesky' });
    const row = { ...(await rowFor(first)), id: undefined, documentId: undefined };
    const connection = (await admin.connections()).find(({ platform }) => platform === 'bluesky');
    const table = tableOf<{ id: number }>(app.strapi, UIDS.delivery);
    const entryDocumentId = 'entry-of-many';
    for (let place = 0; place < waiting; place += 1) {
      const dedupeKey = `many-${place}#0`;
      const data = { ...row, entryDocumentId, dedupeKey, state: 'held', waitsFor: 'reconnect' };
      await table.create({ data: { ...data, dueAt: null, connectionId: connection?.id } });
    }
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    expect(await table.count({ where: { entryDocumentId, state: 'queued' } })).toBe(waiting);
    await table.deleteMany({ where: { entryDocumentId } });
  });
});

describe('after all of this', () => {
  it('no post is visible twice', () => {
    expect(app.sandbox.ledger.summary().duplicates).toEqual([]);
  });
});
