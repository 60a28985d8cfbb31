import { createHmac } from 'node:crypto';

import type { AdminClient } from '../../scripts/person/admin-client';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { distributeArticle, workOff } from './harness/deliveries';
import { callApi, DISTRIBUTION } from './harness/http';
import { aMember, asAdmin } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';

const PUBLIC = '/api/social-distribution/data';
/** What the sandbox calls the account. */
const HANDLE = 'harbourlightweekly';

let app: TestApp;
let admin: AdminClient;
/** Waiting for Threads takes seconds, so there is one. */
let post: Delivery;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await theConnection();
  post = await aPost();
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const theConnection = async () => {
  await admin.connectByOAuth('threads');
  const connection = (await admin.connections()).find(({ platform }) => platform === 'threads');
  if (!connection) throw new Error('Threads is not connected.');
  return connection;
};

const auditOf = (action: string) =>
  tableOf<{ actorKind: string; subjectName: string }>(app.strapi, UIDS.auditEntry).findMany({
    where: { action },
    orderBy: { id: 'desc' },
    limit: 1,
  });

/** A published post with a number, as there are many after a while. */
const aPost = async (): Promise<Delivery> => {
  const { documentId, deliveryIds } = await distributeArticle(app, admin, { platform: 'threads' });
  await workOff(app, documentId);
  const delivery = await rowOf(tablesOf(app).deliveries, deliveryIds[0] ?? 0);
  const { id: deliveryId, connectionId, entryUid, entryDocumentId, entryLocale } = delivery;
  const of = { deliveryId, connectionId, entryUid, entryDocumentId, entryLocale };
  const look = { day: '2026-01-01', measuredAt: new Date(), isLast: true, platform: 'threads' };
  await tableOf(app.strapi, UIDS.analyticsDay).createMany({ data: [{ ...of, ...look, likes: 7 }] });
  return delivery;
};

const becomes = async (data: Record<string, unknown>): Promise<void> => {
  await tablesOf(app).deliveries.updateMany({ where: { id: post.id }, data });
};

const exportOf = async (id: number, token?: string): Promise<string> => {
  const path = `${DISTRIBUTION}/connections/${id}/export`;
  if (token === undefined) return JSON.stringify(await admin.request<object>('GET', path));
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(app.url + path, { headers })).text();
};

describe('the export of an account', () => {
  it('tells everything but secrets', async () => {
    const { id } = await theConnection();
    const { credentials } = await getService(app.strapi, 'connections').repository.readCredentials(
      id
    );
    const text = await exportOf(id);
    expect(JSON.parse(text)).toMatchObject({
      connection: { id, account: { handle: HANDLE } },
      targets: [{ connectionId: id }],
      posts: [{ id: post.id, state: 'published', content: { parts: [expect.anything()] } }],
      analytics: [{ deliveryId: post.id, likes: 7 }],
      audit: expect.arrayContaining([
        expect.objectContaining({ action: 'connection.export' }),
      ]) as [],
    });
    expect(text).not.toContain(credentials.accessToken);
    expect(text).not.toMatch(/"(credentials|keyId|handles|commitMark|leaseToken|renewToken)":/);
  });

  it('keeps the words of entries from people who may not read them', async () => {
    const { id } = await theConnection();
    const { token } = await aMember(app, [{ action: ACTIONS.connect }]);
    const { posts } = JSON.parse(await exportOf(id, token)) as { posts: { id: number }[] };
    const shown = posts.find((one) => one.id === post.id);
    expect(shown).toMatchObject({ state: 'published', withheld: expect.any(String) as string });
    expect(shown).not.toHaveProperty('content');
  });
});

describe('erasing an account', () => {
  const erase = async (id: number, confirm: string) => {
    const { token } = await aMember(app, [{ action: ACTIONS.connect }]);
    const path = `/connections/${id}/erase`;
    return callApi(app, { method: 'POST', path, token, body: { confirm } });
  };

  it('does nothing until its handle was typed', async () => {
    const { id } = await theConnection();
    expect(await erase(id, 'another')).toMatchObject({
      status: 400,
      message: `Nothing was erased. Type “${HANDLE}” to confirm that this account is meant.`,
    });
    expect(await getService(app.strapi, 'connections').find(id)).not.toBeNull();
  });

  it('waits for a post that is going out', async () => {
    const { id } = await theConnection();
    await becomes({ connectionId: id, state: 'committing' });
    const { status, message } = await erase(id, HANDLE);
    expect({ status, message }).toMatchObject({
      status: 400,
      message: expect.stringContaining('is going out right now') as string,
    });
    await becomes({ state: 'published' });
  });

  it('leaves of a post nothing but what keeps it from going out again', async () => {
    const { id } = await theConnection();
    expect(await erase(id, `@${HANDLE}`)).toMatchObject({
      status: 200,
      data: { numbers: expect.any(Number) as number },
    });
    expect(await tablesOf(app).connections.findOne({ where: { id } })).toBeNull();
    const { dedupeKey, state } = post;
    expect(await rowOf(tablesOf(app).deliveries, post.id)).toMatchObject({
      ...{ dedupeKey, state, accountHandle: null, platformUrl: null, platformPostId: null },
      ...{ posted: [], handles: {}, content: { parts: [] } },
    });
    const deliveryId = post.id;
    const numbers = await tableOf(app.strapi, UIDS.analyticsDay).count({ where: { deliveryId } });
    const events = tableOf<{ message: string | null }>(app.strapi, UIDS.deliveryEvent);
    const words = (await events.findMany({ where: { deliveryId } })).map(({ message }) => message);
    expect(numbers).toBe(0);
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => word !== null)).toEqual([]);
    expect(await auditOf('connection.erase')).toMatchObject([{ subjectName: 'Threads' }]);
  });
});

describe('calls of a platform', () => {
  const secretOf = async (name: string): Promise<string> => {
    const { id: siteId } = await getService(app.strapi, 'sites').getDefault();
    const found = await getService(app.strapi, 'apps').find({ siteId, app: name, serviceUrl: '' });
    if (!found?.clientSecret) throw new Error(`${name} has no secret.`);
    return found.clientSecret;
  };

  const signed = (userId: string, secret: string, ageMs = 0): string => {
    const issuedAt = Math.floor((Date.now() - ageMs) / 1_000);
    const facts = { algorithm: 'HMAC-SHA256', user_id: userId, issued_at: issuedAt };
    const payload = Buffer.from(JSON.stringify(facts)).toString('base64url');
    return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
  };

  const tell = async (path: string, request: string) => {
    const body = new URLSearchParams({ signed_request: request });
    const response = await fetch(`${app.url}${PUBLIC}/${path}`, { method: 'POST', body });
    const answer = (await response.json()) as { url?: string; confirmation_code?: string };
    return { status: response.status, answer };
  };

  const accountIdOf = async (id: number): Promise<string> =>
    (await rowOf(tablesOf(app).connections, id)).accountId;

  it('are refused alike whatever is wrong with them', async () => {
    const { id } = await theConnection();
    const userId = await accountIdOf(id);
    const secret = await secretOf('threads');
    const wrong = [
      ['threads/deletion', signed(userId, 'made-up')],
      ['threads/deletion', signed(userId, await secretOf('instagram'))],
      ['threads/deletion', signed(userId, secret, 2 * 60 * 60_000)],
      ['threads/deletion', 'nothing'],
      ['x/deletion', signed(userId, secret)],
    ] as const;
    const answers = [];
    for (const [path, request] of wrong) answers.push(await tell(path, request));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(400);
    expect(await getService(app.strapi, 'connections').find(id)).toMatchObject({
      status: 'active',
    });
  });

  it('end the access of an account whose person removed the app', async () => {
    const { id } = await theConnection();
    const request = signed(await accountIdOf(id), await secretOf('threads'));
    expect((await tell('threads/deauthorise', request)).status).toBe(200);
    expect(await tablesOf(app).connections.findOne({ where: { id } })).toMatchObject({
      ...{ status: 'needs_reconnect', credentials: null },
      statusReason: 'Access was withdrawn at Threads. Reconnect the account to post to it again.',
    });
    expect(await auditOf('connection.deauthorise')).toMatchObject([{ actorKind: 'system' }]);
    await theConnection();
    await tell('threads/deauthorise', request);
    expect(await getService(app.strapi, 'connections').find(id)).toMatchObject({
      status: 'active',
    });
  });

  it('remove an account, and answer as for one that was never here', async () => {
    const { id } = await theConnection();
    const request = signed(await accountIdOf(id), await secretOf('threads'));
    const first = await tell('threads/deletion', request);
    const again = await tell('threads/deletion', request);
    const unknown = await tell('threads/deletion', signed('1', await secretOf('threads')));
    expect(await getService(app.strapi, 'connections').find(id)).toBeNull();
    expect(again).toEqual(first);
    expect(unknown.status).toBe(first.status);
    const statusOf = async (url = '') => {
      const { receivedAt, ...status } = (await (await fetch(url)).json()) as { receivedAt: string };
      expect(Date.parse(receivedAt)).toBeGreaterThan(0);
      return status;
    };
    const status = await statusOf(first.answer.url);
    expect(status).toMatchObject({ request: 'deletion', status: 'done' });
    expect(await statusOf(unknown.answer.url)).toEqual(status);
    expect((await fetch(`${app.url}${PUBLIC}/requests/made-up`)).status).toBe(404);
    const requests = tableOf<{ userId: string | null }>(app.strapi, UIDS.dataRequest);
    const left = await requests.count({ where: { userId: { $notNull: true } } });
    expect(left).toBe(0);
  });

  it('are tried again when they could not be carried out', async () => {
    const { id } = await theConnection();
    await becomes({ connectionId: id, state: 'committing' });
    const request = signed(await accountIdOf(id), await secretOf('threads'));
    const { status, answer } = await tell('threads/deletion', request);
    expect(status).toBe(200);
    expect(await (await fetch(answer.url ?? '')).json()).toMatchObject({ status: 'open' });
    await becomes({ state: 'published' });
    await getService(app.strapi, 'dataCare').requests.runOpen();
    expect(await (await fetch(answer.url ?? '')).json()).toMatchObject({ status: 'done' });
    expect(await getService(app.strapi, 'connections').find(id)).toBeNull();
  });

  it('are limited for each address', async () => {
    const statuses = new Set<number>();
    for (let call = 0; call < 65; call += 1) {
      statuses.add((await tell('threads/deletion', 'nothing')).status);
    }
    expect(statuses).toEqual(new Set([400, 429]));
  });
});
