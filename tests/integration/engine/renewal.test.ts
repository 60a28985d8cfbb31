import type { AdminClient } from '../../../scripts/person/admin-client';
import { startTestApp, type TestApp } from '../harness/app';
import { countCalls, countPosts, deliveriesWhen } from '../harness/deliveries';
import { distributeMany } from '../harness/many-deliveries';
import { asAdmin } from '../harness/people';

const DELIVERIES = 100;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  // Together they are more posts than X allows of one account.
  const quotas = { posts: 1_000 };
  app = await startTestApp({ config: { 'queue.concurrency': 50, 'platforms.x.quotas': quotas } });
  admin = await asAdmin(app);
  await admin.connectByOAuth('x');
  const rateLimits = { 'create-post': 1_000 };
  app.sandbox.platforms.x.actions.configure?.({ rateLimits });
}, 90_000);

afterAll(async () => {
  await app?.close();
});

describe('a hundred deliveries on one token that has expired', () => {
  it('renew it with exactly one call, and all go out', async () => {
    app.sandbox.platforms.x.actions.configure?.({ refreshEndsAccessToken: true });
    app.sandbox.platforms.x.actions['expire-tokens']?.({});
    const renewals = countCalls(app, { platform: 'x', operation: 'token' });
    const posts = countPosts(app);
    const documentId = await distributeMany(app, admin, { platform: 'x', count: DELIVERIES });
    const deliveries = await deliveriesWhen(app, documentId, (rows) =>
      rows.every(({ state }) => state === 'published')
    );
    expect(deliveries).toHaveLength(DELIVERIES);
    expect(posts.since()).toHaveLength(DELIVERIES);
    expect(renewals()).toBe(1);
  }, 90_000);

  it('renew it once more although the first call finds the platform away', async () => {
    app.sandbox.platforms.x.actions['expire-tokens']?.({});
    const fault = { platform: 'x', operation: 'token', kind: 'status', status: 503 } as const;
    app.sandbox.faults.add({ ...fault, times: 2 });
    const posts = countPosts(app);
    const documentId = await distributeMany(app, admin, { platform: 'x', count: 20 });
    await deliveriesWhen(app, documentId, (rows) =>
      rows.every(({ state }) => state === 'published')
    );
    expect(posts.since()).toHaveLength(20);
    expect(await admin.connections()).toMatchObject([{ platform: 'x', status: 'active' }]);
  }, 90_000);
});
