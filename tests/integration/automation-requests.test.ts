import { randomUUID } from 'node:crypto';

import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { AdminClient } from '../../scripts/person/admin-client';
import { errorAnswerSchema } from '../../contracts/answers';
import { anApiToken, callAsProgram, type ProgramAnswer } from './harness/api-tokens';
import { startTestApp, type TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';

const PER_MINUTE = 400;
const DAY_MS = 24 * 60 * 60_000;

let app: TestApp;
let admin: AdminClient;
let token: string;

beforeAll(async () => {
  app = await startTestApp({ workers: false, config: { 'api.perMinute': PER_MINUTE } });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  token = await anApiToken(admin, { type: 'full-access' });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

interface Order {
  key?: string;
  documentId: string;
  more?: object;
  as?: string;
  path?: string;
}

const order = ({ key, documentId, more, as = token, path = '/dispatch' }: Order) =>
  callAsProgram(app, {
    ...{ method: 'POST', path, token: as },
    // `again`: without the key every request would post anew.
    body: { contentType: ARTICLE, documentId, locale: 'en', again: true, ...more },
    ...(key === undefined ? {} : { key }),
  });

const isReplayed = ({ headers }: ProgramAnswer): boolean =>
  headers.get('idempotency-replayed') === 'true';

const keys = () =>
  tableOf<{ id: number; status: number | null; lockedUntil: string }>(
    app.strapi,
    UIDS.idempotencyKey
  );

/** A row with this state in the place of the last one. */
const changeLast = async (data: Record<string, unknown>): Promise<number> => {
  const [row] = await keys().findMany({ orderBy: { id: 'desc' }, limit: 1 });
  await keys().update({ where: { id: row?.id }, data });
  return row?.id ?? 0;
};

const expectRefusal = (answer: ProgramAnswer, status: number, words: string): void => {
  expect(answer.status).toBe(status);
  expect(errorAnswerSchema.parse(answer.body)).toEqual(answer.body);
  expect(answer.body.error?.message).toContain(words);
};

describe('a request with an Idempotency-Key', () => {
  it('is done once, and answered again as the first time', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    const first = await order({ key, documentId });
    const second = await order({ key, documentId });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect([isReplayed(first), isReplayed(second)]).toEqual([false, true]);
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('is the same whatever the order of its fields, and with quotes around its key', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    await order({ key, documentId });
    const body = { again: true, locale: 'en', documentId, contentType: ARTICLE };
    const turned = await callAsProgram(app, {
      ...{ method: 'POST', path: '/dispatch', token, body, key: `"${key}"` },
    });
    expect(isReplayed(turned)).toBe(true);
  });

  it('answers a created schedule with the same 201', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    const more = { when: { kind: 'at', wallTime: '2031-05-03T09:00', zone: 'UTC' } };
    const first = await order({ key, documentId, more, path: '/schedules' });
    const second = await order({ key, documentId, more, path: '/schedules' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('goes through without one as often as it is sent', async () => {
    const documentId = await aPublishedArticle(app);
    await order({ documentId });
    await order({ documentId });
    expect(await deliveriesOf(app, documentId)).toHaveLength(2);
  });

  it('runs once when two come at the same time', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 6 }, () => order({ key, documentId })));
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
    const fresh = answers.filter((one) => one.status === 200 && !isReplayed(one));
    expect(fresh).toHaveLength(1);
    for (const answer of answers) expect([200, 409]).toContain(answer.status);
    const late = await order({ key, documentId });
    expect(late.body).toEqual(fresh[0]?.body);
  });

  it('is refused for another body, another path and another query', async () => {
    const [documentId, other] = [await aPublishedArticle(app), await aPublishedArticle(app)];
    const key = randomUUID();
    await order({ key, documentId });
    const words = 'belongs to another request';
    expectRefusal(await order({ key, documentId: other }), 422, words);
    expectRefusal(await order({ key, documentId, path: '/dispatch?site=default' }), 422, words);
    expectRefusal(await order({ key, documentId, path: '/schedules' }), 422, words);
    expect(await deliveriesOf(app, other)).toEqual([]);
  });

  it('has nothing to do with the keys of another token', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    const stranger = await anApiToken(admin, { type: 'full-access' });
    await order({ key, documentId });
    const theirs = await order({ key, documentId, as: stranger });
    expect(isReplayed(theirs)).toBe(false);
    expect(await deliveriesOf(app, documentId)).toHaveLength(2);
  });

  it('may be corrected under the same key when it was refused', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    expect((await order({ key, documentId: 'nothing' })).status).toBe(404);
    expect((await order({ key, documentId, more: { again: 'often' } })).status).toBe(400);
    expect((await order({ key, documentId })).status).toBe(200);
  });

  it.each([[' '.repeat(3) + 'two words'], ['x'.repeat(201)]])(
    'is refused for the key "%s"',
    async (key) => {
      const answer = await order({ key, documentId: 'any' });
      expectRefusal(answer, 400, 'Idempotency-Key: must be 1 to 200 visible characters');
    }
  );

  it('is told to come again while the first one is running', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    await order({ key, documentId });
    await changeLast({ status: null, lockedUntil: new Date(Date.now() + 30_000) });
    const answer = await order({ key, documentId });
    expectRefusal(answer, 409, 'still being worked on');
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('goes on where a process died, and posts once all the same', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    const first = await order({ key, documentId });
    await changeLast({ status: null, lockedUntil: new Date(Date.now() - 1) });
    const second = await order({ key, documentId });
    expect(isReplayed(second)).toBe(false);
    expect(second.body.data).toMatchObject({
      deliveryIds: (first.body.data as { deliveryIds: number[] }).deliveryIds,
    });
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('is a new one after a day, and old ones are dropped', async () => {
    const [documentId, key] = [await aPublishedArticle(app), randomUUID()];
    await order({ key, documentId });
    await changeLast({ createdAt: new Date(Date.now() - DAY_MS - 1_000) });
    expect(isReplayed(await order({ key, documentId }))).toBe(false);
    expect(await deliveriesOf(app, documentId)).toHaveLength(2);
    const id = await changeLast({ createdAt: new Date(Date.now() - DAY_MS - 1_000) });
    await getService(app.strapi, 'retention').clean('idempotencyKeys');
    expect(await keys().count({ where: { id } })).toBe(0);
    expect(await keys().count({})).toBeGreaterThan(0);
  });

  it('keeps no key and no token in the database', async () => {
    const key = `secret-${randomUUID()}`;
    await order({ key, documentId: await aPublishedArticle(app) });
    const rows = JSON.stringify(await keys().findMany({}));
    expect(rows).not.toContain(key);
    expect(rows).not.toContain(token);
  });
});

describe('the limit of requests', () => {
  const ask = (as: string) => callAsProgram(app, { method: 'GET', path: '/targets', token: as });

  it('is told with every answer, and ends in 429 with the time to wait', async () => {
    const greedy = await anApiToken(admin, { name: 'Greedy', type: 'full-access' });
    const first = await ask(greedy);
    expect(first.headers.get('ratelimit-limit')).toBe(String(PER_MINUTE));
    expect(first.headers.get('ratelimit-remaining')).toBe(String(PER_MINUTE - 1));
    const { limits } = getService(app.strapi, 'automation');
    const { id: tokenId } = (await app.strapi.db
      .query('admin::api-token')
      .findOne({ where: { name: 'Greedy' } })) as { id: number };
    for (let used = 1; used < PER_MINUTE; used += 1) limits.take(tokenId);
    const refused = await ask(greedy);
    expectRefusal(refused, 429, 'The API token “Greedy” made more than 400 requests');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await ask(token)).status).toBe(200);
  });
});
