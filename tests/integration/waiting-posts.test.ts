import type { DeliveryView } from '../../contracts/deliveries';
import type { AdminClient } from '../../scripts/person/admin-client';
import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE, aPublishedArticle, documentsOf } from './harness/articles';
import { asAdmin, connectEverything } from './harness/people';
import { at, wallTimeIn } from './harness/schedules';

const API = '/api/admin/distribution';
const DAY_MS = 24 * 60 * 60_000;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

interface Waiting {
  documentId: string;
  deliveryId: number;
}

/** A post on X that is due tomorrow. */
const aWaitingPost = async (title: string): Promise<Waiting> => {
  const documentId = await aPublishedArticle(app, { title });
  const request = { contentType: ARTICLE, documentId, locale: 'en' };
  const { targets } = await admin.preview(request);
  const x = targets.find(({ platform }) => platform === 'x');
  const { deliveryIds } = await admin.dispatch({
    ...{ ...request, when: at(wallTimeIn(1)) },
    targetIds: [x?.targetId ?? 0],
  });
  return { documentId, deliveryId: deliveryIds[0] ?? 0 };
};

const edit = async (id: number, override: object): Promise<DeliveryView> =>
  (await admin.request<{ data: DeliveryView }>('PUT', `${API}/deliveries/${id}/content`, override))
    .data;

const adapt = async (id: number, body: object = {}): Promise<DeliveryView> =>
  (await admin.request<{ data: DeliveryView }>('POST', `${API}/deliveries/${id}/adapt`, body)).data;

const republish = async (documentId: string, title: string): Promise<void> => {
  const documents = documentsOf(app, ARTICLE);
  await documents.update({ documentId, data: { title } });
  await documents.publish({ documentId });
};

describe('a post that waits', () => {
  it('can be given other words, which are then what goes out', async () => {
    const { deliveryId, documentId } = await aWaitingPost('Before the change');
    const changed = await edit(deliveryId, { texts: ['As the editor wants it'] });
    expect(changed).toMatchObject({ text: 'As the editor wants it', customised: ['text'] });
    const { repository } = getService(app.strapi, 'deliveries');
    await repository.touch({ id: deliveryId }, { dueAt: new Date() });
    await getService(app.strapi, 'queue').nudgeDeliveries([
      { deliveryId, dueAt: Date.now(), priority: 2 },
    ]);
    await admin.settledDeliveries(documentId, 1, 30_000);
    const posts = app.sandbox.platforms.x.actions['posts']?.({}) as { text: string }[];
    expect(posts.map(({ text }) => text)).toContain('As the editor wants it');
  });

  it('follows its entry again when it is adapted anew, except for what a person changed', async () => {
    const { deliveryId, documentId } = await aWaitingPost('First title');
    await republish(documentId, 'Second title');
    expect((await adapt(deliveryId)).text).toContain('Second title');
    await edit(deliveryId, { texts: ['Mine'] });
    await republish(documentId, 'Third title');
    expect((await adapt(deliveryId)).text).toBe('Mine');
    const reset = await adapt(deliveryId, { reset: ['text'] });
    expect(reset.text).toContain('Third title');
    expect(reset.customised).toEqual([]);
  });

  it('is not changed into something that could never go out', async () => {
    const { deliveryId } = await aWaitingPost('Short enough');
    await expect(edit(deliveryId, { texts: ['x'.repeat(300)] })).rejects.toThrow(/300 of 280/);
    const delivery = await getService(app.strapi, 'deliveries').find(deliveryId);
    expect(delivery.content.parts[0]?.text).toContain('Short enough');
  });

  it('cannot be changed any more once a worker has it', async () => {
    const { deliveryId } = await aWaitingPost('On its way');
    const { repository } = getService(app.strapi, 'deliveries');
    await repository.touch({ id: deliveryId }, { state: 'preparing' });
    await expect(edit(deliveryId, { texts: ['Too late'] })).rejects.toThrow(/on its way/);
    await repository.touch({ id: deliveryId }, { state: 'cancelled' });
  });

  it('is not changed under a worker that takes it at the same moment', async () => {
    const { deliveryId } = await aWaitingPost('A race');
    const deliveries = getService(app.strapi, 'deliveries');
    const seen = await deliveries.find(deliveryId);
    await edit(deliveryId, { texts: ['Changed in between'] });
    const due = { now: Date.now() + 3 * DAY_MS, leaseMs: 1000 };
    expect(await deliveries.repository.claim(seen, 'claim', due)).toBeNull();
  });
});
