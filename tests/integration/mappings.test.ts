import type { MappingPreview, MappingView } from '../../contracts/mappings';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { TestApp } from './harness/app';
import {
  aDraft,
  anArticle,
  aPublishedArticle,
  ARTICLE,
  documentsOf,
  PAGE,
} from './harness/articles';
import { AuditLog } from './harness/audit';
import { aMember, type Member, type Right } from './harness/people';
import { aPicture } from './harness/pictures';
import { entryOf, READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';

const ARTICLE_FIELDS = {
  ...{ title: 'title', summary: 'excerpt', body: 'body', image: 'cover', images: 'gallery' },
  ...{ tags: 'tags', author: 'author', link: '/{locale}/articles/{slug}' },
};

const READ_PAGES: Right = { ...READ_ARTICLES, subject: PAGE };

const path = (uid: string) => `/mappings/${uid}`;

let world: SiteWorld;
let app: TestApp;
let chief: Member;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app, chief } = world);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(async () => {
  await world.remove(chief, path(ARTICLE));
  await world.remove(chief, path(PAGE));
});

const find = async (uid: string) => (await world.get(chief, path(uid))).data as MappingView;

const preview = async (member: Member, uid: string, body: object) => {
  const answer = await world.post(member, `${path(uid)}/preview`, body);
  return { ...answer, data: answer.data as MappingPreview };
};

const distributed = async () =>
  ((await world.listOf('/content-types', chief)) as { uid: string }[]).map(({ uid }) => uid);

describe('the field mappings', () => {
  it('are those of the config, and guesses for types that nobody decided on', async () => {
    const views = (await world.listOf('/mappings', chief)) as MappingView[];
    const sources = views.map(({ contentType, source }) => [contentType, source]);
    expect(sources).toEqual([
      [ARTICLE, 'config'],
      [PAGE, 'none'],
      ['api::story.story', 'none'],
      ['api::tag.tag', 'none'],
    ]);
    expect(await find(ARTICLE)).toMatchObject({
      ...{ displayName: 'Article', isDistributed: true, fields: ARTICLE_FIELDS, problems: [] },
      choices: expect.arrayContaining([
        { path: 'cover', type: 'media', roles: ['image', 'images'] },
        { path: 'tags', type: 'relation', roles: ['tags', 'author'] },
      ]) as unknown,
    });
    expect(await find(PAGE)).toMatchObject({
      ...{ isDistributed: false, fields: { title: 'title', body: 'body' } },
    });
  });

  it('switch a content-type on, and back off', async () => {
    const body = { isDistributed: true, fields: { title: 'title', body: 'body' } };
    const saved = await world.put(chief, path(PAGE), body);
    expect(saved).toMatchObject({ status: 200, data: { ...body, source: 'settings' } });
    expect(await distributed()).toEqual([ARTICLE, PAGE]);
    const removed = await world.remove(chief, path(PAGE));
    expect(removed).toMatchObject({ status: 200, data: { isDistributed: false, source: 'none' } });
    expect(await distributed()).toEqual([ARTICLE]);
    expect((await world.remove(chief, path(PAGE))).status).toBe(404);
  });

  it('win over the config, until they are taken back', async () => {
    const documentId = await aPublishedArticle(app);
    await world.put(chief, path(ARTICLE), { isDistributed: false, fields: { title: 'slug' } });
    const refused = await world.put(chief, path(ARTICLE), { isDistributed: false, fields: {} });
    expect(refused.status).toBe(200);
    const answer = await world.post(chief, '/dispatch', entryOf(documentId));
    expect(answer).toMatchObject({
      status: 400,
      message: 'Entries of this content-type are never distributed.',
    });
    const rule = { name: 'R', contentType: ARTICLE, enabled: false };
    expect((await world.post(chief, '/rules', rule)).message).toContain('is never distributed');
    await world.remove(chief, path(ARTICLE));
    expect((await world.post(chief, '/dispatch', entryOf(documentId))).status).toBe(200);
    expect((await find(ARTICLE)).source).toBe('config');
  });

  it('say all that is wrong, and are not stored then', async () => {
    const fields = { title: 'headline', image: 'title', link: '/{path}' };
    const answer = await world.put(chief, path(ARTICLE), { isDistributed: true, fields });
    expect(answer).toMatchObject({ status: 400 });
    for (const part of ['"headline" does not exist', 'title: "', 'image: "title"', '"path"']) {
      expect(answer.message).toContain(part);
    }
    expect((await find(ARTICLE)).source).toBe('config');
  });

  it.each([
    ['api::gone.gone', 404],
    ['plugin::users-permissions.user', 400],
    ['admin::user', 400],
    ['constructor', 404],
  ])('are not saved for %s', async (uid, status) => {
    const answer = await world.put(chief, path(uid), { isDistributed: true, fields: {} });
    expect(answer.status).toBe(status);
  });

  it('need the settings permission for all sites', async () => {
    const limited = await aMember(app, [
      ...rightsTo([ACTIONS.settings], [THEIR_SITES]),
      READ_ARTICLES,
    ]);
    await world.put(chief, `/sites/${world.sites.north.id}`, { memberRoles: [limited.roleId] });
    const reader = await aMember(app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    for (const member of [limited, reader]) {
      const body = { isDistributed: true, fields: {} };
      const answers = await Promise.all([
        world.get(member, '/mappings'),
        world.get(member, path(ARTICLE)),
        world.put(member, path(ARTICLE), body),
        world.remove(member, path(ARTICLE)),
        world.post(member, `${path(ARTICLE)}/preview`, { fields: {} }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
  });

  it('are written down in the audit log, field by field', async () => {
    const log = new AuditLog(app, world.admin);
    const entry = await log.theEntryOf(() =>
      world.put(chief, path(ARTICLE), {
        isDistributed: true,
        fields: { ...ARTICLE_FIELDS, summary: 'author' },
      })
    );
    expect(entry).toMatchObject({
      ...{ action: 'mapping.save', siteId: null },
      subject: { kind: 'mapping', id: ARTICLE, name: 'Article' },
      before: { source: 'config', summary: 'excerpt' },
      after: { source: 'settings', summary: 'author' },
    });
    const removal = await log.theEntryOf(() => world.remove(chief, path(ARTICLE)));
    expect(removal).toMatchObject({ action: 'mapping.remove', after: { summary: 'excerpt' } });
  });

  it('hold for a moment in other processes, and no longer than half a second', async () => {
    const table = tableOf(app.strapi, UIDS.mapping);
    const entries = getService(app.strapi, 'entries');
    expect(await entries.isDistributable(PAGE)).toBe(false);
    const data = { contentType: PAGE, isDistributed: true, fields: { title: 'title' } };
    const asked = jest.spyOn(app.strapi.db, 'query');
    await table.create({ data });
    asked.mockClear();
    for (let count = 0; count < 50; count += 1) await entries.isDistributable(PAGE);
    expect(asked.mock.calls.length).toBeLessThan(5);
    asked.mockRestore();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await entries.isDistributable(PAGE)).toBe(true);
  });

  it('survive fields that were written past the API', async () => {
    const data = { contentType: PAGE, isDistributed: null, fields: { title: 5 } };
    await tableOf(app.strapi, UIDS.mapping).create({ data });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await find(PAGE)).toMatchObject({ isDistributed: true, fields: {}, problems: [] });
  });
});

describe('a preview of fields', () => {
  it('is of the newest entry, draft or not', async () => {
    await aPublishedArticle(app);
    const cover = await aPicture(app);
    const documentId = await aDraft(app, { title: 'Newest', slug: 'newest', cover });
    const { data } = await preview(chief, ARTICLE, { fields: ARTICLE_FIELDS });
    expect(data).toMatchObject({
      entry: { documentId, locale: 'en', title: 'Newest' },
      ...{ title: 'Newest', link: 'https://example.com/en/articles/newest', linkCheck: null },
      cover: { fileId: cover, kind: 'image', name: expect.stringMatching(/jpg$/) as unknown },
      ...{ gallery: [], author: null, language: 'en' },
    });
    expect(data.cover?.thumbnailUrl).toMatch(/^\/uploads\//);
    expect(data.cover?.altText).toMatch(/of the harbour/);
    expect(data.problems).toContain('"author" of this entry gives no author.');
  });

  it('is of the entry that is named, by the link base of the site that is named', async () => {
    const documentId = await aPublishedArticle(app, { title: 'Named', slug: 'named' });
    await aPublishedArticle(app);
    const siteId = world.sites.north.id;
    const body = { fields: ARTICLE_FIELDS, documentId, siteId };
    expect((await preview(chief, ARTICLE, body)).data).toMatchObject({
      ...{ title: 'Named', link: 'https://north.example/en/articles/named' },
    });
    const gone = await preview(chief, ARTICLE, { fields: {}, documentId: 'gone' });
    expect(gone.status).toBe(404);
  });

  it('works before a type is distributed, for people who may read it', async () => {
    const { documentId } = await documentsOf(app, PAGE).create({ data: { title: 'About us' } });
    const settings = rightsTo([ACTIONS.settings]);
    const fields = { title: 'title' };
    const reader = await aMember(app, [...settings, READ_PAGES]);
    expect((await preview(reader, PAGE, { fields })).data).toMatchObject({
      entry: { documentId, locale: '', title: 'About us' },
    });
    const stranger = await aMember(app, [...settings, READ_ARTICLES]);
    expect((await preview(stranger, PAGE, { fields })).status).toBe(403);
    expect((await preview(stranger, PAGE, { fields, documentId })).status).toBe(403);
  });

  it('is only of entries that the conditions of a role let through', async () => {
    await aPublishedArticle(app);
    const conditions = ['admin::is-creator'];
    const author = await aMember(app, [
      ...rightsTo([ACTIONS.settings]),
      { ...READ_ARTICLES, conditions },
    ]);
    expect((await preview(author, ARTICLE, { fields: ARTICLE_FIELDS })).data).toMatchObject({
      ...{ entry: null, title: '' },
    });
    const others = await aPublishedArticle(app);
    const named = await preview(author, ARTICLE, { fields: {}, documentId: others });
    expect(named.status).toBe(403);
    const own = await documentsOf(app, ARTICLE).create({
      data: anArticle({ createdBy: author.userId }),
    });
    await aPublishedArticle(app);
    expect((await preview(author, ARTICLE, { fields: ARTICLE_FIELDS })).data.entry).toMatchObject({
      documentId: own.documentId,
    });
  });

  it('reads nothing that must not be read, and says so', async () => {
    await aPublishedArticle(app);
    const fields = { title: 'title', author: 'createdBy.firstname', summary: 'seo.text' };
    const { data } = await preview(chief, ARTICLE, { fields });
    expect(data).toMatchObject({ author: null, summary: '' });
    expect(data.problems).toEqual(
      expect.arrayContaining([
        'author: "createdBy.firstname" is private.',
        'summary: "seo.text" does not exist.',
      ])
    );
  });

  it('asks the page of the link when it is told to', async () => {
    const { id: siteId } = world.sites.north;
    await world.put(chief, `/sites/${siteId}`, { linkBaseUrl: app.url });
    const look = async (documentId: string) => {
      const body = { fields: ARTICLE_FIELDS, siteId, documentId, checkLink: true };
      return (await preview(chief, ARTICLE, body)).data.linkCheck;
    };
    expect(await look(await aPublishedArticle(app))).toEqual({
      ...{ isReachable: true, status: 200, problem: null },
    });
    expect(await look(await aDraft(app))).toMatchObject({ isReachable: false, status: 404 });
    await world.put(chief, `/sites/${siteId}`, { linkBaseUrl: 'https://north.example' });
  });
});
