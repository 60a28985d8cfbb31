import { automationRoutes } from '../../server/src/routes/automation';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { AdminClient } from '../../scripts/person/admin-client';
import { anApiToken, aTokenWith, callAsProgram, scopes } from './harness/api-tokens';
import { startTestApp, type TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { callApi, DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, blueskyAccount } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';

let app: TestApp;
let admin: AdminClient;
let full: string;
let reader: string;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  full = await anApiToken(admin, { name: 'Deploys', type: 'full-access' });
  reader = await anApiToken(admin, { type: 'read-only' });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

interface Made {
  distributionId: number;
  deliveryIds: number[];
  scheduleIds: number[];
}

const entryOf = (documentId: string) => ({ contentType: ARTICLE, documentId, locale: 'en' });

const dispatch = (token: string, documentId: string, more: object = {}) =>
  callAsProgram(app, {
    method: 'POST',
    path: '/dispatch',
    token,
    body: { ...entryOf(documentId), ...more },
  });

const LATER = { when: { kind: 'at', wallTime: '2031-05-03T09:00', zone: 'UTC' } };

describe('who may call the automation API', () => {
  const routes = automationRoutes.map(({ method, path, handler, isChange }) => ({
    name: `${method} ${path}`,
    path: path.replace(':id', '999999'),
    ...{ method, handler, isChange },
  }));

  const call = ({ method, path }: { method: string; path: string }, token: string | null) =>
    callAsProgram(app, {
      ...{ method, path, token },
      body: ['POST', 'PUT'].includes(method) ? {} : undefined,
    });

  /** Strapi asks who calls first; what comes after it is about the request. */
  const isLetIn = (status: number): boolean => status === 200 || status === 400 || status === 404;

  it.each(routes)('$name answers 401 or 403 to nobody, and to a made-up token', async (route) => {
    expect([401, 403]).toContain((await call(route, null)).status);
    expect((await call(route, 'made-up')).status).toBe(401);
  });

  it.each(routes)('$name answers 403 to a token with every other action', async (route) => {
    const others = routes.map(({ handler }) => handler).filter((one) => one !== route.handler);
    const token = await aTokenWith(admin, ...new Set(others));
    expect((await call(route, token)).status).toBe(403);
  });

  it.each(routes)('$name lets a token in with exactly its action', async (route) => {
    const token = await aTokenWith(admin, route.handler);
    expect(isLetIn((await call(route, token)).status)).toBe(true);
  });

  it.each(routes)('$name lets a full-access token in', async (route) => {
    expect(isLetIn((await call(route, full)).status)).toBe(true);
  });

  it.each(routes)('$name is open to a read-only token if it finds things', async (route) => {
    const { status } = await call(route, reader);
    if (/\.find(One)?$/.test(route.handler)) expect(isLetIn(status)).toBe(true);
    else expect(status).toBe(403);
  });

  it('is not open to the session of an admin, nor to visitors whom somebody let in', async () => {
    const { token } = await aMember(app, []);
    expect((await call({ method: 'GET', path: '/deliveries' }, token)).status).toBe(401);
    const actions = scopes('automationPosts.dispatch', 'automationDeliveries.find');
    const role = await tableOf<{ id: number }>(
      app.strapi,
      'plugin::users-permissions.role'
    ).findOne({ where: { type: 'public' } });
    const permissions = tableOf(app.strapi, 'plugin::users-permissions.permission');
    for (const action of actions) await permissions.create({ data: { action, role: role?.id } });
    const visitor = await callAsProgram(app, { method: 'GET', path: '/deliveries', token: null });
    expect(visitor.status).toBe(403);
    expect(visitor.body.error?.message).toContain('Only API tokens may distribute');
  });

  it('stands in the list that an admin ticks actions in, with its real addresses', async () => {
    const { data } = await admin.request<{
      data: Record<string, { path: string; handler: string }[]>;
    }>('GET', '/admin/content-api/routes');
    const shown = data['plugin::social-distribution']?.map(({ path }) => path) ?? [];
    expect(shown).toEqual(
      expect.arrayContaining(automationRoutes.map(({ path }) => `/api/distribution${path}`))
    );
  });
});

describe('what a program does', () => {
  it('is done in the name of its token, in rows and in the audit log', async () => {
    const documentId = await aPublishedArticle(app);
    const answer = await dispatch(full, documentId);
    expect(answer.status).toBe(200);
    const { distributionId, deliveryIds } = answer.body.data as Made;
    expect(deliveryIds).toHaveLength(1);
    const row = await rowOf(tablesOf(app).distributions, distributionId);
    expect(row).toMatchObject({ source: 'api', requestedBy: 'API token “Deploys”' });
    const listed = await callAsProgram(app, {
      method: 'GET',
      path: `/deliveries?source=api&documentId=${documentId}`,
      token: reader,
    });
    expect(listed.body).toMatchObject({
      data: [{ id: deliveryIds[0], source: 'api', askedBy: 'API token “Deploys”' }],
      meta: { pagination: { page: 1, total: 1, hidden: 0 } },
    });
    const { data } = await admin.request<{ data: { entries: object[] } }>(
      'GET',
      `${DISTRIBUTION}/audit?subjectKind=distribution&subjectId=${distributionId}`
    );
    expect(data.entries).toMatchObject([
      { action: 'distribution.dispatch', actor: { kind: 'token', id: null, name: 'Deploys' } },
    ]);
  });

  it('may be cancelled and tried again by a program', async () => {
    const { body } = await dispatch(full, await aPublishedArticle(app));
    const [id] = (body.data as Made).deliveryIds;
    const path = `/deliveries/${id}`;
    const cancelled = await callAsProgram(app, {
      method: 'POST',
      path: `${path}/cancel`,
      token: full,
    });
    expect(cancelled.body.data).toMatchObject({
      state: 'cancelled',
      reason: 'Cancelled by the API token “Deploys”.',
    });
    await tablesOf(app).deliveries.updateMany({ where: { id }, data: { state: 'failed' } });
    const retried = await callAsProgram(app, {
      method: 'POST',
      path: `${path}/retry`,
      token: full,
    });
    expect(retried.body.data).toMatchObject({ state: 'queued' });
    const shown = await callAsProgram(app, { method: 'GET', path, token: reader });
    expect(shown.body.data).toMatchObject({ id, events: expect.any(Array) as unknown });
  });

  it('makes, moves and cancels schedules', async () => {
    const documentId = await aPublishedArticle(app);
    const body = { ...entryOf(documentId), ...LATER };
    const made = await callAsProgram(app, {
      method: 'POST',
      path: '/schedules',
      token: full,
      body,
    });
    expect(made.status).toBe(201);
    const [{ id = 0 } = {}] = (made.body.data as { schedules: { id: number }[] }).schedules;
    const moved = await callAsProgram(app, {
      method: 'PUT',
      path: `/schedules/${id}`,
      token: full,
      body: { when: { kind: 'at', wallTime: '2031-06-03T09:00', zone: 'UTC' } },
    });
    expect(moved.body.data).toMatchObject({ schedule: { dueAt: '2031-06-03T09:00:00.000Z' } });
    const query = `?documentId=${documentId}&contentType=${ARTICLE}`;
    const found = await callAsProgram(app, {
      method: 'GET',
      path: `/schedules${query}`,
      token: reader,
    });
    expect(found.body.data).toMatchObject([{ id, requestedBy: 'API token “Deploys”' }]);
    const gone = await callAsProgram(app, {
      method: 'DELETE',
      path: `/schedules/${id}`,
      token: full,
    });
    expect(gone.body.data).toMatchObject({ schedule: { state: 'cancelled' } });
  });

  it('dispatches later only if its token may schedule', async () => {
    const documentId = await aPublishedArticle(app);
    const now = await aTokenWith(admin, 'automationPosts.dispatch');
    const refused = await dispatch(now, documentId, LATER);
    expect(refused.status).toBe(403);
    expect(refused.body.error?.message).toContain('Distribute at a later time');
    const later = await aTokenWith(admin, 'automationPosts.dispatch', 'automationSchedules.create');
    const placed = await dispatch(later, documentId, LATER);
    expect((placed.body.data as Made).scheduleIds).toHaveLength(1);
  });

  it('waits for approval where a site asks for it: a program never approves', async () => {
    const site = await getService(app.strapi, 'sites').getDefault();
    const sites = getService(app.strapi, 'sites');
    await sites.update(site.id, { approval: 'required' });
    try {
      const { body } = await dispatch(full, await aPublishedArticle(app));
      expect(body.data).toMatchObject({ waitsForApproval: true });
      const { approvals } = await admin
        .request<{ data: { approvals: object[] } }>('GET', `${DISTRIBUTION}/approvals`)
        .then(({ data }) => data);
      expect(approvals[0]).toMatchObject({ requestedBy: 'API token “Deploys”' });
      const [id] = (body.data as Made).deliveryIds;
      const retried = await callAsProgram(app, {
        method: 'POST',
        path: `/deliveries/${id}/retry`,
        token: full,
      });
      expect(retried.status).not.toBe(200);
    } finally {
      await sites.update(site.id, { approval: 'off' });
    }
  });

  it('shows previews and dry runs, and sends nothing', async () => {
    const token = await aTokenWith(admin, 'automationPosts.preview', 'automationPosts.dryRun');
    const body = entryOf(await aPublishedArticle(app));
    const before = await tableOf(app.strapi, UIDS.delivery).count({});
    const preview = await callAsProgram(app, { method: 'POST', path: '/preview', token, body });
    expect(preview.body.data).toMatchObject({ targets: [{ platform: 'bluesky' }] });
    const rehearsed = await callAsProgram(app, {
      ...{ method: 'POST', path: '/dispatch/dry-run', token, body },
    });
    expect(rehearsed.body.data).toMatchObject({ targets: [{ platform: 'bluesky' }] });
    expect(await tableOf(app.strapi, UIDS.delivery).count({})).toBe(before);
  });
});

describe('an entry that a custom token may not find', () => {
  let documentId: string;
  let blind: string;
  let deliveryId: number;

  beforeAll(async () => {
    documentId = await aPublishedArticle(app);
    const handlers = automationRoutes.map(({ handler }) => handler);
    blind = await anApiToken(admin, { type: 'custom', permissions: scopes(...handlers) });
    const { body } = await dispatch(full, documentId);
    deliveryId = (body.data as Made).deliveryIds[0] ?? 0;
  });

  it.each([
    ['POST', '/preview'],
    ['POST', '/dispatch/dry-run'],
    ['POST', '/dispatch'],
    ['POST', '/schedules'],
  ])('is refused by %s %s', async (method, path) => {
    const body = { ...entryOf(documentId), ...(path === '/schedules' ? LATER : {}) };
    const answer = await callAsProgram(app, { method, path, token: blind, body });
    expect(answer.status).toBe(403);
    expect(answer.body.error?.message).toBe('You may not read this entry.');
  });

  it.each(['GET :', 'POST :/retry', 'POST :/cancel'])(
    'is refused by %s of its post',
    async (one) => {
      const [method = '', rest = ''] = one.split(' ');
      const path = `/deliveries/${rest.replace(':', String(deliveryId))}`;
      expect((await callAsProgram(app, { method, path, token: blind })).status).toBe(403);
    }
  );

  it('is left out of lists', async () => {
    const { body } = await callAsProgram(app, { method: 'GET', path: '/deliveries', token: blind });
    expect(body).toMatchObject({ data: [], meta: { pagination: { total: 0 } } });
  });

  it('needs the right to find files before it takes files', async () => {
    const token = await aTokenWith(admin, 'automationPosts.dispatch');
    const target = (await admin.preview(entryOf(documentId))).targets[0]?.targetId;
    const overrides = { [String(target)]: { media: [{ fileId: 1 }] } };
    const answer = await dispatch(token, documentId, { overrides });
    expect(answer.status).toBe(403);
    expect(answer.body.error?.message).toContain('media library');
  });
});

it('leaves the admin API to admins', async () => {
  const answer = await callApi(app, { method: 'GET', path: '/deliveries', token: full });
  expect(answer.status).toBe(401);
});
