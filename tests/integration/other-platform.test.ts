import type { AdminClient } from '../../scripts/person/admin-client';
import { webhookPlatform } from '../../examples/webhook-platform';
import { registerPlatform } from '../../server/src/platform-kit';
import { secretOfOwnServer, startOwnServer, type OwnServer } from '../sandbox/webhook/own-server';
import { startTestApp, type TestApp } from './harness/app';
import { describeDeliveries, distributeArticle, settled } from './harness/deliveries';
import { asAdmin } from './harness/people';

let app: TestApp;
let admin: AdminClient;
let server: OwnServer;

const connect = (password: string) =>
  admin.request<{ data: { connectionIds: number[] } }>(
    'POST',
    '/api/admin/distribution/platforms/webhook/connect',
    { identifier: 'harbour', password, serviceUrl: server.url }
  );

beforeAll(async () => {
  server = await startOwnServer();
  app = await startTestApp();
  registerPlatform(app.strapi, webhookPlatform);
  admin = await asAdmin(app);
}, 60_000);

afterAll(async () => {
  await app?.close();
  await server?.close();
});

beforeEach(() => server.reset());

describe('a platform of another plugin in a real Strapi', () => {
  it('is offered with its formats and options, last', async () => {
    const { data } = await admin.request<{ data: { id: string; optionsSchema: object }[] }>(
      'GET',
      '/api/admin/distribution/platforms'
    );
    expect(data.map(({ id }) => id).at(-1)).toBe('webhook');
    expect(data.at(-1)?.optionsSchema).toMatchObject({ properties: { channel: {} } });
  });

  it('refuses a wrong secret in words and connects with the right one', async () => {
    await expect(connect('not the secret')).rejects.toThrow();
    const { data } = await connect(secretOfOwnServer);
    expect(data.connectionIds).toHaveLength(1);
    const account = (await admin.connections()).find(({ platform }) => platform === 'webhook');
    expect(account).toMatchObject({ handle: 'harbour', status: 'active' });
  });

  it('gets entries, and is asked after a lost answer instead of being sent twice', async () => {
    const first = await distributeArticle(app, admin, { platform: 'webhook' });
    expect(describeDeliveries(await settled(app, first.documentId))).toEqual(['webhook published']);
    server.fault({ operation: 'put', kind: 'commit-then-drop' });
    const second = await distributeArticle(app, admin, { platform: 'webhook' });
    const [delivery] = await settled(app, second.documentId);
    expect(delivery?.state).toBe('published');
    expect(delivery?.platformUrl).toBe(`${server.url}/posts/${delivery?.platformPostId}`);
    expect(server.posts).toHaveLength(2);
    expect(new Set(server.posts.map(({ text }) => text)).size).toBe(2);
  });

  it('stands in the health of the platforms', async () => {
    const { data } = await admin.request<{ data: { platforms: { platform: string }[] } }>(
      'GET',
      '/api/admin/distribution/health'
    );
    expect(data.platforms.map(({ platform }) => platform)).toContain('webhook');
  });
});

describe('settings of a platform that nobody registered', () => {
  it('keep Strapi from starting, with the names that exist', () => {
    const path = 'plugin::social-distribution.platforms';
    const before: unknown = app.strapi.config.get(path);
    app.strapi.config.set(path, { ...(before as object), linkdin: { baseUrls: {} } });
    const adapters = app.strapi
      .plugin('social-distribution')
      .service<{ assertKnown(): void }>('adapters');
    expect(() => adapters.assertKnown()).toThrow(/do not exist: linkdin\. Known are x, linkedin,/);
    app.strapi.config.set(path, before);
    expect(() => adapters.assertKnown()).not.toThrow();
  });
});
