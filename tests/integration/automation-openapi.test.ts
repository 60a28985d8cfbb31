import { errorAnswerSchema } from '../../contracts/answers';
import { AUTOMATION_DESCRIPTIONS } from '../../scripts/docs/openapi/automation-routes';
import { nameOf } from '../../scripts/docs/openapi/operation';
import { ANSWERS, type AnswerName } from '../../scripts/docs/openapi/schemas';
import type { AdminClient } from '../../scripts/person/admin-client';
import { automationRoutes } from '../../server/src/routes/automation';
import { anApiToken, callAsProgram, type ProgramAnswer } from './harness/api-tokens';
import { startTestApp, type TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { asAdmin, connectEverything } from './harness/people';
import { tablesOf } from './harness/rows';

let app: TestApp;
let admin: AdminClient;
let token: string;
/** What each route is asked with; ids that it finds, and that it changes. */
const requests: Record<string, { path?: string; body?: unknown }> = {};

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  token = await anApiToken(admin, { type: 'full-access' });
  const entry = { contentType: ARTICLE, documentId: await aPublishedArticle(app), locale: 'en' };
  const { deliveryIds } = await admin.dispatch(entry);
  const [first, failed, queued] = deliveryIds;
  const refused = { state: 'failed', finishedAt: new Date(), dueAt: null, reason: 'Refused.' };
  await tablesOf(app).deliveries.updateMany({ where: { id: failed }, data: refused });
  const when = { kind: 'at', wallTime: '2031-05-03T09:00', zone: 'UTC' };
  const other = { ...entry, documentId: await aPublishedArticle(app) };
  const later = await call('POST', '/schedules', { ...other, when });
  const [schedule] = (later.body.data as { schedules: { id: number }[] }).schedules;
  const path = `/schedules/${schedule?.id}`;
  Object.assign(requests, {
    'POST /preview': { body: entry },
    'POST /dispatch/dry-run': { body: entry },
    'POST /dispatch': { body: { ...entry, documentId: await aPublishedArticle(app) } },
    'GET /deliveries/:id': { path: `/deliveries/${first}` },
    'POST /deliveries/:id/retry': { path: `/deliveries/${failed}/retry` },
    'POST /deliveries/:id/cancel': { path: `/deliveries/${queued}/cancel` },
    'POST /schedules': { body: { ...other, when, again: true } },
    'PUT /schedules/:id': { path, body: { when: { ...when, wallTime: '2031-06-03T09:00' } } },
    'DELETE /schedules/:id': { path },
  });
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const call = (method: string, path: string, body?: unknown): Promise<ProgramAnswer> =>
  callAsProgram(app, { method, path, token, body });

/** Every field that the schema does not know is a difference, too. */
const expectToMatch = (data: unknown, answer: AnswerName | readonly [AnswerName]): void => {
  if (typeof answer === 'string') {
    expect(ANSWERS[answer].parse(data)).toEqual(data);
    return;
  }
  expect((data as unknown[]).length).toBeGreaterThan(0);
  for (const one of data as unknown[]) expectToMatch(one, answer[0]);
};

describe('what the description of the API for programs says', () => {
  it.each(automationRoutes.map((route) => ({ name: nameOf(route), ...route })))(
    'is what $name answers',
    async ({ name, method, path }) => {
      const { answer, status = 200, isPaged } = AUTOMATION_DESCRIPTIONS[name] ?? {};
      const wanted = requests[name] ?? {};
      const got = await call(method, wanted.path ?? path, wanted.body);
      expect([got.status, got.body.error?.message]).toEqual([status, undefined]);
      if (!answer) throw new Error('The route is not described.');
      expectToMatch(got.body.data, answer);
      expect(Object.keys(got.body).sort()).toEqual(isPaged ? ['data', 'meta'] : ['data']);
      if (isPaged) expectToMatch(got.body.meta, 'PageMeta');
      for (const header of ['limit', 'remaining', 'reset']) {
        expect(got.headers.get(`ratelimit-${header}`)).toMatch(/^\d+$/);
      }
    }
  );

  it.each([
    [400, 'GET', '/deliveries?state=nonsense'],
    [401, 'GET', '/deliveries'],
    [403, 'POST', '/dispatch'],
    [404, 'GET', '/deliveries/999999'],
  ])('is what a refusal with %d looks like', async (status, method, path) => {
    const reader = await anApiToken(admin, { type: 'read-only' });
    const as = { 401: 'made-up', 403: reader }[status] ?? token;
    const got = await callAsProgram(app, {
      ...{ method, path, token: as },
      body: method === 'POST' ? {} : undefined,
    });
    expect(got.status).toBe(status);
    expect(errorAnswerSchema.parse(got.body)).toEqual(got.body);
  });
});
