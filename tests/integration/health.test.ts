import { UIDS } from '../../server/src/constants';
import type { AdminClient } from '../../scripts/person/admin-client';
import { AdminRequestError } from '../../scripts/person/admin-client';
import { tableOf } from '../../server/src/services/database/table';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE } from './harness/articles';
import {
  countPosts,
  deliveriesWhen,
  distributeArticle,
  settled,
  type Distributed,
} from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { tablesOf } from './harness/rows';

const HOUR_MS = 60 * 60_000;
/** Three sweeps of the test app's two seconds. */
const SILENCE_MS = 6_000;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const ago = (ms: number) => new Date(Date.now() - ms);

const workersTable = () => tableOf<{ id: number }>(app.strapi, UIDS.worker);
const circuitsTable = () => tableOf<{ id: number; state: string }>(app.strapi, UIDS.circuit);

const change = ({ deliveryIds: [id = 0] }: Distributed, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id }, data });

const aPublished = async (): Promise<Distributed> => {
  const distributed = await distributeArticle(app, admin);
  await settled(app, distributed.documentId);
  return distributed;
};

/** Waits until the condition holds for the health. */
const healthWhen = async (
  isSo: (health: Awaited<ReturnType<AdminClient['health']>>) => boolean
) => {
  const until = Date.now() + 20_000;
  for (;;) {
    const health = await admin.health();
    if (isSo(health)) return health;
    if (Date.now() > until) throw new Error(`It did not come about: ${JSON.stringify(health)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the health of a Strapi that works', () => {
  it('names the queue, the worker and the process, and no trouble', async () => {
    const health = await healthWhen(({ workers }) => workers.some(({ isAlive }) => isAlive));
    expect(health.queue).toMatchObject({ backend: 'embedded', state: 'running', problem: null });
    expect(health.workers).toHaveLength(1);
    expect(health.workers[0]?.name).toContain(`process ${process.pid}`);
    expect(health).toMatchObject({
      undecided: 0,
      circuits: [],
      outboxProblems: [],
      site: { paused: false },
      missedAfterMs: 24 * HOUR_MS,
    });
    expect(health.process.uptimeS).toBeGreaterThan(0);
    expect(health.process.memoryMb).toBeGreaterThan(50);
  });

  it('counts what was published', async () => {
    const before = (await admin.health()).deliveries['published'] ?? 0;
    await aPublished();
    expect((await admin.health()).deliveries['published']).toBe(before + 1);
  });

  it('tells nothing secret', async () => {
    const { password } = await blueskyAccount(app);
    const text = JSON.stringify(await admin.health());
    expect(text).not.toContain(password);
    expect(text).not.toMatch(/token|credential|secret/i);
  });
});

describe('the workers', () => {
  it('count as gone when they said nothing for three sweeps', async () => {
    const worker = (workerId: string, seenAt: Date) =>
      workersTable().create({
        data: { workerId, name: workerId, concurrency: 2, startedAt: ago(HOUR_MS), seenAt },
      });
    const rows = [
      await worker('quiet for long', ago(SILENCE_MS + 1_000)),
      await worker('just seen', ago(0)),
    ];
    const { workers } = await admin.health();
    const isAlive = Object.fromEntries(workers.map((one) => [one.name, one.isAlive]));
    expect(isAlive).toMatchObject({ 'quiet for long': false, 'just seen': true });
    for (const { id } of rows) await workersTable().deleteMany({ where: { id } });
  });
});

describe('what a person must look at', () => {
  it('is counted and listed: undecided outcomes, until somebody decides', async () => {
    const distributed = await aPublished();
    const [id = 0] = distributed.deliveryIds;
    await change(distributed, { state: 'unknown', dueAt: null, finishedAt: null });
    expect((await admin.health()).undecided).toBe(1);
    expect((await admin.undecided()).deliveries.map((one) => one.id)).toEqual([id]);
    await admin.resolve(id, { outcome: 'ignore' });
    expect((await admin.health()).undecided).toBe(0);
    expect((await admin.undecided()).deliveries).toEqual([]);
  });

  it('leaves out what the server still asks the platform about', async () => {
    const distributed = await aPublished();
    const dueAt = new Date(Date.now() + HOUR_MS);
    await change(distributed, { state: 'unknown', dueAt, finishedAt: null });
    expect((await admin.undecided()).deliveries).toEqual([]);
    await change(distributed, { state: 'published', dueAt: null, finishedAt: new Date() });
  });

  it('lists failed and missed ones newest first, within a time and in pages', async () => {
    const [old, failed, missed] = [await aPublished(), await aPublished(), await aPublished()];
    await change(old, { state: 'failed', finishedAt: ago(25 * HOUR_MS) });
    await change(failed, { state: 'failed', finishedAt: ago(HOUR_MS) });
    await change(missed, { state: 'missed', finishedAt: ago(HOUR_MS) });
    const [a, b, c] = [missed, failed, old].map(({ deliveryIds: [id = 0] }) => id);
    const idsOf = async (query: string) => {
      const { deliveries, nextBefore } = await admin.failed(query);
      return { ids: deliveries.map((one) => one.id), nextBefore };
    };
    expect(await idsOf('')).toEqual({ ids: [a, b, c], nextBefore: null });
    expect(await idsOf('?withinHours=24')).toEqual({ ids: [a, b], nextBefore: null });
    expect(await idsOf('?pageSize=2')).toEqual({ ids: [a, b], nextBefore: b });
    expect(await idsOf(`?pageSize=2&before=${b}`)).toEqual({ ids: [c], nextBefore: null });
    expect((await admin.health()).deliveries).toMatchObject({ failed: 1, missed: 1 });
  });

  it.each(['pageSize=0', 'pageSize=201', 'withinHours=x', 'before=-1'])(
    'refuses pages like %s',
    async (query) => {
      await expect(admin.failed(`?${query}`)).rejects.toMatchObject({ status: 400 });
    }
  );

  it('says where the entry is edited', async () => {
    const { deliveries } = await admin.failed('?pageSize=1');
    expect(deliveries[0]).toMatchObject({ entryUid: ARTICLE, entryKind: 'collectionType' });
  });
});

describe('pausing the site', () => {
  it('holds what comes in, sends nothing, and lets it go on when it is resumed', async () => {
    const { site } = await admin.health();
    const posts = countPosts(app);
    expect(await admin.pauseSite(site.id)).toEqual({ ...site, paused: true });
    expect((await admin.health()).site.paused).toBe(true);

    const { documentId } = await distributeArticle(app, admin);
    const [held] = await deliveriesWhen(app, documentId, ([one]) => one?.state === 'held');
    expect(held).toMatchObject({ waitsFor: 'paused' });
    expect(held?.reason).toBeTruthy();
    expect(posts.since()).toEqual([]);

    expect(await admin.resumeSite(site.id)).toEqual({ ...site, paused: false });
    const [published] = await settled(app, documentId);
    expect(published?.state).toBe('published');
    expect(posts.since()).toEqual(['bluesky']);
  });

  it('answers 404 for a site that does not exist', async () => {
    for (const act of ['pauseSite', 'resumeSite'] as const) {
      await expect(admin[act](999_999)).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe('a platform that is left alone', () => {
  const openCircuit = (over: Record<string, unknown> = {}) =>
    circuitsTable().create({
      data: {
        app: 'bluesky:some-app',
        platform: 'bluesky',
        state: 'open',
        failures: 5,
        openings: 1,
        reason: 'Bluesky answered 503.',
        openedAt: ago(1_000),
        retryAt: new Date(Date.now() + HOUR_MS),
        ...over,
      },
    });

  it('is shown with its reason, its time and what waits for it, and goes on at once', async () => {
    const { id } = await openCircuit();
    const distributed = await aPublished();
    const posts = countPosts(app);
    const dueAt = new Date(Date.now() + HOUR_MS);
    await change(distributed, { state: 'held', waitsFor: 'circuit', dueAt, finishedAt: null });

    const { circuits } = await admin.health();
    expect(circuits).toEqual([
      {
        platform: 'bluesky',
        platformLabel: 'Bluesky',
        state: 'open',
        reason: 'Bluesky answered 503.',
        openedAt: expect.stringMatching(/Z$/) as string,
        retryAt: expect.stringMatching(/Z$/) as string,
        held: 1,
      },
    ]);

    await admin.tryPlatformNow('bluesky');
    expect((await admin.health()).circuits).toEqual([]);
    await settled(app, distributed.documentId);
    expect(await circuitsTable().findOne({ where: { id } })).toMatchObject({ state: 'closed' });
    // Its record was there already, so trying again made no second post.
    expect(posts.since()).toEqual([]);
  });

  it('may be tried when it is not left alone: nothing happens', async () => {
    await admin.tryPlatformNow('x');
    await expect(admin.tryPlatformNow('pigeonpost')).rejects.toBeInstanceOf(AdminRequestError);
  });
});

describe('a publish whose rules could not be applied', () => {
  it('is shown with its problem, and gets another set of attempts', async () => {
    const row = await tablesOf(app).outbox.create({
      data: {
        entryUid: ARTICLE,
        entryDocumentId: 'gone-meanwhile',
        locale: 'en',
        requestedBy: null,
        at: ago(HOUR_MS),
        attempts: 20,
        problem: 'The database was away.',
      },
    });
    const { outboxProblems } = await admin.health();
    expect(outboxProblems).toEqual([
      {
        id: row.id,
        entryUid: ARTICLE,
        entryDocumentId: 'gone-meanwhile',
        locale: 'en',
        at: expect.stringMatching(/Z$/) as string,
        attempts: 20,
        problem: 'The database was away.',
      },
    ]);
    await admin.request('POST', `/api/admin/distribution/outbox/${row.id}/retry`, {});
    // Worked off by the worker: an entry that is gone has no rules to apply.
    await healthWhen((health) => health.outboxProblems.length === 0);
    expect(await tablesOf(app).outbox.findOne({ where: { id: row.id } })).toBeNull();
  });

  it('answers 404 when it is not waiting any more', async () => {
    const retry = admin.request('POST', '/api/admin/distribution/outbox/999999/retry', {});
    await expect(retry).rejects.toMatchObject({ status: 404 });
  });
});
