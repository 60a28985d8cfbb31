import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { getService } from '../../server/src/services/get-service';
import { ARTICLE, documentsOf } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { countCalls, deliveriesOf, distributeArticle, workOff } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { tablesOf } from './harness/rows';

const MINUTE_MS = 60_000;

let app: TestApp;
let admin: AdminClient;
let siteId: number;

beforeAll(async () => {
  // The tests are the workers here.
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await admin.connectByOAuth('x');
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  siteId = (await getService(app.strapi, 'sites').getDefault()).id;
  await getService(app.strapi, 'sites').update(siteId, { onUnpublish: 'remove' });
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(async () => {
  app.sandbox.faults.clear();
  await allow({});
  await tableOf(app.strapi, UIDS.quotaUse).deleteMany({ where: {} });
  await tableOf(app.strapi, UIDS.rateLimit).deleteMany({ where: {} });
  await tablesOf(app).deliveries.updateMany({ where: {}, data: { removeAt: null } });
});

const allow = (quotaLimits: Record<string, Record<string, number>>) =>
  getService(app.strapi, 'sites').update(siteId, { quotaLimits });

const removeDue = () => getService(app.strapi, 'unpublish').removeDue();

/** An entry whose post is out and is to be taken away. */
const unwanted = async (platform: string): Promise<string> => {
  const { documentId } = await distributeArticle(app, admin, { platform });
  await workOff(app, documentId);
  await documentsOf(app, ARTICLE).unpublish({ documentId });
  await getService(app.strapi, 'outbox').relay();
  return documentId;
};

const theDelivery = async (documentId: string): Promise<Delivery> => {
  const [delivery] = await deliveriesOf(app, documentId);
  if (!delivery) throw new Error('It was not distributed.');
  return delivery;
};

const letTimePass = (documentId: string) =>
  tablesOf(app).deliveries.updateMany({
    where: { entryDocumentId: documentId },
    data: { removeAt: new Date(Date.now() - 1_000) },
  });

const usedOf = async (limitId: string): Promise<number> => {
  const uses = await tableOf<{ units: string | number }>(app.strapi, UIDS.quotaUse).findMany({
    where: { limitId, state: 'used' },
  });
  return uses.reduce((sum, { units }) => sum + Number(units), 0);
};

it('waits for a place where the platform counts removals, spends no try, and goes on by itself', async () => {
  await allow({ x: { removals: 1 } });
  const [first, second] = [await unwanted('x'), await unwanted('x')];
  const calls = countCalls(app, { platform: 'x', operation: 'delete-post' });
  await removeDue();
  expect(calls()).toBe(1);
  expect((await theDelivery(first)).removedAt).not.toBeNull();
  const waiting = await theDelivery(second);
  expect(waiting).toMatchObject({ state: 'published', removedAt: null, removeTries: 0 });
  const waitMs = Date.parse(waiting.removeAt ?? '') - Date.now();
  expect(waitMs).toBeGreaterThan(14 * MINUTE_MS);
  expect(waitMs).toBeLessThanOrEqual(15 * MINUTE_MS);
  expect(waiting.reason).toMatch(
    /^Your settings for X allow 1 removal in 15 minutes for @.*; this one is removed /
  );
  // However often it has to ask.
  for (let time = 0; time < 25; time += 1) {
    await letTimePass(second);
    await removeDue();
  }
  expect(await theDelivery(second)).toMatchObject({ removeTries: 0, removedAt: null });
  await allow({});
  await letTimePass(second);
  await removeDue();
  expect(await theDelivery(second)).toMatchObject({ reason: null, removeAt: null });
  expect((await theDelivery(second)).removedAt).not.toBeNull();
});

it('takes what a post takes where both share a limit, and is counted in what people see', async () => {
  const documentId = await unwanted('bluesky');
  expect(await usedOf('posts')).toBe(1);
  await removeDue();
  expect((await theDelivery(documentId)).removedAt).not.toBeNull();
  expect(await usedOf('posts')).toBe(2);
  const { connectionId } = await theDelivery(documentId);
  const connection = await getService(app.strapi, 'connections').find(connectionId ?? 0);
  if (!connection) throw new Error('Bluesky is not connected.');
  const standings = await getService(app.strapi, 'quotas').standingsOf({ connection });
  expect(standings.map(({ limit, used }) => [limit.id, used])).toContainEqual(['posts', 2]);
});

it('that the platform refuses for its number holds removals only, and posts go out', async () => {
  const resetS = Math.ceil(Date.now() / 1000) + 600;
  const documentId = await unwanted('x');
  app.sandbox.faults.add({
    ...{ platform: 'x', operation: 'delete-post', kind: 'status', status: 429 },
    headers: {
      ...{ 'x-rate-limit-limit': '50', 'x-rate-limit-remaining': '0' },
      'x-rate-limit-reset': String(resetS),
    },
    body: { title: 'Too Many Requests' },
  });
  await removeDue();
  app.sandbox.faults.clear();
  const refused = await theDelivery(documentId);
  expect(refused).toMatchObject({ removedAt: null, removeTries: 0 });
  expect(Date.parse(refused.removeAt ?? '')).toBeGreaterThanOrEqual(resetS * 1000);
  const other = await unwanted('x');
  expect((await theDelivery(other)).state).toBe('published');
  const calls = countCalls(app, { platform: 'x', operation: 'delete-post' });
  await removeDue();
  expect(calls()).toBe(0);
  expect(Date.parse((await theDelivery(other)).removeAt ?? '')).toBe(resetS * 1000);
});
