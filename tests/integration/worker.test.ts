import type { AdminClient } from '../../scripts/person/admin-client';
import {
  startPostgres,
  startRedis,
  type PostgresService,
  type RedisService,
} from '../../scripts/services';
import type { Fault } from '../../sandbox/src';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { startTestApp, type TestApp } from './harness/app';
import {
  countPosts,
  deliveriesWhen,
  distributeArticle,
  settled,
  type Distributed,
} from './harness/deliveries';
import { asAdmin, connectEverything } from './harness/people';
import {
  listeningPorts,
  startWorker,
  type WorkerProcess,
  type WorkerStartOptions,
} from './harness/worker-process';

const PASSWORD = 'tide-table';
const LEASE_MS = 2000;
/** Longer than any worker here lives on after it has posted. */
const NO_ANSWER_MS = 10_000;

let redis: RedisService;
let postgres: PostgresService;
let app: TestApp;
let admin: AdminClient;
let workers: WorkerProcess[] = [];

/**
 * A Strapi that only serves; its environment is the workers' too, as in production. So is its
 * database: SQLite refuses a transaction when another process wrote meanwhile.
 */
beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis({ password: PASSWORD }), startPostgres()]);
  const env = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: postgres.url(),
    SOCIAL_QUEUE_BACKEND: 'redis',
    SOCIAL_QUEUE_URL: redis.url,
    SOCIAL_QUEUE_WORKER: 'false',
    SOCIAL_LEASE_MS: String(LEASE_MS),
  };
  app = await startTestApp({ workers: false, env });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 120_000);

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  workers = [];
  app.sandbox.faults.clear();
});

afterAll(async () => {
  await app?.close();
  await redis?.close();
  await postgres?.close();
});

const start = async (options: WorkerStartOptions = {}): Promise<WorkerProcess> => {
  const worker = await startWorker(options);
  workers.push(worker);
  return worker;
};

const startReady = async (options: WorkerStartOptions = {}): Promise<WorkerProcess> => {
  const worker = await start(options);
  await worker.isReady();
  return worker;
};

const briefly = (deliveries: readonly Delivery[]) =>
  deliveries.map(({ platform, state }) => `${platform} ${state}`).sort();

/** Distributes to X and waits until a worker is in the middle of posting it. */
const inTheMiddle = async (fault: Pick<Fault, 'kind' | 'ms'>): Promise<Distributed> => {
  const struckBefore = app.sandbox.faults.pending().length;
  app.sandbox.faults.add({ platform: 'x', operation: 'create-post', ...fault });
  const distributed = await distributeArticle(app, admin, { platform: 'x' });
  const isStruck = () => app.sandbox.faults.pending().length === struckBefore;
  await deliveriesWhen(
    app,
    distributed.documentId,
    (rows) => rows.every(({ state }) => state === 'committing') && isStruck()
  );
  return distributed;
};

describe('a worker beside a Strapi that only serves', () => {
  it('posts what Strapi was asked for, and says when it is ready', async () => {
    const posts = countPosts(app);
    const worker = await startReady({ flags: ['--concurrency', '3'] });
    const url = `http://127.0.0.1:${worker.healthPort}/health`;
    expect(worker.output()).toContain(
      `social-distribution worker: ready (redis, concurrency 3, health ${url})\n`
    );
    const { documentId } = await distributeArticle(app, admin);
    expect(briefly(await settled(app, documentId))).toEqual([
      'bluesky published',
      'linkedin published',
      'x published',
    ]);
    expect(posts.since()).toEqual(['bluesky', 'linkedin', 'x']);
  }, 60_000);

  (process.platform === 'linux' ? it : it.skip)(
    'listens on its health endpoint and nowhere else',
    async () => {
      const worker = await startReady();
      expect(listeningPorts(worker.pid)).toEqual([worker.healthPort]);
      expect(listeningPorts(process.pid)).toContain(Number(new URL(app.url).port));
    },
    60_000
  );

  it('refuses to start where its health port is taken', async () => {
    const { healthPort } = await startReady();
    const second = await start({ healthPort });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Port ${healthPort} on 127.0.0.1 is taken`);
  }, 60_000);
});

describe('the health of a worker', () => {
  it('follows Redis as it goes away and returns', async () => {
    const worker = await startReady();
    expect(await worker.health()).toMatchObject({
      status: 200,
      body: { status: 'ok', queue: { backend: 'redis', state: 'running', problem: null } },
    });
    await redis.stop();
    try {
      await worker.waitFor(async () => (await worker.health())?.status === 503);
      const { body } = (await worker.health()) ?? {};
      expect(body).toMatchObject({ status: 'unavailable', queue: { state: 'unreachable' } });
      expect(body?.queue.problem).toMatch(/\S/);
      expect(JSON.stringify(body) + worker.output()).not.toContain(PASSWORD);
    } finally {
      await redis.restart();
    }
    await worker.waitFor(async () => (await worker.health())?.status === 200);
    const { documentId } = await distributeArticle(app, admin, { platform: 'bluesky' });
    expect(briefly(await settled(app, documentId))).toEqual(['bluesky published']);
  }, 90_000);

  it('is bad while a queue that was never there is waited for, and SIGINT ends the wait', async () => {
    const env = { SOCIAL_QUEUE_URL: 'redis://127.0.0.1:1' };
    const worker = await start({ env });
    await worker.waitFor(() => worker.output().includes('social-distribution worker: waiting.'));
    expect(await worker.health()).toMatchObject({ status: 503, body: { status: 'unavailable' } });
    expect(worker.output()).not.toContain('ready');
    worker.signal('SIGINT');
    expect(await worker.ended).toBe(0);
  }, 60_000);
});

describe('a worker in the middle of a delivery', () => {
  it('finishes it after SIGTERM, takes nothing new and exits with 0', async () => {
    const worker = await startReady({ flags: ['--grace', '20'] });
    const posts = countPosts(app);
    const { documentId } = await inTheMiddle({ kind: 'delay', ms: 4000 });
    const askedAt = Date.now();
    worker.signal('SIGTERM');
    await worker.waitFor(async () => (await worker.health())?.status === 503);
    expect((await worker.health())?.body.status).toBe('stopping');
    const later = await distributeArticle(app, admin, { platform: 'bluesky' });
    expect(await worker.ended).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(20_000);
    expect(briefly(await settled(app, documentId))).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
    await startReady();
    expect(briefly(await settled(app, later.documentId))).toEqual(['bluesky published']);
  }, 90_000);

  it('leaves it to another worker when it was killed, and nothing is posted twice', async () => {
    const doomed = await startReady();
    const posts = countPosts(app);
    const { documentId } = await inTheMiddle({ kind: 'commit-then-delay', ms: NO_ANSWER_MS });
    await doomed.kill();
    await startReady();
    expect(briefly(await settled(app, documentId))).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  }, 90_000);

  it('ends at once at a second signal, and another worker settles what it held', async () => {
    const impatient = await startReady();
    const posts = countPosts(app);
    const { documentId } = await inTheMiddle({ kind: 'commit-then-delay', ms: NO_ANSWER_MS });
    impatient.signal('SIGINT');
    await impatient.waitFor(async () => (await impatient.health())?.body.status === 'stopping');
    // Within a second both count as one: npx and the terminal each send a Ctrl+C.
    impatient.signal('SIGINT');
    await new Promise((wait) => setTimeout(wait, 1500));
    expect((await impatient.health())?.body.status).toBe('stopping');
    impatient.signal('SIGINT');
    expect(await impatient.ended).toBe(130);
    await startReady();
    expect(briefly(await settled(app, documentId))).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  }, 90_000);

  it('gives up waiting after its grace, and another worker settles what it held', async () => {
    const worker = await startReady({ flags: ['--grace', '1'] });
    const posts = countPosts(app);
    const { documentId } = await inTheMiddle({ kind: 'commit-then-delay', ms: NO_ANSWER_MS });
    const askedAt = Date.now();
    worker.signal('SIGTERM');
    expect(await worker.ended).toBe(0);
    expect(Date.now() - askedAt).toBeLessThan(6000);
    expect(worker.output()).toContain('some deliveries did not finish in time');
    await startReady();
    expect(briefly(await settled(app, documentId))).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  }, 90_000);
});
