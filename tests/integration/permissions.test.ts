import { ACTIONS } from '../../server/src/constants';
import { adminRoutes } from '../../server/src/routes/admin';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { AdminClient } from '../../scripts/person/admin-client';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { callApi, DISTRIBUTION, type Answer } from './harness/http';
import { aMember, asAdmin, blueskyAccount, type Member, type Right } from './harness/people';
import { tablesOf } from './harness/rows';

const READ_ARTICLES = 'plugin::content-manager.explorer.read';
const OURS = Object.values(ACTIONS).map((action) => ({ action }));

let app: TestApp;
let admin: AdminClient;
/** One person for each of our permissions, who holds that one only. */
const holders = new Map<string, Member>();
/** The same, but limited to their sites: members of the default site, and of none. */
const members = new Map<string, Member>();
const strangers = new Map<string, Member>();
/** Reads articles, and has nothing to do with distribution. */
let outsider: Member;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  outsider = await aMember(app, [{ action: READ_ARTICLES, subject: ARTICLE }]);
  for (const action of Object.values(ACTIONS)) {
    const limited = { action, conditions: [THEIR_SITES] };
    holders.set(action, await aMember(app, [{ action }]));
    members.set(action, await aMember(app, [limited]));
    strangers.set(action, await aMember(app, [limited]));
  }
  const memberRoles = [...members.values()].map(({ roleId }) => roleId);
  const sites = getService(app.strapi, 'sites');
  await sites.update((await sites.getDefault()).id, { memberRoles });
  const body = { slug: 'other', name: 'Another site' };
  await admin.request('POST', `${DISTRIBUTION}/sites`, body);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

/** A value for every parameter of a path; a route with a new one needs one here. */
const SAMPLES: Readonly<Record<string, string>> = {
  platform: 'x',
  id: '999999',
  app: 'x',
  provider: 'gemini',
  token: 'made-up',
  contentType: 'api::article.article',
  uid: 'api::article.article',
  documentId: 'made-up',
};

const withSamples = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const sample = SAMPLES[name];
    if (sample === undefined) throw new Error(`${path}: the test has no sample for "${name}".`);
    return sample;
  });

const ROUTES = adminRoutes.map(({ method, path, config }) => ({
  method,
  path: withSamples(path),
  name: `${method} ${path}`,
  actions: 'policies' in config ? actionsOf(config.policies) : [],
}));

/** They touch every site, so a permission that is limited to some is not enough. */
const OF_ALL_SITES = [
  'POST /sites',
  'POST /circuits/:platform/retry',
  'POST /outbox/:id/retry',
  'PUT /audit/retention',
  'GET /retention',
  'PUT /retention',
  'POST /queue/board-session',
  'GET /mappings',
  'GET /mappings/:contentType',
  'PUT /mappings/:contentType',
  'DELETE /mappings/:contentType',
  'POST /mappings/:contentType/preview',
];

/** Where nothing but a possible request tells who may make it. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /sites': { slug: 'sample', name: 'Sample' },
  'PUT /audit/retention': { days: 365 },
  'POST /quotas/forecast': { targetIds: [999_999] },
  'PUT /mappings/:contentType': { isDistributed: true, fields: { title: 'title' } },
};

/** They answer everybody alike: no site has a part in the answer. */
const OF_NO_SITE = [
  'GET /content-types',
  'GET /queue/status',
  'GET /service-levels',
  'GET /sites',
  'GET /audit/retention',
];

function actionsOf(policies: readonly (string | { config: { actions: string[] } })[]): string[] {
  return policies.flatMap((policy) => (typeof policy === 'string' ? [] : policy.config.actions));
}

const guarded = ROUTES.filter(({ actions }) => actions.length > 0);

const call = (
  route: { method: string; path: string; name: string },
  token: string | null
): Promise<Answer> =>
  callApi(app, {
    ...route,
    token,
    body: ['GET', 'DELETE'].includes(route.method) ? undefined : (BODIES[route.name] ?? {}),
  });

describe('the admin routes', () => {
  it('are all guarded by one permission, but for the callback', () => {
    const open = ROUTES.filter(({ actions }) => actions.length !== 1).map(({ name }) => name);
    expect(open).toEqual(['GET /platforms/:platform/callback']);
  });

  it('use every permission', () => {
    const used = guarded.flatMap(({ actions }) => actions);
    const unused = Object.values(ACTIONS).filter((action) => !used.includes(action));
    expect(unused).toEqual([]);
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

    it('answers 403 to an admin who holds it for their sites and belongs to none', async () => {
      expect((await call(route, strangers.get(action)?.token ?? null)).status).toBe(403);
    });

    it('lets a member of the default site in, unless it touches every site', async () => {
      const { status, message } = await call(route, members.get(action)?.token ?? null);
      if (OF_ALL_SITES.includes(route.name)) {
        expect({ status, message }).toMatchObject({
          status: 403,
          message: expect.stringContaining('This concerns every site') as string,
        });
        return;
      }
      expect(status).not.toBe(401);
      expect(status).not.toBe(403);
      expect(status).toBeLessThan(500);
    });
  });

  const lists = guarded.filter(
    ({ method, name }) => method === 'GET' && !name.includes(':') && !OF_NO_SITE.includes(name)
  );

  it.each(lists)('$name answers 403 when it names a site that is not theirs', async (route) => {
    const token = members.get(route.actions[0] ?? '')?.token ?? null;
    const { status } = await call({ ...route, path: `${route.path}?site=other` }, token);
    expect(status).toBe(403);
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

  it('is refused in a sentence', async () => {
    const { token } = await aMember(app, OURS);
    const answer = await callApi(app, { method: 'GET', path: `/deliveries/${deliveryId}`, token });
    expect(answer).toMatchObject({ status: 403, message: 'You may not read this entry.' });
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
      const { token } = await aMember(app, [{ action: ACTIONS.monitor }, ...rights]);
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
