import type { AdminClient } from '../../scripts/person/admin-client';
import { CONNECTIONS_TABLE } from '../../server/src/constants';
import { createVault } from '../../server/src/crypto/vault';
import type { ConnectionRow } from '../../server/src/services/connections/connection-row';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import {
  countCalls,
  countPosts,
  describeDeliveries,
  distributeArticle,
  run,
  workOff,
} from './harness/deliveries';
import { asAdmin } from './harness/people';

const OTHER_KEY = 'ab'.repeat(32);

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  app.sandbox.reset();
  await admin.connectByOAuth('x');
});

const rows = () => tableOf<ConnectionRow>(app.strapi, 'plugin::social-distribution.connection');
const theRow = async (): Promise<ConnectionRow> => {
  const row = await rows().findOne({ where: { platform: 'x' } });
  if (!row) throw new Error('X is not connected.');
  return row;
};
const change = async (data: Record<string, unknown>): Promise<void> => {
  await rows().updateMany({ where: { platform: 'x' }, data });
};
const theView = async () => {
  const view = (await admin.connections()).find(({ platform }) => platform === 'x');
  if (!view) throw new Error('X is not listed.');
  return view;
};
const upkeep = () => getService(app.strapi, 'upkeep').run();
const onConnection = async (action: string) => {
  const { id } = await theRow();
  const path = `/api/admin/distribution/connections/${id}/${action}`;
  return admin.request<{ data: { health: string; status: string; healthReason: string } }>(
    'POST',
    path,
    {}
  );
};
const act = (action: string, input: Record<string, unknown> = {}) =>
  app.sandbox.platforms.x.actions[action]?.(input);
const textOf = async (documentId: string): Promise<string> =>
  describeDeliveries(await workOff(app, documentId)).join('; ');

describe('credentials that do not open', () => {
  const sealedWith = (key: string, rowId: string) =>
    createVault({ key, oldKeys: [] }).seal('{"accessToken":"a"}', {
      table: CONNECTIONS_TABLE,
      rowId,
      purpose: 'credentials',
    });
  const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

  it.each([
    [
      'were encrypted with a key that was taken away',
      ({ documentId }: ConnectionRow) => sealedWith(OTHER_KEY, documentId),
      /which is not configured\. Put the earlier key into OAUTH_ENCRYPTION_KEYS_OLD and restart, or reconnect @harbourlight\./,
    ],
    [
      'belong to another row',
      () => sealedWith(KEY, 'another-row'),
      /were changed or belong elsewhere\. They were changed, or copied from another row: reconnect @harbourlight\./,
    ],
    ['are damaged', () => 'v1.gone', /not a readable envelope\. They are damaged: reconnect/],
  ])(
    'because they %s hold what is to be posted, and lose nothing',
    async (_, envelopeOf, words) => {
      const posts = countPosts(app);
      await change({ credentials: envelopeOf(await theRow()) });
      const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
      const held = await textOf(documentId);
      expect(held).toMatch(
        /^x held @harbourlight cannot post on X: The credentials of @harbourlight/
      );
      expect(held).toMatch(words);
      expect(await theView()).toMatchObject({ health: 'red' });
      expect((await theView()).healthReason).toMatch(words);
      await admin.connectByOAuth('x');
      expect(await textOf(documentId)).toBe('x published');
      expect(posts.since()).toEqual(['x']);
      expect(await theView()).toMatchObject({ health: 'green', healthReason: null });
    }
  );

  it('go on by themselves once the key is back', async () => {
    const good = await theRow();
    await change({ credentials: sealedWith(OTHER_KEY, good.documentId) });
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await textOf(documentId)).toMatch(/^x held/);
    await change({ credentials: good.credentials, checkAt: new Date(0) });
    await upkeep();
    expect(await theView()).toMatchObject({ health: 'green' });
    expect(await textOf(documentId)).toBe('x published');
  });
});

describe('a check of an account', () => {
  it('finds a good one good, and notes when', async () => {
    expect((await onConnection('check')).data).toMatchObject({ health: 'green', status: 'active' });
    expect((await theView()).checkedAt).not.toBeNull();
  });

  it('renews a token that is only old', async () => {
    act('expire-tokens');
    const renewals = countCalls(app, { platform: 'x', operation: 'token' });
    expect((await onConnection('check')).data).toMatchObject({ health: 'green' });
    expect(renewals()).toBe(1);
  });

  it('says what to do about one that was revoked', async () => {
    act('revoke-tokens');
    const { data } = await onConnection('check');
    expect(data).toMatchObject({ health: 'red', status: 'needs_reconnect' });
    expect(data.healthReason).toMatch(/\w/);
  });

  it('takes nothing away while the platform is down', async () => {
    const fault = { platform: 'x', operation: 'user-info', kind: 'status', status: 503 } as const;
    app.sandbox.faults.add({ ...fault, times: 3 });
    const { data } = await onConnection('check');
    expect(data).toMatchObject({ health: 'yellow', status: 'active' });
    expect(data.healthReason).toMatch(/^X could not be asked about @harbourlight just now/);
    app.sandbox.faults.clear();
  });
});

describe('an account that is switched off', () => {
  it('holds what is to be posted until it is switched on again', async () => {
    const posts = countPosts(app);
    await onConnection('disable');
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await textOf(documentId)).toMatch(
      /^x held @harbourlight is switched off\. Switch it on/
    );
    await onConnection('enable');
    expect(await textOf(documentId)).toBe('x published');
    expect(posts.since()).toEqual(['x']);
  });
});

describe('upkeep', () => {
  it('renews ahead of the end, once, and plans the next time', async () => {
    await change({ renewAt: new Date(Date.now() - 1) });
    const before = await theRow();
    const renewals = countCalls(app, { platform: 'x', operation: 'token' });
    await Promise.all([upkeep(), upkeep()]);
    await upkeep();
    expect(renewals()).toBe(1);
    const after = await theRow();
    expect(after.credentials).not.toBe(before.credentials);
    expect(Date.parse(after.renewAt ?? '')).toBeGreaterThan(Date.now() + 60 * 60_000);
    expect(Date.parse(after.renewAt ?? '')).toBeLessThan(Date.parse(after.expiresAt ?? ''));
  });

  it('keeps the old token through a failure, rests, and tries again', async () => {
    await change({ renewAt: new Date(Date.now() - 1) });
    const before = await theRow();
    const fault = { platform: 'x', operation: 'token', kind: 'status', status: 503 } as const;
    app.sandbox.faults.add({ ...fault, times: 2 });
    await upkeep();
    const failed = await theRow();
    expect(failed).toMatchObject({
      status: 'active',
      credentials: before.credentials,
      renewFailures: 1,
      renewToken: null,
    });
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await textOf(documentId)).toBe('x published');
    await change({ renewAt: new Date(Date.now() - 1) });
    await upkeep();
    expect(await theRow()).toMatchObject({ status: 'active', renewFailures: 0 });
    expect((await theRow()).credentials).not.toBe(before.credentials);
  });

  it('looks at each account now and then, and only one worker does', async () => {
    await change({ checkAt: new Date(Date.now() - 1), checkedAt: null });
    const looks = countCalls(app, { platform: 'x', operation: 'user-info' });
    await Promise.all([upkeep(), upkeep()]);
    await upkeep();
    expect(looks()).toBe(1);
    const { checkAt, checkedAt } = await theRow();
    expect(checkedAt).not.toBeNull();
    expect(Date.parse(checkAt ?? '')).toBeGreaterThan(Date.now() + 5 * 60 * 60_000);
  });
});

describe('a new consent that brings no refresh token', () => {
  it('does not take the stored one away', async () => {
    await admin.connectByOAuth('x');
    const connections = getService(app.strapi, 'connections');
    const connection = await connections.find((await theRow()).id);
    if (!connection) throw new Error('X is not connected.');
    const { credentials } = await connections.repository.readCredentials(connection.id);
    expect(credentials.refreshToken).toMatch(/\w/);
    const method = getService(app.strapi, 'adapters').methodOf(connection);
    await connections.repository.save({
      siteId: connection.siteId,
      platform: 'x',
      method,
      account: connection.account,
      credentials: { ...credentials, accessToken: 'newer', refreshToken: null },
      connectedBy: null,
    });
    const stored = await connections.repository.readCredentials(connection.id);
    expect(stored.credentials).toMatchObject({
      accessToken: 'newer',
      refreshToken: credentials.refreshToken,
    });
  });
});

describe('a staging site', () => {
  const sites = () => tableOf<{ id: number }>(app.strapi, 'plugin::social-distribution.site');
  const setStage = async (stage: boolean) => {
    const { siteId } = await theRow();
    const site = await getService(app.strapi, 'sites').find(siteId);
    await sites().updateMany({ where: { id: site?.id }, data: { stage } });
    await new Promise((resolve) => setTimeout(resolve, 600));
  };

  it('posts to a sandbox and never to a live platform', async () => {
    const path = 'plugin::social-distribution.platforms.x.baseUrls.api';
    const sandboxUrl: unknown = app.strapi.config.get(path);
    await setStage(true);
    try {
      const first = await distributeArticle(app, admin, { platform: 'x' });
      expect(await textOf(first.documentId)).toBe('x published');
      app.strapi.config.set(path, 'https://api.x.example.com');
      const second = await distributeArticle(app, admin, { platform: 'x' });
      await run(app, second.deliveryIds[0] ?? 0);
      const held = await textOf(second.documentId);
      expect(held).toMatch(/^x held .*This is a staging site, and X is not replaced by a sandbox/);
      app.strapi.config.set(path, sandboxUrl);
      await change({ checkAt: new Date(0) });
      await upkeep();
      expect(await textOf(second.documentId)).toBe('x published');
    } finally {
      app.strapi.config.set(path, sandboxUrl);
      await setStage(false);
    }
  });
});
