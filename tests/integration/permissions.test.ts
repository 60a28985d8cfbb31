import { ACTIONS } from '../../server/src/constants';
import { adminRoutes } from '../../server/src/routes/admin';
import type { AdminClient } from '../../scripts/person/admin-client';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { callApi, type Answer } from './harness/http';
import { aMember, asAdmin, blueskyAccount, type Member, type Right } from './harness/people';
import { tablesOf } from './harness/rows';

const READ_ARTICLES = 'plugin::content-manager.explorer.read';
const OURS = Object.values(ACTIONS).map((action) => ({ action }));

let app: TestApp;
let admin: AdminClient;
/** One person for each of our permissions, who holds that one only. */
const holders = new Map<string, Member>();
/** Reads articles, and has nothing to do with distribution. */
let outsider: Member;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  outsider = await aMember(app, [{ action: READ_ARTICLES, subject: ARTICLE }]);
  for (const action of Object.values(ACTIONS))
    holders.set(action, await aMember(app, [{ action }]));
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const ROUTES = adminRoutes.map(({ method, path, config }) => ({
  method,
  path: path.replace(':platform', 'x').replace(':id', '999999'),
  name: `${method} ${path}`,
  actions: 'policies' in config ? actionsOf(config.policies) : [],
}));

function actionsOf(policies: readonly (string | { config: { actions: string[] } })[]): string[] {
  return policies.flatMap((policy) => (typeof policy === 'string' ? [] : policy.config.actions));
}

const guarded = ROUTES.filter(({ actions }) => actions.length > 0);

const call = (route: { method: string; path: string }, token: string | null): Promise<Answer> =>
  callApi(app, {
    ...route,
    token,
    body: route.method === 'GET' || route.method === 'DELETE' ? undefined : {},
  });

describe('the admin routes', () => {
  it('are all guarded by one permission, but for the callback', () => {
    const open = ROUTES.filter(({ actions }) => actions.length !== 1).map(({ name }) => name);
    expect(open).toEqual(['GET /platforms/:platform/callback']);
    expect(new Set(guarded.flatMap(({ actions }) => actions))).toEqual(
      new Set(Object.values(ACTIONS))
    );
  });

  describe.each(guarded)('$name', (route) => {
    const [action = ''] = route.actions;

    it('answers 401 to nobody', async () => {
      expect((await call(route, null)).status).toBe(401);
    });

    it('answers 401 to a made-up token', async () => {
      expect((await call(route, 'made-up')).status).toBe(401);
    });

    it('answers 403 to an admin without its permission', async () => {
      expect((await call(route, outsider.token)).status).toBe(403);
      for (const [held, { token }] of holders) {
        if (held !== action) expect((await call(route, token)).status).toBe(403);
      }
    });

    it('lets an admin in who holds exactly its permission', async () => {
      const { status } = await call(route, holders.get(action)?.token ?? null);
      expect(status).not.toBe(401);
      expect(status).not.toBe(403);
      expect(status).toBeLessThan(500);
    });
  });

  it('answer the callback of nobody with the Connections page', async () => {
    const path = '/platforms/x/callback?state=made-up&code=made-up';
    const { status, headers } = await callApi(app, { method: 'GET', path, token: null });
    expect(status).toBe(302);
    expect(headers.get('location')).toContain('problem=state_unknown');
  });
});

describe('an entry that a person may not read in the Content Manager', () => {
  let documentId: string;
  let deliveryId: number;

  beforeAll(async () => {
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    documentId = await aPublishedArticle(app);
    const request = { contentType: ARTICLE, documentId, locale: 'en' };
    [deliveryId = 0] = (await admin.dispatch(request)).deliveryIds;
  });

  const attempts = () => {
    const body = { contentType: ARTICLE, documentId, locale: 'en' };
    const query = new URLSearchParams(body).toString();
    return [
      { method: 'POST', path: '/preview', body },
      { method: 'POST', path: '/dispatch', body },
      { method: 'GET', path: `/deliveries?${query}` },
      { method: 'GET', path: `/deliveries/${deliveryId}` },
      { method: 'POST', path: `/deliveries/${deliveryId}/cancel` },
      { method: 'POST', path: `/deliveries/${deliveryId}/retry` },
      {
        method: 'POST',
        path: `/deliveries/${deliveryId}/resolve`,
        body: { outcome: 'post_again' },
      },
      { method: 'POST', path: `/queue/retry/${deliveryId}` },
    ];
  };

  const aDeliveryThatIs = async (data: Record<string, unknown>) => {
    await tablesOf(app).deliveries.updateMany({ where: { id: deliveryId }, data });
    return { id: deliveryId };
  };

  const statusesFor = async (rights: Right[]): Promise<number[]> => {
    const { token } = await aMember(app, [...OURS, ...rights]);
    const answers = [];
    for (const attempt of attempts()) answers.push(await callApi(app, { ...attempt, token }));
    return answers.map(({ status }) => status);
  };

  it('is neither previewed, dispatched, shown nor acted on', async () => {
    expect(await statusesFor([])).toEqual(Array(8).fill(403));
    expect(await tablesOf(app).deliveries.findOne({ where: { id: deliveryId } })).toMatchObject({
      state: 'queued',
    });
  });

  it('stays out of reach when the right is limited to their own entries', async () => {
    const conditions = ['admin::is-creator'];
    const right = { action: READ_ARTICLES, subject: ARTICLE, conditions };
    expect(await statusesFor([right])).toEqual(Array(8).fill(403));
  });

  it('is left out of lists that do not name it', async () => {
    const listFor = async (rights: Right[]) => {
      const { token } = await aMember(app, [{ action: ACTIONS.read }, ...rights]);
      return callApi(app, { method: 'GET', path: '/deliveries', token });
    };
    expect(await listFor([])).toMatchObject({ status: 200, data: [] });
    const reader = await listFor([{ action: READ_ARTICLES, subject: ARTICLE }]);
    expect(reader).toMatchObject({ status: 200, data: [{ id: deliveryId }] });
  });

  it.each(['/deliveries/undecided', '/queue/failed'])('is left out of %s', async (path) => {
    const [state, reason] = path.includes('failed')
      ? ['failed', null]
      : ['unknown', 'Nobody knows.'];
    const finishedAt = state === 'failed' ? new Date() : null;
    const { id } = await aDeliveryThatIs({ state, reason, finishedAt, dueAt: null });
    const idsFor = async (rights: Right[]) => {
      const { token } = await aMember(app, [{ action: ACTIONS.read }, ...rights]);
      const { data } = await callApi(app, { method: 'GET', path, token });
      return (data as { deliveries: { id: number }[] }).deliveries.map((one) => one.id);
    };
    expect(await idsFor([])).toEqual([]);
    expect(await idsFor([{ action: READ_ARTICLES, subject: ARTICLE }])).toEqual([id]);
  });

  it('is refused when many are tried again, and the others are not held up', async () => {
    const failed = { state: 'failed', reason: null, finishedAt: new Date(), dueAt: null };
    const { id } = await aDeliveryThatIs(failed);
    const retryFor = async (rights: Right[]) => {
      const { token } = await aMember(app, [{ action: ACTIONS.distribute }, ...rights]);
      const body = { ids: [id, 999_999] };
      return callApi(app, { method: 'POST', path: '/deliveries/retry', token, body });
    };
    const outside = await retryFor([]);
    expect(outside.status).toBe(200);
    expect(outside.data).toEqual({
      retried: [],
      refused: [
        { id, reason: 'You may not read the entry of this delivery.' },
        { id: 999_999, reason: 'This delivery does not exist any more.' },
      ],
      lastDueAt: null,
    });
    const untouched = await tablesOf(app).deliveries.findOne({ where: { id } });
    expect(untouched).toMatchObject({ state: 'failed' });
    const reader = await retryFor([{ action: READ_ARTICLES, subject: ARTICLE }]);
    expect(reader.data).toMatchObject({ retried: [id] });
  });

  it('is open to those who may read it', async () => {
    await aDeliveryThatIs({ state: 'queued', dueAt: new Date(), finishedAt: null });
    const right = { action: READ_ARTICLES, subject: ARTICLE };
    expect(await statusesFor([right])).toEqual([200, 200, 200, 200, 200, 200, 400, 400]);
  });
});
