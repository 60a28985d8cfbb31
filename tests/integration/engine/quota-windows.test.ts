import { webhookPlatform } from '../../../examples/webhook-platform';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { registerPlatform } from '../../../server/src/platform-kit';
import { getService } from '../../../server/src/services/get-service';
import {
  secretOfOwnServer,
  startOwnServer,
  type OwnServer,
} from '../../sandbox/webhook/own-server';
import { startTestApp, type TestApp } from '../harness/app';
import { deliveriesOf, settled } from '../harness/deliveries';
import { distributeMany } from '../harness/many-deliveries';
import { asAdmin } from '../harness/people';

describe('a platform of short windows, with the workers and queue of this run', () => {
  const WINDOW_MS = 3_000;
  const LIMIT = 2;
  const COUNT = 7;
  let app: TestApp;
  let admin: AdminClient;
  let server: OwnServer;

  beforeAll(async () => {
    server = await startOwnServer();
    app = await startTestApp();
    registerPlatform(app.strapi, {
      ...webhookPlatform,
      descriptor: {
        ...webhookPlatform.descriptor,
        quotas: [
          {
            id: 'posts',
            label: 'posts in three seconds',
            scope: 'account',
            limit: LIMIT,
            windowMs: WINDOW_MS,
            window: 'rolling',
            takes: 'post',
          },
        ],
      },
    });
    admin = await asAdmin(app);
    await admin.request('POST', '/api/admin/distribution/platforms/webhook/connect', {
      identifier: 'harbour',
      password: secretOfOwnServer,
      serviceUrl: server.url,
    });
  }, 90_000);

  afterAll(async () => {
    await app?.close();
    await server?.close();
  });

  it('gets all posts, each once, never more than it allows, and as soon as it allows', async () => {
    const startedAt = Date.now();
    const documentId = await distributeMany(app, admin, { platform: 'webhook', count: COUNT });
    const rows = await settled(app, documentId);
    expect(rows.map(({ state }) => state)).toEqual(Array(COUNT).fill('published'));
    expect(server.posts).toHaveLength(COUNT);
    const sentAt = rows.map(({ committingAt }) => Date.parse(committingAt ?? '')).sort();
    const fullest = sentAt.map(
      (at) => sentAt.filter((other) => other > at - WINDOW_MS && other <= at).length
    );
    expect(Math.max(...fullest)).toBe(LIMIT);
    const windows = Math.ceil(COUNT / LIMIT) - 1;
    expect(Date.now() - startedAt).toBeLessThan(windows * WINDOW_MS + 8_000);
    expect(rows.map(({ attempts }) => attempts)).toEqual(Array(COUNT).fill(1));
  });

  it('tells whoever waits which limit it is, whose, and when it goes out by the clock of the site', async () => {
    const documentId = await distributeMany(app, admin, { platform: 'webhook', count: 3 });
    await settled(app, documentId);
    const rows = await deliveriesOf(app, documentId);
    const events = await Promise.all(
      rows.map(({ id }) => getService(app.strapi, 'deliveries').eventsOf(id))
    );
    const { timezone } = await getService(app.strapi, 'sites').getDefault();
    const held = events.flat().filter(({ event }) => event === 'hold');
    expect(held.length).toBeGreaterThan(0);
    for (const { message } of held) {
      expect(message).toMatch(
        /^Webhook allows 2 posts in three seconds for harbour; this one goes out (on \d{4}-\d\d-\d\d )?at \d\d:\d\d /
      );
      expect(message).toContain(timezone);
    }
  });
});
