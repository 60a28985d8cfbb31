import type { AdminClient } from '../../../scripts/person/admin-client';
import { getService } from '../../../server/src/services/get-service';
import { aPublishedArticle, ARTICLE } from '../harness/articles';
import { startTestApp, type TestApp } from '../harness/app';
import { countPosts, deliveriesOf, settled } from '../harness/deliveries';
import { asAdmin, blueskyAccount } from '../harness/people';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const dispatch = (documentId: string) =>
  getService(app.strapi, 'distributions').dispatch({
    entry: { uid: ARTICLE, documentId, locale: 'en' },
    targetIds: null,
    overrides: {},
    again: false,
    source: 'manual',
    requestedBy: null,
    idempotencyKey: `test:${documentId}`,
    firstTimeOnly: false,
    dueAt: null,
  });

describe('a dispatch inside an outer transaction', () => {
  it('leaves nothing behind, and sends nothing, when that is rolled back', async () => {
    const posts = countPosts(app);
    const documentId = await aPublishedArticle(app);
    const rollback = new Error('The Content Release was rolled back.');
    const attempt = app.strapi.db.transaction(async () => {
      const { deliveryIds } = await dispatch(documentId);
      expect(deliveryIds).toHaveLength(1);
      throw rollback;
    });
    await expect(attempt).rejects.toBe(rollback);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await deliveriesOf(app, documentId)).toEqual([]);
    expect(posts.since()).toEqual([]);
  });

  it('sends after the commit, and not before', async () => {
    const posts = countPosts(app);
    const documents = [await aPublishedArticle(app), await aPublishedArticle(app)];
    await app.strapi.db.transaction(async () => {
      for (const documentId of documents) await dispatch(documentId);
      expect(posts.since()).toEqual([]);
    });
    for (const documentId of documents) {
      expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
    }
    expect(posts.since()).toEqual(['bluesky', 'bluesky']);
  });

  it('can be repeated after the rollback', async () => {
    const posts = countPosts(app);
    const documentId = await aPublishedArticle(app);
    const attempt = app.strapi.db.transaction(async () => {
      await dispatch(documentId);
      throw new Error('Rolled back.');
    });
    await expect(attempt).rejects.toThrow('Rolled back.');
    await dispatch(documentId);
    expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
    expect(posts.since()).toEqual(['bluesky']);
  });
});
