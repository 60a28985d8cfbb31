import { DELIVERY_STATES } from '../../contracts/deliveries';
import type { AdminClient } from '../../scripts/person/admin-client';
import { AdminRequestError } from '../../scripts/person/admin-client';
import { type DeliveryState } from '../../server/src/services/deliveries/state-machine';
import { ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { countPosts, distributeArticle, run, sweep, workOff } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';

/** A post of Bluesky, as somebody copies its address. */
const RKEY = '3k7abcdefgh2x';
const LINK = `https://bsky.app/profile/harbourlight.test/post/${RKEY}`;

/** Distance between two of one account; the default of `delivery.catchUp.paceMs`. */
const PACE_MS = 15_000;

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
  'ignore it': {
    path: 'resolve',
    body: { outcome: 'ignore' },
    from: ['unknown'],
    to: 'unknown',
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
      const before = to === 'queued' ? null : new Date();
      await change(deliveryId, { state, reason: 'As it was.', finishedAt: null, dueAt: before });
      const { data } = await ask(deliveryId, path, body);
      expect(data.state).toBe(to);
      const { finishedAt, dueAt, ...after } = await row();
      expect(after.state).toBe(to);
      expect(finishedAt !== null).toBe(to !== 'queued');
      expect(dueAt !== null).toBe(to === 'queued');
      if (to === 'published') expect(after.platformUrl).toMatch(new RegExp(`/post/${RKEY}$`));
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
    ['more than that', { outcome: 'ignore', url: LINK }],
  ])('with %s as what became of it answers 400 and changes nothing', async (_, body) => {
    await change(deliveryId, { state: 'unknown' });
    expect((await refusalOf(ask(deliveryId, 'resolve', body))).status).toBe(400);
    expect((await row()).state).toBe('unknown');
  });

  it.each([
    ['another platform', 'https://x.com/harbourlight/status/1234567890123456789'],
    ['no platform at all', `https://bsky.example/profile/harbourlight.test/post/${RKEY}`],
    ['the account, not of a post', 'https://bsky.app/profile/harbourlight.test'],
    ['a post, cut off', 'https://bsky.app/profile/harbourlight.test/post/3k7abc'],
  ])('with a link of %s says what link is wanted and changes nothing', async (_, url) => {
    await change(deliveryId, { state: 'unknown', platformUrl: null, finishedAt: null });
    const refusal = await refusalOf(ask(deliveryId, 'resolve', { outcome: 'posted', url }));
    expect(refusal.status).toBe(400);
    expect(refusal.message).toContain('not the address of a post on Bluesky');
    expect(refusal.message).toContain('@harbourlight.test');
    expect(await row()).toMatchObject({ state: 'unknown', platformUrl: null, finishedAt: null });
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
    expect(failed.reason).toContain(
      'Bluesky refused the post of @harbourlight.test: Not like this'
    );
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

describe('an unknown outcome that a person ignored', () => {
  const anIgnoredOne = async (): Promise<number> => {
    const [id = 0] = (await distributeArticle(app, admin)).deliveryIds;
    await change(id, { state: 'unknown', dueAt: null, reason: 'Nobody knows.' });
    await admin.resolve(id, { outcome: 'ignore' });
    return id;
  };

  it('is shown as closed, and asked about no more', async () => {
    const before = await admin.undecided();
    const [id = 0] = (await distributeArticle(app, admin)).deliveryIds;
    await change(id, { state: 'unknown', dueAt: null, reason: 'Nobody knows.' });
    expect((await admin.undecided()).deliveries.map((one) => one.id)).toContain(id);
    const closed = await admin.resolve(id, { outcome: 'ignore' });
    expect(closed).toMatchObject({ state: 'unknown', isIgnored: true, dueAt: null });
    expect(closed.finishedAt).not.toBeNull();
    expect(await admin.undecided()).toEqual(before);
  });

  it('is never sent again by itself', async () => {
    const posts = countPosts(app);
    const id = await anIgnoredOne();
    await sweep(app);
    await run(app, id);
    expect(await row(id)).toMatchObject({ state: 'unknown', dueAt: null, claims: 0 });
    expect(posts.since()).toEqual([]);
  });

  it('can still be said to be posted', async () => {
    const id = await anIgnoredOne();
    const { state, isIgnored } = await admin.resolve(id, { outcome: 'posted', url: LINK });
    expect({ state, isIgnored }).toEqual({ state: 'published', isIgnored: false });
  });

  it('can still be posted again, once', async () => {
    const posts = countPosts(app);
    const id = await anIgnoredOne();
    expect(await admin.resolve(id, { outcome: 'post_again' })).toMatchObject({
      state: 'queued',
      isIgnored: false,
      finishedAt: null,
    });
    await run(app, id);
    expect(await row(id)).toMatchObject({ state: 'published' });
    expect(posts.since()).toEqual(['bluesky']);
  });
});

describe('trying many again at once', () => {
  const someThatAre = async (state: DeliveryState, count: number): Promise<number[]> => {
    const ids: number[] = [];
    for (let made = 0; made < count; made += 1) {
      const [id = 0] = (await distributeArticle(app, admin)).deliveryIds;
      await change(id, { state, dueAt: null, finishedAt: new Date() });
      ids.push(id);
    }
    return ids;
  };

  const dueTimesOf = async (ids: readonly number[]): Promise<number[]> => {
    const rows = await Promise.all(ids.map((id) => row(id)));
    return rows.map(({ dueAt }) => Date.parse(dueAt ?? ''));
  };

  it('puts each in its own place, and says when the last one goes out', async () => {
    const ids = await someThatAre('failed', 3);
    const { retried, refused, lastDueAt } = await admin.retryMany(ids);
    expect([...retried].sort()).toEqual([...ids].sort());
    expect(refused).toEqual([]);
    const times = (await dueTimesOf(ids)).sort((one, other) => one - other);
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(PACE_MS);
    expect(third - second).toBeGreaterThanOrEqual(PACE_MS);
    expect(Date.parse(lastDueAt ?? '')).toBe(third);
    for (const id of ids) expect(await row(id)).toMatchObject({ state: 'queued', attempts: 0 });
  });

  it('takes those that can be and names the others with their reasons', async () => {
    const [failed = 0] = await someThatAre('failed', 1);
    const [missed = 0] = await someThatAre('missed', 1);
    const [published = 0] = await someThatAre('published', 1);
    const [unknown = 0] = await someThatAre('unknown', 1);
    const ids = [failed, published, missed, unknown, 999_999];
    const { retried, refused } = await admin.retryMany(ids);
    expect([...retried].sort()).toEqual([failed, missed].sort());
    expect(Object.fromEntries(refused.map(({ id, reason }) => [id, reason]))).toEqual({
      [published]: 'The delivery to @harbourlight.test is published and cannot be retried.',
      [unknown]: 'The delivery to @harbourlight.test is unknown and cannot be retried.',
      999_999: 'This delivery does not exist any more.',
    });
    expect((await row(unknown)).state).toBe('unknown');
  });

  it('tries one that is named twice once', async () => {
    const [id = 0] = await someThatAre('failed', 1);
    const { retried, refused } = await admin.retryMany([id, id]);
    expect({ retried, refused }).toEqual({ retried: [id], refused: [] });
  });

  it.each([
    ['nothing', {}],
    ['no ids', { ids: [] }],
    ['other things', { ids: ['one'] }],
    ['too many', { ids: Array.from({ length: 501 }, (_, place) => place + 1) }],
  ])('answers 400 to %s', async (_, body) => {
    const refusal = admin.request('POST', '/api/admin/distribution/deliveries/retry', body);
    expect((await refusalOf(refusal)).status).toBe(400);
  });

  it('is also found where the queue is', async () => {
    const [id = 0] = await someThatAre('failed', 1);
    const path = `/api/admin/distribution/queue/retry/${id}`;
    const { data } = await admin.request<{ data: { state: string } }>('POST', path, {});
    expect(data.state).toBe('queued');
  });
});
