import type { DispatchResponse } from '../../../contracts/dispatch';
import type { CreateScheduleResponse } from '../../../contracts/schedules';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from '../harness/app';
import { aDraft, aPublishedArticle, ARTICLE, documentsOf } from '../harness/articles';
import { deliveriesOf, deliveriesWhen, settled } from '../harness/deliveries';
import { DISTRIBUTION } from '../harness/http';
import { asAdmin, connectEverything } from '../harness/people';
import { at, runDue, schedulesOf, wallTimeIn } from '../harness/schedules';

let app: TestApp;
let admin: AdminClient;
let targetIds: number[];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time: '09:00' }));

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  const documentId = await aPublishedArticle(app);
  const entry = { contentType: ARTICLE, documentId, locale: 'en' };
  const { targets } = await admin.preview(entry);
  targetIds = targets
    .filter(({ platform }) => platform === 'bluesky')
    .map(({ targetId }) => targetId);
  const site = await getService(app.strapi, 'sites').getDefault();
  await getService(app.strapi, 'sites').update(site.id, { postingSlots: { '*': EVERY_DAY } });
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const post = async <Answer>(path: string, documentId: string, body: object): Promise<Answer> => {
  const entry = { contentType: ARTICLE, documentId, locale: 'en', targetIds };
  const request = { ...entry, ...body };
  const { data } = await admin.request<{ data: Answer }>('POST', DISTRIBUTION + path, request);
  return data;
};

/** Seconds too: nobody wants to wait for the next minute in a test. */
const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000);

it('repeats a post on time, by the timer of the queue', async () => {
  const documentId = await aPublishedArticle(app);
  const body = { when: at(wallTimeIn(2)), recurrence: { every: 'day', times: 3 } };
  const { schedules } = await post<CreateScheduleResponse>('/schedules', documentId, body);
  const due = soon(3);
  const where = { id: schedules[0]?.id };
  await schedulesOf(app).updateMany({ where, data: { dueAt: due } });
  await runDue(app);
  expect(await deliveriesOf(app, documentId)).toMatchObject([{ state: 'queued' }]);
  const [delivery] = await settled(app, documentId);
  expect(delivery).toMatchObject({ state: 'published' });
  const lateMs = Date.parse(delivery?.preparingAt ?? '') - due.getTime();
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThan(5_000);
});

it('sends a post of a later time at once when it is moved to now', async () => {
  const documentId = await aPublishedArticle(app);
  const { scheduleIds } = await post<DispatchResponse>('/dispatch', documentId, {
    when: at(wallTimeIn(2)),
  });
  const path = `${DISTRIBUTION}/schedules/${scheduleIds[0]}`;
  await admin.request('PUT', path, { when: { kind: 'now' } });
  expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
});

it('sends what waited for a publication', async () => {
  const documentId = await aDraft(app);
  await post('/dispatch', documentId, { when: { kind: 'on_publish' } });
  await documentsOf(app, ARTICLE).publish({ documentId });
  const entry = { uid: ARTICLE, documentId, locale: 'en' };
  await getService(app.strapi, 'schedules').entryPublished(entry, new Date());
  const isOut = (rows: { state: string }[]) => rows.some(({ state }) => state === 'published');
  expect(await deliveriesWhen(app, documentId, isOut)).toHaveLength(1);
});

it('never gives a slot to two dispatches of the same moment', async () => {
  const articles = [];
  for (let count = 0; count < 10; count += 1) articles.push(await aPublishedArticle(app));
  await Promise.all(
    articles.map((documentId) => post('/dispatch', documentId, { when: { kind: 'slot' } }))
  );
  const made = await Promise.all(articles.map((documentId) => deliveriesOf(app, documentId)));
  const times = made.flat().map(({ dueAt }) => dueAt);
  expect(times).toHaveLength(10);
  expect(new Set(times).size).toBe(10);
});
