import type { ExperimentResult, ExperimentView } from '../../contracts/experiments';
import type { TemplateView } from '../../contracts/templates';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { AuditLog } from './harness/audit';
import { callApi, DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything, type Member } from './harness/people';
import { tablesOf } from './harness/rows';

const DAY_MS = 24 * 60 * 60_000;
const OWN = 'Own words: {{ title }}';
const OTHER = 'Other words: {{ title }}';

let app: TestApp;
let admin: AdminClient;
let template: TemplateView;

beforeAll(async () => {
  // Nothing goes out by itself: what posts brought is written by the tests.
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  template = await ask<TemplateView>('POST', '/templates', { name: 'Calm', body: OWN });
}, 120_000);

afterAll(async () => {
  await app?.close();
});

const ask = async <Answer>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object
): Promise<Answer> =>
  (await admin.request<{ data: Answer }>(method, `${DISTRIBUTION}${path}`, body)).data;

const refusal = async (method: 'POST' | 'PUT', path: string, body: object = {}): Promise<string> =>
  ask(method, path, body).then(
    () => 'accepted',
    (error: unknown) => String(error)
  );

const anExperiment = (over: object = {}): Promise<ExperimentView> =>
  ask('POST', '/experiments', {
    ...{ name: 'Which words', templateId: template.id, wordings: [OTHER], minimumPosts: 20 },
    ...over,
  });

const dispatch = async (documentId: string, over: object = {}): Promise<Delivery[]> => {
  const entry = { contentType: ARTICLE, documentId, locale: 'en' };
  const made = await ask<{ deliveryIds: number[] }>('POST', '/dispatch', { ...entry, ...over });
  return tablesOf(app).deliveries.findMany({ where: { id: { $in: made.deliveryIds } } });
};

const postsOf = ({ id }: ExperimentView): Promise<Delivery[]> =>
  tablesOf(app).deliveries.findMany({ where: { experimentId: id }, orderBy: { id: 'asc' } });

/** As if the posts had gone out four days ago, and had been looked at a day ago. */
const measured = async (posts: readonly Delivery[], valueOf: (post: Delivery) => number | null) => {
  const postedAt = new Date(Date.now() - 4 * DAY_MS).toISOString();
  const measuredAt = new Date(Date.now() - DAY_MS).toISOString();
  const days = tableOf(app.strapi, UIDS.analyticsDay);
  for (const post of posts) {
    const { id, platform, targetId, entryUid, entryDocumentId, entryLocale } = post;
    const data = { state: 'published', postedAt, dueAt: null };
    await tablesOf(app).deliveries.updateMany({ where: { id }, data });
    await days.create({
      data: {
        ...{ deliveryId: id, platform, targetId, entryUid, entryDocumentId, entryLocale },
        ...{ day: measuredAt.slice(0, 10), measuredAt, postedAt, isLast: true },
        ...{ impressions: 1_000, engagement: valueOf(post), clicks: null },
      },
    });
  }
};

const stopAll = async (): Promise<void> => {
  const all = await ask<ExperimentView[]>('GET', '/experiments');
  for (const { id, state } of all) {
    if (state === 'running') await ask('POST', `/experiments/${id}/stop`);
  }
};

afterEach(stopAll);

it('refuses what cannot be tested', async () => {
  expect(await refusal('POST', '/experiments', aRequest({ templateId: 999_999 }))).toMatch(
    /no template 999999/
  );
  expect(await refusal('POST', '/experiments', aRequest({ wordings: [OWN] }))).toMatch(
    /same wording/
  );
  expect(
    await refusal('POST', '/experiments', aRequest({ wordings: ['{{ title | shout }}'] }))
  ).toMatch(/shout/);
  expect(await refusal('POST', '/experiments', aRequest({ targetIds: [999_999] }))).toMatch(
    /no target 999999/
  );
});

const aRequest = (over: object) => ({
  ...{ name: 'Which words', templateId: template.id, wordings: [OTHER] },
  ...over,
});

it('gives posts variants in turn, and another one to an entry that is shared again', async () => {
  const experiment = await anExperiment();
  const before = await dispatch(await aPublishedArticle(app));
  expect(before.every((post) => post.variant === null && post.experimentId === null)).toBe(true);

  expect((await ask<ExperimentView>('POST', `/experiments/${experiment.id}/start`)).state).toBe(
    'running'
  );
  const documentId = await aPublishedArticle(app);
  const first = await dispatch(documentId);
  const again = await dispatch(documentId, { again: true });
  for (const post of first) {
    const later = again.find(({ targetId }) => targetId === post.targetId);
    expect([post.variant, later?.variant].sort()).toEqual(['A', 'B']);
    const words = post.variant === 'B' ? 'Other words' : 'Own words';
    expect(post.content.parts[0]?.text).toContain(words);
    expect(post.content.template).toMatchObject({ id: template.id, version: template.version });
  }
  await dispatch(await aPublishedArticle(app));
  await dispatch(await aPublishedArticle(app));
  const posts = await postsOf(experiment);
  expect(posts).toHaveLength(first.length * 4);
  for (const { targetId } of first) {
    const variants = posts.filter((post) => post.targetId === targetId).map((post) => post.variant);
    expect(variants.sort()).toEqual(['A', 'A', 'B', 'B']);
  }
});

it('keeps the variant of a post that is made anew, and takes out one with other words', async () => {
  const experiment = await anExperiment();
  await ask('POST', `/experiments/${experiment.id}/start`);
  const [post, reworded] = await dispatch(await aPublishedArticle(app));
  await ask('POST', `/experiments/${experiment.id}/stop`);
  await ask('POST', `/deliveries/${post?.id}/adapt`, {});
  await ask('PUT', `/deliveries/${reworded?.id}/content`, { texts: ['Quite other words.'] });
  const after = await tablesOf(app).deliveries.findMany({ where: { id: post?.id } });
  expect(after[0]?.content.parts[0]?.text).toBe(post?.content.parts[0]?.text);
  const { leftOut } = await ask<ExperimentResult>('GET', `/experiments/${experiment.id}`);
  expect(leftOut.reworded).toBe(1);
});

it('compares rates with rates and counts of a platform with its own alone', async () => {
  const experiment = await anExperiment();
  await ask('POST', `/experiments/${experiment.id}/start`);
  for (let article = 0; article < 48; article += 1) await dispatch(await aPublishedArticle(app));
  const posts = await postsOf(experiment);
  await measured(posts, ({ id, variant }) => (variant === 'B' ? 80 : 40) + (id % 7));
  const { comparisons, leftOut } = await ask<ExperimentResult>(
    'GET',
    `/experiments/${experiment.id}`
  );
  const rate = comparisons.find(({ unit }) => unit === 'perImpression');
  const bluesky = comparisons.find(({ platforms }) => platforms.includes('bluesky'));
  expect(rate?.platforms).toEqual(expect.arrayContaining(['x', 'linkedin']) as string[]);
  expect(rate?.platforms).not.toContain('bluesky');
  expect(bluesky).toMatchObject({ unit: 'perPost', platforms: ['bluesky'] });
  expect(rate?.verdict).toMatchObject({ kind: 'better', variant: 'B', lifts: [{ over: 'A' }] });
  expect(rate?.variants[1]?.lift?.estimate).toBeGreaterThan(0.7);
  expect(rate?.variants[0]?.mean).toBeCloseTo(0.043, 2);
  expect(leftOut).toEqual({ waiting: 0, reworded: 0, notPublished: 0, withoutNumbers: 0 });

  const entry = await new AuditLog(app, admin).theEntryOf(async () => {
    const adopted = await ask('POST', `/experiments/${experiment.id}/adopt`, { variant: 'B' });
    expect(adopted).toMatchObject({ state: 'stopped', adopted: 'B' });
  });
  expect(entry).toMatchObject({ action: 'experiment.adopt', subject: { name: 'Which words' } });
  const templates = await ask<TemplateView[]>('GET', '/templates');
  const now = templates.find(({ id }) => id === template.id);
  expect(now).toMatchObject({ body: OTHER, version: template.version + 1 });
  template = { ...template, body: OTHER, version: template.version + 1 };
}, 120_000);

it('waits for numbers of the right age, and never takes “not available” for nothing', async () => {
  const experiment = await anExperiment({ wordings: [OWN] });
  await ask('POST', `/experiments/${experiment.id}/start`);
  const posts = await dispatch(await aPublishedArticle(app));
  const shown = () => ask<ExperimentResult>('GET', `/experiments/${experiment.id}`);
  expect((await shown()).leftOut.waiting).toBe(posts.length);
  await measured(posts, () => null);
  const { comparisons, leftOut } = await shown();
  expect(comparisons).toEqual([]);
  expect(leftOut).toMatchObject({ waiting: 0, withoutNumbers: posts.length });
});

it('tests a template once at a time, and not after it was reworded', async () => {
  const one = await anExperiment({ wordings: [OWN], name: 'First' });
  const other = await anExperiment({ wordings: [OWN], name: 'Second' });
  await ask('POST', `/experiments/${one.id}/start`);
  expect(await refusal('POST', `/experiments/${other.id}/start`)).toMatch(/tested by “First”/);
  expect(await refusal('PUT', `/experiments/${one.id}`, aRequest({ wordings: [OWN] }))).toMatch(
    /was started/
  );
  const { contentType, platform, targetId, enabled, name } = template;
  const kept = { contentType, platform, targetId, enabled, name };
  template = await ask('PUT', `/templates/${template.id}`, { ...kept, body: 'New: {{ title }}' });
  const { experiment } = await ask<ExperimentResult>('GET', `/experiments/${one.id}`);
  expect(experiment.state).toBe('changed');
  const posts = await dispatch(await aPublishedArticle(app));
  expect(posts.every(({ variant }) => variant === null)).toBe(true);
  expect(await refusal('POST', `/experiments/${one.id}/adopt`, { variant: 'B' })).toMatch(
    /changed or removed/
  );
  await ask('POST', `/experiments/${one.id}/stop`);
  expect((await ask<ExperimentView>('POST', `/experiments/${one.id}/archive`)).state).toBe(
    'archived'
  );
});

describe('people', () => {
  const statusOf = async (member: Member, method: 'GET' | 'POST', path: string) =>
    (await callApi(app, { method, path, token: member.token })).status;

  it('see it with the right to read analytics, and change it with that to manage templates', async () => {
    const { id } = await anExperiment({ wordings: [OWN] });
    const reader = await aMember(app, [{ action: ACTIONS.analytics }]);
    const stranger = await aMember(app, [{ action: ACTIONS.analytics, conditions: [THEIR_SITES] }]);
    expect(await statusOf(reader, 'GET', `/experiments/${id}`)).toBe(200);
    expect(await statusOf(reader, 'POST', `/experiments/${id}/start`)).toBe(403);
    expect(await statusOf(stranger, 'GET', `/experiments/${id}`)).toBe(403);
  });
});
