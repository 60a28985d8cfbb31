import type { Proposal } from '../../contracts/adaptations';
import { ANSWERS, type AnswerName } from '../../scripts/docs/openapi/schemas';
import { nameOf } from '../../scripts/docs/openapi/document';
import { DESCRIPTIONS } from '../../scripts/docs/openapi/routes';
import { errorAnswerSchema } from '../../contracts/answers';
import { ACTIONS } from '../../server/src/constants';
import { adminRoutes } from '../../server/src/routes/admin';
import { getService } from '../../server/src/services/get-service';
import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE } from './harness/articles';
import { distributeArticle, settled } from './harness/deliveries';
import { DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything } from './harness/people';
import { tablesOf } from './harness/rows';

let app: TestApp;
let admin: AdminClient;
/** A value for each parameter of a path; ids by the list they are in. */
const samples: Record<string, string> = {};
/** Something for the counts of what people liked. */
const aProposal: Proposal = {
  ...{ targetId: 999_999, platform: 'x', handle: 'harbourlight', source: 'ai', reason: null },
  ...{ texts: ['A text.'], hashtags: [], altTexts: [], language: 'en', diff: [], problems: [] },
  ...{ facts: { checked: {}, findings: [] }, count: 7, limit: 280, verdict: null },
};

/** What a path has to be asked with. */
const queries: Record<string, string> = {};

/** Something of everything, so that no list is empty and no schema is compared with nothing. */
beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  await admin.addRule({ name: 'Nothing by itself', contentType: ARTICLE });
  const [rule] = await admin.rules();
  await admin.request('DELETE', `${DISTRIBUTION}/rules/${rule?.id}`);
  const { documentId, deliveryIds } = await distributeArticle(app, admin);
  await settled(app, documentId);
  await admin.addRule({ name: 'Every article', contentType: ARTICLE });
  const unsure = { state: 'unknown' as const, finishedAt: null, dueAt: null, reason: 'No answer.' };
  const failed = { state: 'failed' as const, finishedAt: new Date() as never, reason: 'Refused.' };
  const { deliveries } = tablesOf(app);
  await deliveries.updateMany({ where: { id: deliveryIds[0] }, data: unsure });
  await deliveries.updateMany({ where: { id: deliveryIds[1] }, data: failed });
  const page = await admin.connectByOAuth('facebook');
  await getService(app.strapi, 'distributions').dispatch({
    entry: { uid: ARTICLE, documentId, locale: 'en' },
    ...{ targetIds: null, overrides: {}, again: true, firstTimeOnly: false, dueAt: null },
    ...{ source: 'manual', requestedBy: null, idempotencyKey: 'to-be-approved' },
    needsApproval: true,
  });
  const { approvals } = (await dataOf('/approvals')) as { approvals: { id: number }[] };
  samples['/approvals/:id'] = String(approvals[0]?.id);
  samples['/account-choices/:token'] = page.pathname.split('/').pop() ?? '';
  samples['/deliveries/:id'] = String(deliveryIds[2]);
  const [site] = (await dataOf('/sites')) as { id: number }[];
  samples['/sites/:id'] = String(site?.id);
  const budgets = { posts: [{ platform: null, per: 'month', posts: 100 }] };
  await admin.request('PUT', `${DISTRIBUTION}/sites/${site?.id}`, { budgets });
  samples['/mappings/:contentType'] = ARTICLE;
  const wording = { name: 'All', body: '{{ title }}' };
  const { data: template } = await admin.request<{ data: { id: number } }>(
    'POST',
    `${DISTRIBUTION}/templates`,
    wording
  );
  samples['/templates/:id/versions'] = String(template.id);
  const hook = { name: 'Log', url: `${app.url}/nothing`, events: ['delivery.published'] };
  const { data: webhook } = await admin.request<{ data: { id: number } }>(
    'POST',
    `${DISTRIBUTION}/webhooks`,
    hook
  );
  await admin.request('POST', `${DISTRIBUTION}/webhooks/${webhook.id}/test`);
  samples['/webhooks/:id'] = String(webhook.id);
  samples['/webhooks/:id/deliveries'] = String(webhook.id);
  const { data: experiment } = await admin.request<{ data: { id: number } }>(
    'POST',
    `${DISTRIBUTION}/experiments`,
    { name: 'Shorter?', templateId: template.id, wordings: ['{{ title }} {{ link }}'] }
  );
  samples['/experiments/:id'] = String(experiment.id);
  const tides = { slug: 'tides', name: 'Tides', tags: ['Tide', 'Harbour'] };
  await admin.request('POST', `${DISTRIBUTION}/hashtag-sets`, tides);
  const entry = { contentType: ARTICLE, documentId, locale: 'en' };
  await admin.request('PUT', `${DISTRIBUTION}/drafts`, { ...entry, composition: {} });
  const when = { kind: 'at', wallTime: '2028-05-03T09:00', zone: 'UTC' };
  const recurrence = { every: 'week', weekdays: [3], until: '2028-12-31' };
  await admin.request('POST', `${DISTRIBUTION}/schedules`, { ...entry, when, recurrence });
  const [target] = (await dataOf('/targets')) as { id: number }[];
  queries['/slots'] = `?targetIds=${target?.id}`;
  const { data: order } = await admin.request<{ data: { id: number } }>(
    'POST',
    `${DISTRIBUTION}/dispatch/bulk`,
    { items: [entry] }
  );
  samples['/bulk/:id'] = String(order.id);
  samples['/bulk/:id/rows'] = String(order.id);
  samples['/analytics/entries/:uid/:documentId'] = `${ARTICLE}/${documentId}`;
  queries['/drafts'] = `?${new URLSearchParams(entry).toString()}`;
  queries['/calendar'] = '?from=2028-04-24&to=2028-06-05';
  queries['/sharing'] = queries['/drafts'];
  queries['/deliveries/roll-ups'] = `?contentType=${ARTICLE}&documentIds=${documentId}&locale=en`;
  queries['/rules/forecast'] = queries['/drafts'];
  await getService(app.strapi, 'ruleDecisions').record(
    {
      ...{ entry: { uid: ARTICLE, documentId, locale: 'en' }, at: new Date(), key: 'sample' },
      ...{ via: 'bulk', isFirst: true, requestedBy: null },
    },
    {
      ...{ siteId: site?.id ?? 0, rule: { id: 1, name: 'News' }, outcome: 'not_shared' },
      ...{ code: 'BULK', reason: 'It was published together with others in one go.' },
      ...{ entryTitle: null, versionHash: null, distributionId: null },
    }
  );
  const { data: adaptation } = await admin.request<{ data: { id: number } }>(
    'POST',
    `${DISTRIBUTION}/adaptations`,
    entry
  );
  samples['/adaptations/:id'] = String(adaptation.id);
  await getService(app.strapi, 'proposals').store.finish(adaptation.id, site?.id ?? 0, {
    ...{ outcome: 'ai', reason: null, provider: 'gemini', model: 'sample', estimatedUsd: null },
    ...{ actualUsd: null, latencyMs: 1, vendorMs: 1 },
    proposals: [aProposal],
  });
  queries['/rules/fields'] = `?contentType=${ARTICLE}`;
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const dataOf = async (path: string): Promise<unknown> =>
  (await admin.request<{ data: unknown }>('GET', DISTRIBUTION + path)).data;

const READING = adminRoutes
  .filter(({ method }) => method === 'GET')
  .map((route) => ({ path: route.path, name: nameOf(route), about: DESCRIPTIONS[nameOf(route)] }))
  .filter(({ about }) => about?.answer !== null);

/** Every field that the schema does not know is a difference, too. */
const expectToMatch = (data: unknown, answer: AnswerName | readonly [AnswerName]): void => {
  if (typeof answer !== 'string') {
    expect(Array.isArray(data)).toBe(true);
    expect((data as unknown[]).length).toBeGreaterThan(0);
    for (const one of data as unknown[]) expectToMatch(one, answer[0]);
    return;
  }
  expect(ANSWERS[answer].parse(data)).toEqual(data);
};

describe('what the API description says', () => {
  it.each(READING)('is what $name answers', async ({ path, about }) => {
    const filled = path.replace(/:\w+(\/:\w+)*/, () => {
      const sample = samples[path];
      if (!sample) throw new Error(`${path}: the test has no sample for its parameter.`);
      return sample;
    });
    const answer = about?.answer;
    if (!answer) throw new Error('The route is not described.');
    expectToMatch(await dataOf(filled + (queries[path] ?? '')), answer);
  });

  it.each(['/deliveries/undecided', '/queue/failed'])(
    'was compared with rows of %s',
    async (path) => {
      expect(await dataOf(path)).toMatchObject({ deliveries: [expect.anything()] });
    }
  );

  it('was compared with decisions of rules', async () => {
    expect(await dataOf('/rule-decisions')).toMatchObject({ decisions: [{ code: 'BULK' }] });
  });

  it.each([
    [400, '/deliveries/nothing'],
    [400, '/connections?site=1&site=2'],
    [401, '/connections'],
    [403, '/audit'],
    [404, '/deliveries/999999'],
  ])('is what a refusal with %d looks like', async (status, path) => {
    const { token } = await aMember(app, [{ action: ACTIONS.read }]);
    const headers = status === 401 ? undefined : { authorization: `Bearer ${token}` };
    const response = await fetch(app.url + DISTRIBUTION + path, { headers });
    expect(response.status).toBe(status);
    const body: unknown = await response.json();
    expect(errorAnswerSchema.parse(body)).toEqual(body);
  });
});
