import { DELIVERY_STATES } from '../../contracts/deliveries';
import type { AdminClient } from '../../scripts/person/admin-client';
import { AdminRequestError } from '../../scripts/person/admin-client';
import { type DeliveryState } from '../../server/src/services/deliveries/state-machine';
import { ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { countPosts, distributeArticle, run, workOff } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';

const LINK = 'https://bsky.example/profile/harbourlight.test/post/3k';

/** What a person may do with a delivery: from which states, and what becomes of it. */
const ACTIONS = {
  retry: { path: 'retry', body: {}, from: ['failed', 'missed', 'cancelled'], to: 'queued' },
  cancel: { path: 'cancel', body: {}, from: ['queued', 'held', 'preparing'], to: 'cancelled' },
  'say it was posted': {
    path: 'resolve',
    body: { outcome: 'posted', url: LINK },
    from: ['unknown'],
    to: 'published',
  },
  'post it again': {
    path: 'resolve',
    body: { outcome: 'post_again' },
    from: ['unknown'],
    to: 'queued',
  },
} as const;

const CASES = Object.entries(ACTIONS).flatMap(([name, action]) =>
  DELIVERY_STATES.map((state) => ({
    name,
    state,
    ...action,
    isAllowed: (action.from as readonly DeliveryState[]).includes(state),
  }))
);

let app: TestApp;
let admin: AdminClient;
let deliveryId: number;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  [deliveryId = 0] = (await distributeArticle(app, admin)).deliveryIds;
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const row = (id = deliveryId) => rowOf(tablesOf(app).deliveries, id);

const change = (id: number, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id }, data });

const ask = (id: number | string, path: string, body: object = {}) =>
  admin.request<{ data: { state: string } }>(
    'POST',
    `/api/admin/distribution/deliveries/${id}/${path}`,
    body
  );

/** Status and sentence of a refused request. */
const refusalOf = async (request: Promise<unknown>): Promise<AdminRequestError> => {
  const refusal = await request.then(
    () => null,
    (error: unknown) => error
  );
  if (refusal instanceof AdminRequestError) return refusal;
  throw new Error('The request was not refused.');
};

describe.each(CASES.filter(({ isAllowed }) => isAllowed))(
  'a delivery that is $state',
  ({ name, state, path, body, to }) => {
    it(`lets a person ${name}`, async () => {
      await change(deliveryId, { state, reason: 'As it was.', finishedAt: null });
      const { data } = await ask(deliveryId, path, body);
      expect(data.state).toBe(to);
      const { finishedAt, dueAt, ...after } = await row();
      expect(after.state).toBe(to);
      expect(finishedAt !== null).toBe(to !== 'queued');
      expect(dueAt !== null).toBe(to === 'queued');
      if (to === 'published') expect(after.platformUrl).toBe(LINK);
    });
  }
);

describe.each(CASES.filter(({ isAllowed }) => !isAllowed))(
  'a delivery that is $state',
  ({ name, state, path, body }) => {
    it(`does not let a person ${name}, and says why`, async () => {
      await change(deliveryId, { state, reason: 'As it was.', platformUrl: null });
      const before = await row();
      const refusal = await refusalOf(ask(deliveryId, path, body));
      expect(refusal.status).toBe(400);
      expect(refusal.message).toMatch(`to @harbourlight.test is ${state} and cannot be`);
      expect(await row()).toEqual(before);
    });
  }
);

describe('acting on a delivery', () => {
  it('that does not exist answers 404, and on none at all 400', async () => {
    for (const path of ['retry', 'cancel']) {
      expect((await refusalOf(ask(999_999, path))).status).toBe(404);
      expect((await refusalOf(ask('nothing', path))).status).toBe(400);
    }
  });

  it.each([
    ['nothing', {}],
    ['a link that is none', { outcome: 'posted', url: 'javascript:alert(1)' }],
    ['no link', { outcome: 'posted' }],
    ['something else', { outcome: 'maybe' }],
  ])('with %s as what became of it answers 400 and changes nothing', async (_, body) => {
    await change(deliveryId, { state: 'unknown' });
    expect((await refusalOf(ask(deliveryId, 'resolve', body))).status).toBe(400);
    expect((await row()).state).toBe('unknown');
  });

  it('is written down with its delivery', async () => {
    const { deliveryIds } = await distributeArticle(app, admin);
    const [id = 0] = deliveryIds;
    await ask(id, 'cancel');
    await ask(id, 'retry');
    const { data } = await admin.request<{ data: { events: { event: string }[] } }>(
      'GET',
      `/api/admin/distribution/deliveries/${id}`
    );
    expect(data.events.map(({ event }) => event)).toEqual([
      'dispatch',
      'cancel',
      'retry_by_person',
    ]);
  });
});

describe('a delivery that is tried again by a person', () => {
  it('is posted once, with a new set of attempts', async () => {
    const posts = countPosts(app);
    const refusal = { status: 400, body: { error: 'InvalidRequest', message: 'Not like this' } };
    app.sandbox.faults.add({
      platform: 'bluesky',
      operation: 'create-post',
      kind: 'status',
      ...refusal,
    });
    const { documentId, deliveryIds } = await distributeArticle(app, admin);
    const [id = 0] = deliveryIds;
    await run(app, id);
    const failed = await row(id);
    expect(failed).toMatchObject({ state: 'failed', attempts: 1 });
    expect(failed.reason).toBe('Bluesky refused the post of @harbourlight.test: Not like this');
    await ask(id, 'retry');
    await Promise.all([workOff(app, documentId), refusalOf(ask(id, 'retry'))]);
    expect(await row(id)).toMatchObject({ state: 'published', attempts: 1, reason: null });
    expect(posts.since()).toEqual(['bluesky']);
  });

  it('is refused when the same version was distributed again meanwhile', async () => {
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin);
    const [id = 0] = deliveryIds;
    await ask(id, 'cancel');
    const again = await admin.dispatch({ contentType: ARTICLE, documentId, locale: 'en' });
    expect(again.deliveryIds).toHaveLength(1);
    const refusal = await refusalOf(ask(id, 'retry'));
    expect(refusal.status).toBe(400);
    expect(refusal.message).toContain('distributed to the same account again meanwhile');
    await workOff(app, documentId);
    expect((await row(id)).state).toBe('cancelled');
    expect(posts.since()).toEqual(['bluesky']);
  });
});
