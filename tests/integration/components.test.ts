import type { PreviewResponse } from '../../contracts/dispatch';
import type { FieldMap, MappingPreview, MappingView } from '../../contracts/mappings';
import type { AdminClient } from '../../scripts/person/admin-client';
import { ACTIONS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import type { LoadedEntry, LoadOptions } from '../../server/src/services/mappings/entry-loader';
import { readEntry } from '../../server/src/services/mappings/entry-reader';
import { startTestApp, type TestApp } from './harness/app';
import { documentsOf } from './harness/articles';
import { callApi, DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything, type Member, type Right } from './harness/people';
import { READ_ARTICLES, rightsTo } from './harness/site-world';
import { paragraph, Stories, STORY, ZONE_WORDS } from './harness/stories';

const MAPPING = `/mappings/${STORY}`;
const READ_STORIES: Right = { ...READ_ARTICLES, subject: STORY };

/** What the schema alone says. */
const GUESSED: FieldMap = {
  ...{ title: 'title', summary: 'seo.description', body: 'content' },
  ...{ image: 'seo.image', images: 'slides.picture', link: '/{locale}/stories/{slug}' },
};

let app: TestApp;
let admin: AdminClient;
let stories: Stories;
/** As it was before anybody decided. */
let undecided: MappingView;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  stories = await Stories.of(app);
  undecided = await ask<MappingView>('GET', MAPPING);
  await ask('PUT', MAPPING, { isDistributed: true, fields: undecided.fields });
}, 90_000);

afterAll(async () => {
  await app?.close();
});

/** What the plugin answers the super admin. */
const ask = async <Data>(method: string, path: string, body?: object): Promise<Data> =>
  (await admin.request<{ data: Data }>(method, DISTRIBUTION + path, body)).data;

const as = (member: Member, path: string, body: object) =>
  callApi(app, { method: 'POST', path, body, token: member.token });

const load = async (
  documentId: string,
  fields: FieldMap = GUESSED,
  more: Partial<LoadOptions> & { locale?: string } = {}
): Promise<LoadedEntry['entry']> => {
  const { locale = 'en', ...options } = more;
  const ref = { uid: STORY, documentId, locale };
  const loaded = await readEntry(app.strapi, ref, {
    ...{ fields, linkBaseUrl: 'https://example.com', version: 'published', ...options },
  });
  if (!loaded) throw new Error('There is no such story.');
  return loaded.entry;
};

const idsOf = (files: readonly { fileId: number }[]) => files.map(({ fileId }) => fileId);

const entryOf = (documentId: string) => ({ contentType: STORY, documentId, locale: 'en' });

describe('the mapping of a type with components', () => {
  it('is guessed into single components and lists of them, and decides nothing', () => {
    expect(undecided).toMatchObject({ source: 'none', isDistributed: false, problems: [] });
    expect(undecided.fields).toEqual(GUESSED);
  });

  it('offers what stands in components, each for what it can give', () => {
    const roles = Object.fromEntries(
      undecided.choices.map((choice) => [choice.path, choice.roles])
    );
    expect(roles).toMatchObject({
      seo: ['body', 'tags', 'author'],
      'seo.title': ['title', 'summary', 'body', 'tags', 'author', 'language'],
      'seo.image': ['image', 'images'],
      slides: ['body'],
      // Many headings are no title.
      'slides.heading': ['body', 'tags', 'author'],
      'slides.picture': ['image', 'images'],
      'slides.topics': ['tags', 'author'],
      'slides.quote.words': ['body'],
      content: ['body'],
    });
  });

  it('offers neither what is private nor single parts of a zone, and refuses both', async () => {
    const paths = undecided.choices.map(({ path }) => path);
    expect(paths.filter((path) => /note|^content\./.test(path))).toEqual([]);
    const fields = { body: 'slides.note', image: 'content.picture', title: 'slides.heading' };
    const saving = ask('PUT', MAPPING, { isDistributed: true, fields });
    await expect(saving).rejects.toThrow(
      'title: "slides.heading" leads through a list, so it cannot give the title. ' +
        'body: "slides.note" is private. image: "content.picture" does not exist.'
    );
  });
});

describe('a story', () => {
  it('tells the words of its zone in their order, and nothing that is not to be read', async () => {
    const { body } = await load(await stories.aPublished());
    expect(body).toBe(ZONE_WORDS);
  });

  it('shows the pictures of its components, and is summed up by one', async () => {
    const entry = await load(await stories.aPublished({ title: 'Up', slug: 'up-we-go' }));
    expect(entry).toMatchObject({
      ...{ title: 'Up', summary: stories.description, cover: { kind: 'image' } },
      ...{ link: 'https://example.com/en/stories/up-we-go', language: 'en' },
    });
    expect(entry.cover?.fileId).toBe(stories.pictures.seo);
    expect(idsOf(entry.gallery)).toEqual([stories.pictures.stairs, stories.pictures.lamp]);
    expect(entry.gallery[0]?.altText).toMatch(/of the harbour$/);
  });

  it('gives what lists of components hold, names that stand in several of them once', async () => {
    const fields = { body: 'slides', tags: 'slides.topics', author: 'slides.quote.source' };
    const entry = await load(await stories.aPublished(), fields);
    expect(entry).toMatchObject({ tags: ['light', 'tide'], author: 'Ada Lamp' });
    expect(entry.body.split('\n\n')).toEqual([
      ...['Stairs', 'No picture', 'Ha!', 'Ada Lamp', 'Lamp', 'So bright.', 'Ada Lamp'],
    ]);
  });

  it.each([
    ['no component at all', { seo: null, slides: [], content: [] }],
    ['components that are empty', { seo: {}, slides: [{}], content: [] }],
    ['a zone of empty components', { seo: {}, content: [{ __component: 'shared.section' }] }],
  ])('with %s is only its title', async (_, over) => {
    const documentId = await stories.aPublished({ slides: [], ...over });
    expect(await load(documentId)).toMatchObject({
      ...{ title: stories.title, summary: '', body: '', cover: null, gallery: [] },
    });
  });

  it('has no link where the part of the address in a component is missing', async () => {
    const fields = { ...GUESSED, link: '/{seo.title}/{slug}' };
    const full = await stories.aPublished({ slug: 'here' });
    expect((await load(full, fields)).link).toBe('https://example.com/Light/here');
    expect((await load(await stories.aPublished({ seo: null }), fields)).link).toBeNull();
  });

  it.each(['shared.gone', 'shared.seo'])(
    'passes over a %s that its zone does not take any more',
    async (component) => {
      const documentId = await stories.aPublished();
      const where = { documentId, publishedAt: { $notNull: true } };
      const row = await tableOf<{ id: number }>(app.strapi, STORY).findOne({ where });
      await app.strapi.db.connection('stories_cmps').insert({
        ...{ entity_id: row?.id, component_type: component, cmp_id: 1 },
        ...{ field: 'content', order: 1.5 },
      });
      expect((await load(documentId)).body).toBe(ZONE_WORDS);
      expect(await admin.preview(entryOf(documentId))).toMatchObject({ version: 'published' });
    }
  );

  it('is another version when a word in its zone changes, and only then', async () => {
    const documentId = await stories.aPublished();
    const hashAfter = async (data: Record<string, unknown>) => {
      await documentsOf(app, STORY).update({ documentId, data });
      await documentsOf(app, STORY).publish({ documentId });
      return (await load(documentId)).versionHash;
    };
    const { versionHash } = await load(documentId);
    // Publishing again gives every component another id.
    expect(await hashAfter({ content: stories.zone() })).toBe(versionHash);
    const [first, ...others] = stories.zone();
    expect(await hashAfter({ content: [{ ...first, source: 'A sailor' }, ...others] })).not.toBe(
      versionHash
    );
  });

  it('has components of its own in every language', async () => {
    const locales = app.strapi.plugin('i18n').service<{ create(data: object): unknown }>('locales');
    await locales.create({ code: 'de', name: 'German (de)' });
    const documentId = await stories.aPublished();
    const content = [{ __component: 'shared.quote', words: [paragraph('Gute Nacht.')] }];
    const data = stories.fields({ content, slides: [{ picture: stories.pictures.lamp }] });
    await documentsOf(app, STORY).update({ documentId, locale: 'de', data });
    await documentsOf(app, STORY).publish({ documentId, locale: 'de' });
    const german = await load(documentId, GUESSED, { locale: 'de' });
    expect(german).toMatchObject({ body: 'Gute Nacht.', language: 'de' });
    expect(idsOf(german.gallery)).toEqual([stories.pictures.lamp]);
    expect((await load(documentId)).body).toBe(ZONE_WORDS);
  });
});

describe('the form of a story that is not saved', () => {
  it('reads like the story itself while nothing is changed', async () => {
    const documentId = await stories.aPublished();
    const values = await stories.formOf(admin, documentId);
    expect(await load(documentId, GUESSED, { values })).toEqual(await load(documentId));
  });

  it('says what was moved, typed, added and taken out, component by component', async () => {
    const documentId = await stories.aPublished();
    const { seo, slides: shown, content } = await stories.formOf(admin, documentId);
    const typed = { __temp_key__: 'a0', heading: 'New', text: '*So*' };
    const added = { __component: 'shared.section', ...typed };
    const gone = { __component: 'shared.gone', heading: 'Gone' };
    const values = {
      seo: { ...seo, description: 'Typed', image: null },
      slides: [shown[2], { __temp_key__: 'a1', picture: { id: stories.pictures.inZone } }],
      content: [content[2], added, gone, { ...content[0], source: 'Typed, too' }],
    };
    const entry = await load(documentId, { ...GUESSED, tags: 'slides.topics' }, { values });
    expect(entry).toMatchObject({ summary: 'Typed', cover: null, tags: ['light'] });
    expect(idsOf(entry.gallery)).toEqual([stories.pictures.lamp, stories.pictures.inZone]);
    expect(entry.body.split('\n\n')).toEqual([
      ...['Good night.', 'New', 'So', 'Nobody builds a light for themselves.', 'Typed, too'],
    ]);
  });
});

describe('posts of a story', () => {
  it('are previewed with the words and pictures of its components, saved or not', async () => {
    const documentId = await stories.aPublished();
    const request = { ...entryOf(documentId), values: { seo: { description: 'Typed' } } };
    const unsaved = await ask<PreviewResponse>('POST', '/preview', request);
    expect(unsaved.version).toBe('unsaved');
    expect(unsaved.targets[0]?.parts[0]?.text).toContain('\n\nTyped\n\n');
    const { targets } = await admin.preview(entryOf(documentId));
    expect(targets).toHaveLength(3);
    for (const { parts, problems } of targets) {
      expect(parts[0]?.text).toContain(stories.description);
      expect(idsOf(parts[0]?.media ?? [])).toEqual([
        stories.pictures.stairs,
        stories.pictures.lamp,
      ]);
      expect(problems).toEqual([]);
    }
  });

  it('go out like that', async () => {
    const documentId = await stories.aPublished({ seo: null });
    await admin.dispatch(entryOf(documentId));
    const deliveries = await admin.settledDeliveries(documentId, 3, 25_000);
    expect(deliveries.map(({ state }) => state)).toEqual(['published', 'published', 'published']);
    const posts = app.sandbox.platforms.x.actions['posts']?.({}) as { text: string }[];
    // Without a summary the post goes on with the words of the zone.
    expect(posts.find(({ text }) => text.startsWith(stories.title))).toMatchObject({
      text: expect.stringContaining('Nobody builds a light for themselves.') as unknown,
      media: [{ kind: 'image' }, { kind: 'image' }],
    });
  });

  it('are only for people who may read it', async () => {
    const documentId = await stories.aPublished();
    const ours = rightsTo([ACTIONS.compose, ACTIONS.distribute, ACTIONS.settings]);
    const conditions = ['admin::is-creator'];
    const people = await Promise.all(
      [READ_STORIES, READ_ARTICLES, { ...READ_STORIES, conditions }].map((right) =>
        aMember(app, [...ours, right])
      )
    );
    const answers = people.map(async (member) => [
      (await as(member, `${MAPPING}/preview`, { fields: GUESSED, documentId })).status,
      (await as(member, '/preview', entryOf(documentId))).status,
      (await as(member, '/dispatch', entryOf(documentId))).status,
    ]);
    expect(await Promise.all(answers)).toEqual([
      [200, 200, 200],
      [403, 403, 403],
      [403, 403, 403],
    ]);
  });
});

describe('the preview of the mapping', () => {
  const previewOf = (documentId: string) =>
    ask<MappingPreview>('POST', `${MAPPING}/preview`, { fields: GUESSED, documentId });

  it('shows what a story gives, with its files', async () => {
    const shown = await previewOf(await stories.aPublished());
    expect(shown).toMatchObject({ body: ZONE_WORDS, bodyLength: ZONE_WORDS.length, problems: [] });
    expect(idsOf([...(shown.cover ? [shown.cover] : []), ...shown.gallery])).toEqual([
      ...[stories.pictures.seo, stories.pictures.stairs, stories.pictures.lamp],
    ]);
    expect(shown.gallery[0]?.thumbnailUrl).toMatch(/^\/uploads\//);
  });

  it('says which components are empty', async () => {
    const documentId = await stories.aPublished({ seo: null, slides: [], content: [] });
    expect((await previewOf(documentId)).problems).toEqual([
      '"seo.description" of this entry gives no summary.',
      '"content" of this entry gives no body.',
      '"seo.image" of this entry gives no image: it is empty or holds no picture.',
      '"slides.picture" of this entry gives no images: it is empty or holds neither pictures, films nor PDF files.',
    ]);
  });
});
