import type { RetentionKind, RetentionRow, RetentionView } from '../../../contracts/retention';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { ACTIONS, UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { THEIR_SITES } from '../../../server/src/services/sites/site-condition';
import { startTestApp, type TestApp } from '../harness/app';
import { aStoredAccount, AuditLog } from '../harness/audit';
import { distributeArticle } from '../harness/deliveries';
import { callApi } from '../harness/http';
import { aMember, asAdmin } from '../harness/people';
import { rowOf, tablesOf } from '../harness/rows';

const DAY_MS = 24 * 60 * 60_000;

let app: TestApp;
let admin: AdminClient;
let log: AuditLog;

beforeAll(async () => {
  app = await startTestApp({ workers: false, config: { 'retention.drafts': 60 } });
  admin = await asAdmin(app);
  log = new AuditLog(app, admin);
  await aStoredAccount(app, admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const retention = () => getService(app.strapi, 'retention');
const view = (query = '') => log.call<RetentionView>('GET', `/retention${query}`);
const save = (days: Partial<Record<RetentionKind, number | null>>) =>
  log.call<RetentionView>('PUT', '/retention', days);

const rowIn = ({ rows }: RetentionView, kind: RetentionKind): RetentionRow => {
  const row = rows.find((one) => one.kind === kind);
  if (!row) throw new Error(`There is no row of ${kind}.`);
  return row;
};

/** A row of a table without relations; answers whether it is still there, later. */
const aRowIn = async (uid: string, data: Record<string, unknown>) => {
  const { ids } = await tableOf(app.strapi, uid).createMany({ data: [data] });
  return async () =>
    (await tableOf(app.strapi, uid).count({ where: { id: Number(ids[0]) } })) === 1;
};

/** A post that is over for so many days. */
const aPostOf = async (days: number, over: Record<string, unknown> = {}): Promise<Delivery> => {
  const { deliveryIds } = await distributeArticle(app, admin);
  const [id = 0] = deliveryIds;
  const finishedAt = ago(days);
  await tablesOf(app).deliveries.updateMany({
    where: { id },
    data: {
      ...{ state: 'published', finishedAt, postedAt: finishedAt, dueAt: null, followUpAt: null },
      ...{ posted: [{ index: 0, id: `post-${id}`, url: null }], platformPostId: `post-${id}` },
      ...over,
    },
  });
  await tableOf(app.strapi, UIDS.deliveryEvent).updateMany({
    where: { deliveryId: id },
    data: { at: finishedAt },
  });
  return rowOf(tablesOf(app).deliveries, id);
};

const storyOf = ({ id }: Delivery) => getService(app.strapi, 'deliveries').repository.events.of(id);

const textOf = async ({ id }: Delivery): Promise<string> =>
  (await rowOf(tablesOf(app).deliveries, id)).content.parts.map(({ text }) => text).join('');

describe('rows that are old', () => {
  const site = { siteId: 1 };
  const uniqueText = (() => {
    let made = 0;
    return () => `sample-${(made += 1)}`;
  })();
  const entry = { entryUid: 'api::article.article', entryDocumentId: 'sample', entryLocale: 'en' };

  it.each<[RetentionKind, number, string, (at: Date) => Record<string, unknown>]>([
    [
      'drafts',
      60,
      UIDS.draft,
      (savedAt) => ({
        ...{ ...site, ...entry, userId: 1, entryDocumentId: uniqueText() },
        ...{ composition: {}, savedAt },
      }),
    ],
    [
      'ruleDecisions',
      180,
      UIDS.ruleDecision,
      (at) => ({
        ...{ at, publishKey: uniqueText(), decisionKey: uniqueText(), locale: 'en', ...site },
        ...{ entryUid: entry.entryUid, entryDocumentId: 'sample' },
        ...{ outcome: 'skipped', code: 'SAMPLE', reason: 'A sample.' },
      }),
    ],
    [
      'webhookLog',
      30,
      UIDS.webhookDelivery,
      (at) => ({
        ...{ webhookId: 999_999, messageId: uniqueText(), type: 'delivery.published', body: '{}' },
        ...{ at, state: 'delivered', attempts: 1 },
      }),
    ],
    [
      'aiProposals',
      400,
      UIDS.aiAdaptation,
      (createdAt) => ({
        ...{ ...site, ...entry, versionHash: 'v', promptVersion: 'p', outcome: 'fitted' },
        ...{ latencyMs: 1, vendorMs: 0, createdAt },
      }),
    ],
    [
      'aiAnswers',
      30,
      UIDS.aiCache,
      (createdAt) => ({
        ...{ ...site, key: uniqueText(), provider: 'gemini', model: 'm', value: {}, createdAt },
      }),
    ],
    [
      'metricChecks',
      400,
      UIDS.metricCheck,
      (postedAt) => ({
        ...{ deliveryId: 500_000 + Number(uniqueText().slice(7)), connectionId: 999_999 },
        ...{ platform: 'x', postedAt: postedAt.getTime(), tries: 0 },
      }),
    ],
    [
      'audit',
      400,
      UIDS.auditEntry,
      (at) => ({ at, action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys' }),
    ],
  ])('of %s go after %d days, and nothing younger', async (kind, days, uid, dataOf) => {
    const old = await aRowIn(uid, dataOf(ago(days + 1)));
    const young = await aRowIn(uid, dataOf(ago(days - 1)));
    const before = rowIn(await view(), kind);
    expect(before).toMatchObject({ days, usualDays: days, wouldGo: 1 });
    expect(Date.parse(before.oldestAt ?? '')).toBeLessThan(ago(days).getTime());
    expect(await retention().clean(kind)).toBe(1);
    expect([await old(), await young()]).toEqual([false, true]);
    const after = rowIn(await view(), kind);
    expect(after).toMatchObject({ wouldGo: 0, rows: before.rows - 1 });
    expect(Date.parse(after.oldestAt ?? '')).toBeGreaterThan(ago(days).getTime());
  });

  it('take with them what belongs to them', async () => {
    const { ids } = await tableOf(app.strapi, UIDS.aiAdaptation).createMany({
      data: [
        {
          ...{ ...site, ...entry, versionHash: 'v', promptVersion: 'p', outcome: 'fitted' },
          ...{ latencyMs: 1, vendorMs: 0, createdAt: ago(500) },
        },
      ],
    });
    const proposal = await aRowIn(UIDS.aiProposal, {
      ...{ adaptationId: Number(ids[0]), ...site, targetId: 1, promptVersion: 'p' },
      ...{ source: 'fitted', proposal: {}, createdAt: ago(500) },
    });
    await retention().clean('aiProposals');
    expect(await proposal()).toBe(false);
  });

  it('of AI costs go by whole months', async () => {
    const aCall = (createdAt: Date) =>
      aRowIn(UIDS.aiUsage, {
        ...{ ...site, month: createdAt.toISOString().slice(0, 7), purpose: 'adaptation' },
        ...{ outcome: 'cached', counted: 0, createdAt },
      });
    const edge = ago(762);
    const month = Date.UTC(edge.getUTCFullYear(), edge.getUTCMonth(), 1);
    const [young, old] = [await aCall(new Date(month)), await aCall(new Date(month - 1))];
    expect(rowIn(await view(), 'aiUsage').wouldGo).toBe(1);
    await retention().clean('aiUsage');
    expect([await old(), await young()]).toEqual([false, true]);
  });
});

describe('posts that are over', () => {
  it('keep their words for ever unless somebody says otherwise', async () => {
    const post = await aPostOf(3_000);
    expect(rowIn(await view(), 'deliveries')).toMatchObject({ days: 0, wouldGo: 0 });
    expect(await retention().clean('deliveries')).toBe(0);
    expect(await textOf(post)).not.toBe('');
  });

  it('lose them after the time that is set, and still do not go out twice', async () => {
    const old = await aPostOf(41);
    const [young, waiting, toBeRemoved] = [
      await aPostOf(39),
      await aPostOf(41, { state: 'held', finishedAt: null }),
      await aPostOf(41, { removeAt: new Date(Date.now() + DAY_MS) }),
    ];
    expect(rowIn(await view('?deliveries=40'), 'deliveries').wouldGo).toBe(2);
    await save({ deliveries: 40 });
    await retention().clean('deliveries');
    expect(await textOf(old)).toBe('');
    for (const one of [young, waiting, toBeRemoved]) expect(await textOf(one)).not.toBe('');
    expect(await rowOf(tablesOf(app).deliveries, old.id)).toMatchObject({
      ...{ state: 'published', dedupeKey: old.dedupeKey, platformPostId: old.platformPostId },
      ...{ posted: old.posted, emptiedAt: expect.any(String) as string },
    });
    expect(rowIn(await view(), 'deliveries').wouldGo).toBe(0);
    const again = await getService(app.strapi, 'distributions').dispatch({
      entry: { uid: old.entryUid, documentId: old.entryDocumentId, locale: old.entryLocale },
      ...{ targetIds: null, overrides: {}, again: false, firstTimeOnly: false, dueAt: null },
      ...{ source: 'manual', requestedBy: null, idempotencyKey: 'once-more', needsApproval: false },
    });
    expect(again.deliveryIds).toEqual([]);
    expect(again.skipped).toMatchObject([
      { reason: expect.stringMatching(/^This version already went to/) as string },
    ]);
  });

  it('cannot be retried without their words', async () => {
    const failed = await aPostOf(41, { state: 'failed', posted: [], platformPostId: null });
    await retention().clean('deliveries');
    await expect(getService(app.strapi, 'decisions').retry(failed.id)).rejects.toThrow(
      'is not kept any more, so it cannot be retried. Distribute the entry again.'
    );
    expect((await rowOf(tablesOf(app).deliveries, failed.id)).state).toBe('failed');
    await save({ deliveries: null });
  });

  it('lose their story, and those that are on their way keep it', async () => {
    const [old, young] = [await aPostOf(401), await aPostOf(399)];
    const doubtful = await aPostOf(401, { state: 'unknown', finishedAt: null });
    expect(rowIn(await view(), 'deliveryEvents').wouldGo).toBeGreaterThan(0);
    await retention().clean('deliveryEvents');
    expect(await storyOf(old)).toEqual([]);
    for (const one of [young, doubtful]) expect((await storyOf(one)).length).toBeGreaterThan(0);
    expect(rowIn(await view(), 'deliveryEvents').wouldGo).toBe(0);
  });
});

describe('how long things are kept', () => {
  it('can be set, is written down, and goes back to what the config says', async () => {
    const entry = await log.theEntryOf(() => save({ drafts: 20, webhookLog: 30 }));
    expect(entry).toMatchObject({
      action: 'settings.update',
      subject: { kind: 'settings', id: 'retention', name: 'Retention' },
      before: { drafts: 60 },
      after: { drafts: 20 },
    });
    expect(rowIn(await view(), 'drafts')).toMatchObject({ days: 20, usualDays: 60 });
    expect(rowIn(await save({ drafts: null }), 'drafts').days).toBe(60);
  });

  it.each([{ drafts: 6 }, { drafts: 0 }, { deliveries: 29 }, { audit: 1.5 }, { everything: 30 }])(
    'cannot be %j',
    async (days) => {
      await expect(log.call('PUT', '/retention', days)).rejects.toMatchObject({ status: 400 });
    }
  );

  it('is not for people who are limited to some sites', async () => {
    const { token } = await aMember(app, [{ action: ACTIONS.settings, conditions: [THEIR_SITES] }]);
    const get = await callApi(app, { method: 'GET', path: '/retention', token });
    const put = { method: 'PUT', path: '/retention', token, body: { drafts: 7 } };
    expect([get.status, (await callApi(app, put)).status]).toEqual([403, 403]);
    expect(rowIn(await view(), 'drafts').days).toBe(60);
  });

  it('is looked after by workers once an hour, and at once when it was changed', async () => {
    await retention().run();
    const { lastCleanUpAt, nextCleanUpAt } = await view();
    expect(Date.parse(nextCleanUpAt ?? '') - Date.parse(lastCleanUpAt ?? '')).toBe(60 * 60_000);
    const row = { action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys' };
    const old = await aRowIn(UIDS.auditEntry, { ...row, at: ago(401) });
    await retention().run();
    expect(await old()).toBe(true);
    expect((await save({ drafts: 20 })).nextCleanUpAt).toBeNull();
    await retention().run();
    expect(await old()).toBe(false);
  });

  it('leaves the rest of much for the next tick', async () => {
    const row = { action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys', at: ago(500) };
    for (let made = 0; made < 2_100; made += 50) {
      await log.table.createMany({ data: Array.from({ length: 50 }, () => row) });
    }
    await save({ drafts: null });
    const left = () => log.table.count({ where: { at: { $lt: ago(401) } } });
    await retention().run();
    expect(await left()).toBe(100);
    expect((await view()).nextCleanUpAt).toBeNull();
    await retention().run();
    expect(await left()).toBe(0);
    expect((await view()).nextCleanUpAt).not.toBeNull();
  });

  it('holds up nothing when one kind cannot be looked after', async () => {
    await save({});
    const clean = retention().clean.bind(retention());
    jest.spyOn(retention(), 'clean').mockImplementation((kind, batches) => {
      if (kind === 'deliveries') throw new Error('no such column: secret');
      return clean(kind, batches);
    });
    const told = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const row = { action: 'keys.rotate', actorKind: 'cli', subjectKind: 'keys' };
    const old = await aRowIn(UIDS.auditEntry, { ...row, at: ago(401) });
    await retention().run();
    const [[line] = []] = told.mock.calls as unknown as string[][];
    jest.restoreAllMocks();
    expect(await old()).toBe(false);
    expect(line).toContain('old rows (deliveries) could not be removed');
    expect(line).not.toContain('secret');
  });
});
