import type { AdminClient } from '../../../scripts/person/admin-client';
import { getService } from '../../../server/src/services/get-service';
import {
  aDraft,
  anArticle,
  aPublishedArticle,
  ARTICLE,
  documentsOf,
  PAGE,
  type Documents,
} from '../harness/articles';
import { startTestApp, type TestApp } from '../harness/app';
import { asAdmin, blueskyAccount } from '../harness/people';
import { tablesOf } from '../harness/rows';

const RULES = '/api/admin/distribution/rules';
const CONTENT = '/content-manager/collection-types';
/** X and Bluesky. */
const TARGETS = 2;

let app: TestApp;
let admin: AdminClient;
let articles: Documents;
let ruleId: number;

beforeAll(async () => {
  // Without workers the outbox rests until a test relays it.
  app = await startTestApp({ workers: false });
  articles = documentsOf(app, ARTICLE);
  admin = await asAdmin(app);
  await admin.connectByOAuth('x');
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  await admin.addRule({ name: 'Articles everywhere', contentType: ARTICLE });
  ruleId = (await admin.rules())[0]?.id ?? 0;
  const locales = app.strapi
    .plugin('i18n')
    .service<{ create(locale: object): Promise<unknown> }>('locales');
  for (const code of ['de', 'ar']) await locales.create({ code, name: code });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  await tablesOf(app).outbox.deleteMany({ where: {} });
});

/** `locale` of every publish that was noticed and not yet worked off. */
const noticed = async (documentId: string): Promise<string[]> => {
  const rows = await tablesOf(app).outbox.findMany({ where: { entryDocumentId: documentId } });
  return rows.map(({ locale }) => locale).sort();
};

const relay = () => getService(app.strapi, 'outbox').relay();

const deliveriesOf = (entryDocumentId: string) =>
  tablesOf(app).deliveries.findMany({ where: { entryDocumentId }, orderBy: { id: 'asc' } });

const distributionsOf = (entryDocumentId: string) =>
  tablesOf(app).distributions.findMany({ where: { entryDocumentId } });

const setTrigger = (trigger: string, enabled = true) =>
  admin.request('PUT', `${RULES}/${ruleId}`, {
    name: 'Articles everywhere',
    contentType: ARTICLE,
    trigger,
    enabled,
    bulkToo: true,
  });

/** A draft in English, German and Arabic. */
const aTranslatedDraft = async (): Promise<string> => {
  const documentId = await aDraft(app);
  for (const locale of ['de', 'ar']) {
    await articles.update({ documentId, locale, data: anArticle() });
  }
  return documentId;
};

describe('what counts as a publish', () => {
  it.each([
    ['no locale, which is the default one', {}, ['en']],
    ['one locale', { locale: 'de' }, ['de']],
    ['several locales', { locale: ['en', 'ar'] }, ['ar', 'en']],
    ['all locales', { locale: '*' }, ['ar', 'de', 'en']],
    ['chosen fields only', { locale: '*', fields: ['title'] }, ['ar', 'de', 'en']],
  ])('publishing with %s', async (_, params, locales) => {
    const documentId = await aTranslatedDraft();
    await articles.publish({ documentId, ...params });
    expect(await noticed(documentId)).toEqual(locales);
    await relay();
    const deliveries = await deliveriesOf(documentId);
    expect(deliveries).toHaveLength(locales.length * TARGETS);
    expect([...new Set(deliveries.map(({ entryLocale }) => entryLocale))].sort()).toEqual(locales);
    expect(await noticed(documentId)).toEqual([]);
  });

  it.each([
    ['', {}],
    [', with chosen fields', { fields: ['title'] }],
  ])('creating as published%s', async (_, params) => {
    const status = 'published';
    const data = anArticle();
    const { documentId } = await articles.create({ data, locale: 'de', status, ...params });
    expect(await noticed(documentId)).toEqual(['de']);
  });

  it.each([
    ['', {}],
    [', with chosen fields', { fields: ['title'] }],
  ])('updating as published%s', async (_, params) => {
    const documentId = await aTranslatedDraft();
    const data = { title: 'Written and published at once' };
    await articles.update({ documentId, data, locale: 'de', status: 'published', ...params });
    expect(await noticed(documentId)).toEqual(['de']);
    await relay();
    const [first] = await deliveriesOf(documentId);
    expect(first).toMatchObject({ entryLocale: 'de', entryTitle: data.title });
  });

  it('the Content Manager saving and publishing in one go, once', async () => {
    const documentId = await admin.createArticle(anArticle());
    await admin.publishArticle(documentId, 'en', anArticle());
    expect(await noticed(documentId)).toEqual(['en']);
    await relay();
    expect(await distributionsOf(documentId)).toHaveLength(1);
    expect(await deliveriesOf(documentId)).toHaveLength(TARGETS);
  });

  it('the Content Manager publishing several entries in several locales', async () => {
    const documentIds = [await aTranslatedDraft(), await aTranslatedDraft()];
    const query = 'locale[0]=en&locale[1]=de';
    const path = `${CONTENT}/${ARTICLE}/actions/bulkPublish?${query}`;
    await admin.request('POST', path, { documentIds, locale: ['en', 'de'] });
    for (const documentId of documentIds) expect(await noticed(documentId)).toEqual(['de', 'en']);
    await relay();
    for (const documentId of documentIds) {
      expect(await distributionsOf(documentId)).toHaveLength(2);
      expect(await deliveriesOf(documentId)).toHaveLength(2 * TARGETS);
    }
  });

  it('several entries in one transaction, as a Content Release does', async () => {
    const documentIds = [await aDraft(app), await aDraft(app)];
    await app.strapi.db.transaction(async () => {
      for (const documentId of documentIds) await articles.publish({ documentId, locale: 'en' });
    });
    for (const documentId of documentIds) expect(await noticed(documentId)).toEqual(['en']);
    await relay();
    for (const documentId of documentIds) {
      expect(await deliveriesOf(documentId)).toHaveLength(TARGETS);
    }
  });
});

describe('what does not count as a publish', () => {
  it('a transaction that is rolled back after publishing', async () => {
    const documentId = await aDraft(app);
    const changedMind = app.strapi.db.transaction(async () => {
      await articles.publish({ documentId });
      expect(await noticed(documentId)).toEqual(['en']);
      throw new Error('changed my mind');
    });
    await expect(changedMind).rejects.toThrow('changed my mind');
    expect(await noticed(documentId)).toEqual([]);
    await relay();
    expect(await deliveriesOf(documentId)).toEqual([]);
  });

  it.each([
    ['creating a draft', (): Promise<unknown> => articles.create({ data: anArticle() })],
    [
      'changing a draft',
      (documentId: string) => articles.update({ documentId, data: anArticle() }),
    ],
    ['discarding a draft', (documentId: string) => articles.discardDraft({ documentId })],
    ['cloning', (documentId: string) => articles.clone({ documentId, data: anArticle() })],
  ])('%s', async (_, act) => {
    const documentId = await aPublishedArticle(app);
    await tablesOf(app).outbox.deleteMany({ where: {} });
    await act(documentId);
    expect(await tablesOf(app).outbox.count({})).toBe(0);
  });

  it('publishing a content-type that is never distributed', async () => {
    const pages = documentsOf(app, PAGE);
    const { documentId } = await pages.create({ data: { title: 'About us' } });
    await pages.publish({ documentId });
    await pages.update({ documentId, data: { title: 'About all' }, status: 'published' });
    expect(await tablesOf(app).outbox.count({})).toBe(0);
  });

  it.each([
    ['unpublished', (documentId: string) => articles.unpublish({ documentId })],
    ['deleted', (documentId: string) => articles.delete({ documentId })],
  ])('an entry that was %s before the rules were applied', async (_, act) => {
    const documentId = await aPublishedArticle(app);
    await act(documentId);
    await relay();
    expect(await deliveriesOf(documentId)).toEqual([]);
    expect(await noticed(documentId)).toEqual([]);
  });
});

describe('publishing again', () => {
  afterEach(() => setTrigger('first_publish'));

  const republish = async (documentId: string, data: object | null) => {
    if (data) await articles.update({ documentId, data });
    await articles.publish({ documentId });
    await relay();
  };

  it.each(['first_publish', 'every_publish'])(
    'the same version brings nothing new (%s)',
    async (trigger) => {
      await setTrigger(trigger);
      const documentId = await aPublishedArticle(app);
      await relay();
      await republish(documentId, null);
      expect(await deliveriesOf(documentId)).toHaveLength(TARGETS);
    }
  );

  it('a changed version brings nothing new when the rule is about the first publish', async () => {
    const documentId = await aPublishedArticle(app);
    await relay();
    await republish(documentId, { title: 'A better title' });
    expect(await deliveriesOf(documentId)).toHaveLength(TARGETS);
  });

  it('a changed version brings one more for each target when the rule says every publish', async () => {
    await setTrigger('every_publish');
    const documentId = await aPublishedArticle(app);
    await relay();
    await republish(documentId, { title: 'The second edition' });
    const deliveries = await deliveriesOf(documentId);
    expect(deliveries.map(({ platform }) => platform).sort()).toEqual([
      'bluesky',
      'bluesky',
      'x',
      'x',
    ]);
    expect(new Set(deliveries.map(({ versionHash }) => versionHash)).size).toBe(2);
  });

  it('brings nothing while the rule is switched off', async () => {
    await setTrigger('every_publish', false);
    const documentId = await aPublishedArticle(app);
    await relay();
    expect(await noticed(documentId)).toEqual([]);
    expect(await deliveriesOf(documentId)).toEqual([]);
  });
});

describe('working off what was noticed', () => {
  it('twice at the same time distributes once', async () => {
    const documentId = await aPublishedArticle(app);
    await Promise.all([relay(), relay()]);
    await relay();
    expect(await distributionsOf(documentId)).toHaveLength(1);
    expect(await deliveriesOf(documentId)).toHaveLength(TARGETS);
  });

  it('names the person who published, and nobody when there was no request', async () => {
    const byPerson = await admin.createArticle(anArticle());
    await admin.publishArticle(byPerson, 'en', anArticle());
    const byScript = await aPublishedArticle(app);
    await relay();
    expect(await distributionsOf(byPerson)).toMatchObject([{ source: 'rule', requestedBy: '1' }]);
    expect(await distributionsOf(byScript)).toMatchObject([{ source: 'rule', requestedBy: null }]);
  });
});
