import type { BulkOrderView } from '../../../contracts/bulk';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import { startTestApp, type TestApp } from '../harness/app';
import { aPublishedArticle, ARTICLE } from '../harness/articles';
import { countPosts } from '../harness/deliveries';
import { DISTRIBUTION } from '../harness/http';
import { asAdmin, blueskyAccount } from '../harness/people';
import { tablesOf } from '../harness/rows';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const order = async (path: string, body?: object): Promise<BulkOrderView> =>
  (await admin.request<{ data: BulkOrderView }>(body ? 'POST' : 'GET', DISTRIBUTION + path, body))
    .data;

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 25_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not come about.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const items = async (count: number) => {
  const ids = await Promise.all(Array.from({ length: count }, () => aPublishedArticle(app)));
  return ids.map((documentId) => ({ contentType: ARTICLE, documentId, locale: 'en' }));
};

describe('a bulk order where workers run', () => {
  it('goes out by itself, each post once', async () => {
    const posts = countPosts(app);
    const { id } = await order('/dispatch/bulk', { items: await items(6), start: true });
    await until(async () => (await order(`/bulk/${id}`)).deliveries.published === 6);
    expect(await order(`/bulk/${id}`)).toMatchObject({ state: 'done', counts: { done: 6 } });
    expect(posts.since()).toEqual(Array(6).fill('bluesky'));
  });

  it('goes on after a restart in its middle, and makes nothing twice', async () => {
    const times = { kind: 'spread', until: new Date(Date.now() + 86_400_000).toISOString() };
    const body = { items: await items(60), times, start: true };
    const { id } = await order('/dispatch/bulk', body);
    const made = () =>
      tablesOf(app).distributions.count({ where: { source: 'bulk', sourceId: id } });
    await until(async () => (await made()) > 0);
    await app.stop();
    await app.start();
    const orders = tableOf<{ state: string }>(app.strapi, UIDS.bulkOrder);
    await until(async () => (await orders.findOne({ where: { id } }))?.state === 'done');
    expect(await made()).toBe(60);
    const rows = tableOf<{ distributionId: number }>(app.strapi, UIDS.bulkRow);
    const found = await rows.findMany({ where: { orderId: id, state: 'done' } });
    expect(new Set(found.map(({ distributionId }) => distributionId)).size).toBe(60);
  });
});
