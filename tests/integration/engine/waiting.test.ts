import type { AdminClient } from '../../../scripts/person/admin-client';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { UIDS } from '../../../server/src/constants';
import { getService } from '../../../server/src/services/get-service';
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
import { rowOf, tablesOf } from '../harness/rows';

const HOUR_MS = 60 * 60_000;
const FAILURES_THAT_OPEN = 3;

let app: TestApp;
let admin: AdminClient;
let siteId: number;

beforeAll(async () => {
  // The tests are the workers here, so that every step is theirs.
  app = await startTestApp({
    workers: false,
    config: {
      'delivery.catchUp': { afterMs: 600_000, paceMs: 60_000, perHour: 3 },
      'delivery.circuit': { failures: FAILURES_THAT_OPEN, restMs: 60_000, maxRestMs: 600_000 },
    },
  });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  siteId = (await getService(app.strapi, 'sites').getDefault()).id;
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  app.sandbox.faults.clear();
});

const idOf = ({ deliveryIds }: Distributed): number => deliveryIds[0] ?? 0;
const rowFor = (one: Distributed): Promise<Delivery> => rowOf(tablesOf(app).deliveries, idOf(one));
const change = (one: Distributed, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id: idOf(one) }, data });
const ago = (ms: number) => new Date(Date.now() - ms);
const inMinutes = (iso: string | null): number =>
  Math.max(0, Math.round((Date.parse(iso ?? '') - Date.now()) / 60_000));

describe('a paused site', () => {
  it('holds its deliveries, and releases them by itself when it is resumed', async () => {
    const posts = countPosts(app);
    await getService(app.strapi, 'sites').pause(siteId);
    const waiting = await distributeArticle(app, admin, { platform: 'bluesky' });
    await run(app, idOf(waiting));
    expect(await rowFor(waiting)).toMatchObject({
      state: 'held',
      waitsFor: 'paused',
      dueAt: null,
      attempts: 0,
      reason:
        'Distribution of Harbour Light Weekly is paused; it goes on when somebody resumes it.',
    });
    expect(posts.since()).toEqual([]);
    await getService(app.strapi, 'sites').resume(siteId);
    expect(await rowFor(waiting)).toMatchObject({ state: 'queued', waitsFor: null, reason: null });
    await workOff(app, waiting.documentId);
    expect(posts.since()).toEqual(['bluesky']);
  });
});

describe('a missed window', () => {
  it.each([
    ['queued', { state: 'queued', dueAt: new Date(), scheduledAt: ago(25 * HOUR_MS) }],
    ['held for a time', { state: 'held', dueAt: new Date(), scheduledAt: ago(25 * HOUR_MS) }],
  ])('makes a delivery that was %s missed, and it is not sent', async (_, data) => {
    const posts = countPosts(app);
    const late = await distributeArticle(app, admin, { platform: 'bluesky' });
    await change(late, data);
    await run(app, idOf(late));
    const row = await rowFor(late);
    expect(row).toMatchObject({ state: 'missed', dueAt: null });
    expect(row.reason).toMatch(/^It was meant to go out at .* UTC and could not/);
    expect(row.reason).toMatch(/Retry it if it still matters\.$/);
    expect(posts.since()).toEqual([]);
  });

  it('makes missed what waited for a reconnect that never came', async () => {
    const late = await distributeArticle(app, admin, { platform: 'bluesky' });
    const reason = 'Waiting for you to reconnect @harbourlight.test.';
    const wait = { state: 'held', waitsFor: 'reconnect', dueAt: null, reason };
    await change(late, { ...wait, scheduledAt: ago(23 * HOUR_MS) });
    await sweep(app);
    expect((await rowFor(late)).state).toBe('held');
    await change(late, { scheduledAt: ago(25 * HOUR_MS) });
    await sweep(app);
    const row = await rowFor(late);
    expect(row.state).toBe('missed');
    expect(row.reason).toContain('(Waiting for you to reconnect @harbourlight.test)');
  });

  it('is posted after all when a person retries it', async () => {
    const posts = countPosts(app);
    const late = await distributeArticle(app, admin, { platform: 'bluesky' });
    await change(late, { scheduledAt: ago(25 * HOUR_MS) });
    await run(app, idOf(late));
    await getService(app.strapi, 'decisions').retry(idOf(late));
    await workOff(app, late.documentId);
    expect(posts.since()).toEqual(['bluesky']);
  });
});

describe('after a long stall', () => {
  const overdue = async (hours: number): Promise<Distributed> => {
    const one = await distributeArticle(app, admin, { platform: 'bluesky' });
    await change(one, { dueAt: ago(hours * HOUR_MS), scheduledAt: ago(hours * HOUR_MS) });
    return one;
  };
  let line: Distributed[];

  it('what is overdue does not go out at once', async () => {
    const posts = countPosts(app);
    line = [];
    for (const hours of [5, 2, 4, 3]) line.push(await overdue(hours));
    await Promise.all(line.map((one) => run(app, idOf(one))));
    expect(posts.since()).toEqual([]);
  });

  it('it goes out paced, newest first, with a flood cap', async () => {
    await getService(app.strapi, 'deliveries').afterStall(Date.now() - 3 * HOUR_MS);
    const rows = await Promise.all(line.map(rowFor));
    // Five, two, four and three hours late; three an hour, a minute apart.
    expect(rows.map(({ dueAt }) => inMinutes(dueAt))).toEqual([60, 0, 2, 1]);
    const [event] = (await getService(app.strapi, 'deliveries').eventsOf(rows[0]?.id ?? 0)).slice(
      -1
    );
    expect(event).toMatchObject({ event: 'catch_up', toState: 'queued' });
    expect(event?.message).toMatch(/^Nothing ran when it was due; it goes out at \d\d:\d\d UTC\.$/);
  });

  it('nothing is moved while workers were at work all the time', async () => {
    const before = await Promise.all(line.map(rowFor));
    const one = await overdue(1);
    await getService(app.strapi, 'deliveries').afterStall(Date.now() - 1_000);
    expect(await Promise.all(line.map(rowFor))).toEqual(before);
    // A long queue is no stall: the sweep keeps it due.
    await sweep(app);
    await run(app, idOf(one));
    expect((await rowFor(one)).state).toBe('published');
  });
});

describe('the circuit breaker of a platform', () => {
  const isDown = { platform: 'x', operation: 'create-post', kind: 'status', status: 503 } as const;
  const waiting: Distributed[] = [];

  it('opens after failures in a row, and then the platform is left alone', async () => {
    app.sandbox.faults.add({ ...isDown, times: FAILURES_THAT_OPEN });
    for (let n = 0; n < FAILURES_THAT_OPEN; n += 1) {
      expect(await getService(app.strapi, 'circuits').list()).toEqual([]);
      const one = await distributeArticle(app, admin, { platform: 'x' });
      await run(app, idOf(one));
      waiting.push(one);
    }
    expect(await getService(app.strapi, 'circuits').list()).toMatchObject([
      { platform: 'x', state: 'open' },
    ]);
    const posts = countPosts(app);
    const next = await distributeArticle(app, admin, { platform: 'x' });
    await run(app, idOf(next));
    const row = await rowFor(next);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'circuit', attempts: 0 });
    expect(row.reason).toMatch(/^X has trouble, so @harbourlight waits: /);
    expect(inMinutes(row.dueAt)).toBe(1);
    expect(posts.since()).toEqual([]);
    waiting.push(next);
  });

  it('lets one delivery try when its rest is over, and then all go on by themselves', async () => {
    const probe = waiting.pop();
    if (!probe) throw new Error('Nothing waits.');
    const restOver = { where: { platform: 'x' }, data: { retryAt: ago(1_000) } };
    await app.strapi.db.query(UIDS.circuit).updateMany(restOver);
    await change(probe, { dueAt: new Date() });
    // Another worker believes what it read for half a second.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await run(app, idOf(probe));
    expect((await rowFor(probe)).state).toBe('published');
    expect(await getService(app.strapi, 'circuits').list()).toEqual([]);
    for (const { documentId } of waiting) {
      expect(await workOff(app, documentId)).toMatchObject([{ state: 'published' }]);
    }
  });

  it('does not open because a post was refused', async () => {
    const body = { title: 'Invalid', detail: 'Not like this', status: 400 };
    for (let n = 0; n <= FAILURES_THAT_OPEN; n += 1) {
      app.sandbox.faults.add({ ...isDown, status: 400, body });
      const one = await distributeArticle(app, admin, { platform: 'x' });
      await run(app, idOf(one));
      expect((await rowFor(one)).state).toBe('failed');
    }
    expect(await getService(app.strapi, 'circuits').list()).toEqual([]);
  });

  it('opens at once when the app itself is refused, and an admin may try again', async () => {
    const body = { title: 'Payment Required', type: 'https://api.x.com/problems/credits' };
    app.sandbox.faults.add({ ...isDown, status: 402, body });
    const one = await distributeArticle(app, admin, { platform: 'x' });
    await run(app, idOf(one));
    const row = await rowFor(one);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'operator', attempts: 0 });
    expect(await getService(app.strapi, 'circuits').list()).toHaveLength(1);
    await getService(app.strapi, 'circuits').tryNow('x');
    await workOff(app, one.documentId);
    expect((await rowFor(one)).state).toBe('published');
  });
});

describe('a quota of the platform', () => {
  it('holds instead of failing, spends no attempt, and is released at its time', async () => {
    const resetS = Math.ceil(Date.now() / 1000) + 2;
    const headers = {
      'ratelimit-limit': '100',
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(resetS),
    };
    const one = await distributeArticle(app, admin, { platform: 'bluesky' });
    const limit = { platform: 'bluesky', operation: 'create-post', kind: 'status' } as const;
    app.sandbox.faults.add({
      ...limit,
      status: 429,
      headers,
      body: { error: 'RateLimitExceeded' },
    });
    await run(app, idOf(one));
    const row = await rowFor(one);
    expect(row).toMatchObject({ state: 'held', waitsFor: 'quota', attempts: 0 });
    expect(Date.parse(row.dueAt ?? '')).toBeGreaterThanOrEqual(resetS * 1000);
    await workOff(app, one.documentId);
    expect((await rowFor(one)).state).toBe('published');
  });
});

describe('an account that must be reconnected', () => {
  it('holds instead of failing, and goes on by itself after the reconnect', async () => {
    const { connections } = tablesOf(app);
    await connections.updateMany({
      where: { platform: 'bluesky' },
      data: { status: 'needs_reconnect' },
    });
    const one = await distributeArticle(app, admin, { platform: 'bluesky' });
    await run(app, idOf(one));
    expect(await rowFor(one)).toMatchObject({
      state: 'held',
      waitsFor: 'reconnect',
      dueAt: null,
      attempts: 0,
    });
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    await workOff(app, one.documentId);
    expect((await rowFor(one)).state).toBe('published');
  });
});

describe('retrying many', () => {
  it('puts those of one account into a line with a flood cap', async () => {
    const failed: Distributed[] = [];
    for (let n = 0; n < 4; n += 1) {
      const one = await distributeArticle(app, admin, { platform: 'bluesky' });
      await change(one, { state: 'failed', scheduledAt: ago((10 - n) * 1_000), dueAt: null });
      failed.push(one);
    }
    const running = await distributeArticle(app, admin, { platform: 'bluesky' });
    const ids = [...failed, running].map(idOf);
    const answer = await getService(app.strapi, 'decisions').retryMany([...ids, 999_999]);
    expect(answer.retried.slice().sort()).toEqual(failed.map(idOf).sort());
    expect(answer.refused.map(({ id }) => id)).toEqual([idOf(running), 999_999]);
    expect(answer.refused[0]?.reason).toContain('is queued and cannot be retried');
    expect(answer.refused[1]?.reason).toBe('This delivery does not exist.');
    expect(inMinutes(answer.lastDueAt)).toBe(60);
    const rows = await Promise.all(failed.map(rowFor));
    expect(rows.map(({ dueAt }) => inMinutes(dueAt))).toEqual([60, 2, 1, 0]);
    for (const one of [...failed, running]) {
      await getService(app.strapi, 'decisions').cancel(idOf(one), 'End of the test.');
    }
  });
});

describe('a delivery whose worker dies every time', () => {
  it('fails in the end, with the next step in its reason', async () => {
    const one = await distributeArticle(app, admin, { platform: 'bluesky' });
    await change(one, { attempts: 8 });
    await run(app, idOf(one));
    const row = await rowFor(one);
    expect(row.state).toBe('failed');
    expect(row.reason).toBe(
      "The worker stopped in the middle of it 8 times. Look at the server's log, then retry."
    );
  });
});
