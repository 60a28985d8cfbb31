import type { AdminClient } from '../../scripts/person/admin-client';
import {
  startPostgres,
  startRedis,
  type PostgresService,
  type RedisService,
} from '../../scripts/services';
import { startTestApp, type TestApp } from './harness/app';
import { countCalls, countPosts, deliveriesWhen } from './harness/deliveries';
import { distributeMany } from './harness/many-deliveries';
import { asAdmin } from './harness/people';
import { startWorker, type WorkerProcess } from './harness/worker-process';

const DELIVERIES = 100;

let redis: RedisService;
let postgres: PostgresService;

beforeAll(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
}, 60_000);

afterAll(async () => {
  await redis?.close();
  await postgres?.close();
});

describe.each(['redis', 'postgres'] as const)('two worker processes on %s', (backend) => {
  let app: TestApp;
  let admin: AdminClient;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    const database = await postgres.createDatabase(`renewal_${backend}`);
    const env = {
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: database,
      SOCIAL_QUEUE_BACKEND: backend,
      SOCIAL_QUEUE_URL: backend === 'redis' ? redis.url : database,
      SOCIAL_QUEUE_WORKER: 'false',
    };
    app = await startTestApp({ workers: false, env });
    admin = await asAdmin(app);
    await admin.connectByOAuth('x');
    for (let count = 0; count < 2; count += 1) {
      workers.push(await startWorker({ flags: ['--concurrency', '25'] }));
    }
    await Promise.all(workers.map((worker) => worker.isReady()));
  }, 120_000);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    await app?.close();
  });

  it('renew an expired token with exactly one call for a hundred deliveries', async () => {
    const { actions } = app.sandbox.platforms.x;
    const rateLimits = { 'create-post': 1_000 };
    actions.configure?.({ refreshEndsAccessToken: true, rateLimits });
    actions['expire-tokens']?.({});
    // So slow that the other process meets the stale token, too.
    const renewals = countCalls(app, { platform: 'x', operation: 'token', ms: 800 });
    const posts = countPosts(app);
    const dueAt = new Date(Date.now() + 5_000);
    const many = { platform: 'x', count: DELIVERIES, dueAt };
    const documentId = await distributeMany(app, admin, many);
    const deliveries = await deliveriesWhen(app, documentId, (rows) =>
      rows.every(({ state }) => state === 'published')
    );
    expect(deliveries).toHaveLength(DELIVERIES);
    expect(posts.since()).toHaveLength(DELIVERIES);
    expect(renewals()).toBe(1);
  }, 90_000);
});
