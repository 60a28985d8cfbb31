import fc from 'fast-check';

import { fieldMapSchema, type FieldMap } from '../../../../contracts/mappings';
import { shapeOf } from '../../../../server/src/services/mappings/entry-shape';
import { mapEntry } from '../../../../server/src/services/mappings/map-entry';
import { cpuMs } from '../../../cpu-time';
import { aType, aWorldOf, blocks, component, components, richText, text, zone } from './schemas';

const FIELDS: FieldMap = {
  ...{ title: 'title', summary: 'excerpt', body: 'body', image: 'cover', images: 'gallery' },
  ...{ video: 'video', tags: 'tags', author: 'author', language: 'language' },
  link: '/{locale}/articles/{slug}',
};

interface Surroundings {
  fields?: FieldMap;
  locale?: string;
  linkBaseUrl?: string | null;
}

const map = (
  document: Record<string, unknown>,
  { fields = FIELDS, locale = 'pt', linkBaseUrl = 'https://e.com' }: Surroundings = {}
) =>
  mapEntry({
    ...{ uid: 'article', locale, fields: fieldMapSchema.parse(fields), linkBaseUrl },
    document: { documentId: 'd1', ...document },
  });

const picture = (id: number) => ({
  id,
  hash: `h${id}`,
  mime: 'image/jpeg',
  alternativeText: 'alt',
});

const film = (id: number) => ({ id, hash: `h${id}`, mime: 'video/mp4' });

const paragraph = (words: string) => ({
  type: 'paragraph',
  children: [{ type: 'text', text: words }],
});

describe('mapping an entry', () => {
  it('reads what the field map names', () => {
    const entry = map({
      ...{ title: 'Luz', slug: 'luz do porto', excerpt: 'Curto', author: { name: 'Ada Lamp' } },
      cover: picture(1),
      gallery: [picture(2), film(3)],
      tags: [{ name: 'mar' }, { title: 'porto' }, 'sal', { other: 1 }, null],
    });
    expect(entry).toMatchObject({
      title: 'Luz',
      summary: 'Curto',
      link: 'https://e.com/pt/articles/luz%20do%20porto',
      cover: { fileId: 1, altText: 'alt' },
      gallery: [
        { fileId: 2, kind: 'image' },
        { fileId: 3, kind: 'video' },
      ],
      tags: ['mar', 'porto', 'sal'],
      author: 'Ada Lamp',
      language: 'pt',
    });
  });

  it('takes the body where there is no summary', () => {
    const body = [paragraph('Long story'), paragraph('It goes on')];
    const entry = map({ title: 'T', excerpt: ' ', body });
    expect(entry.body).toBe('Long story\n\nIt goes on');
    expect(entry.summary).toBe(entry.body);
  });

  it('has no link without a link base or with a missing part', () => {
    expect(map({ slug: 'a' }, { linkBaseUrl: null }).link).toBeNull();
    expect(map({}).link).toBeNull();
  });

  it('survives broken attributes', () => {
    const broken = { title: 5, excerpt: {}, body: 7, cover: 'x', gallery: 7, tags: 3, author: [] };
    expect(map({ ...broken, video: {}, language: 'Klingon' })).toMatchObject({
      ...{ title: '', summary: '', body: '', cover: null, gallery: [], tags: [], author: null },
      language: 'pt',
    });
  });

  it('maps a type that gives no title', () => {
    expect(map({ title: 'T', body: 'B' }, { fields: { body: 'body' } })).toMatchObject({
      ...{ title: '', body: 'B', link: null },
    });
  });

  it('names a version by its content', () => {
    const first = map({ title: 'A' }).versionHash;
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(map({ title: 'A', updatedAt: 'later' }).versionHash).toBe(first);
    for (const change of [{ title: 'B' }, { body: 'b' }, { author: 'b' }, { language: 'de' }]) {
      expect(map({ title: 'A', ...change }).versionHash).not.toBe(first);
    }
  });

  it('shows a film first, and every file once', () => {
    const entry = map({ video: film(9), gallery: [picture(1), film(9), picture(1), picture(2)] });
    expect(entry.gallery.map(({ fileId }) => fileId)).toEqual([9, 1, 2]);
    expect(map({ video: picture(1) }).gallery).toEqual([]);
  });

  it('takes the first picture of several as the cover', () => {
    expect(map({ cover: [film(1), picture(2), picture(3)] }).cover?.fileId).toBe(2);
    expect(map({ cover: film(1) }).cover).toBeNull();
  });

  it('reads paths through components and relations', () => {
    const fields = {
      ...{
        title: 'seo.metaTitle',
        image: 'seo.image',
        author: 'team.people',
        tags: 'topics.label',
      },
      link: '/{section.slug}/{slug}',
    };
    const document = {
      seo: { metaTitle: 'Tide', image: picture(4) },
      team: { people: [{ fullName: 'Ada Lamp' }, { name: 'Mira Quay' }] },
      topics: [{ label: 'sea' }, { label: '' }, { label: 'salt' }],
      ...{ section: { slug: 'notes' }, slug: 'tide' },
    };
    expect(map(document, { fields })).toMatchObject({
      ...{ title: 'Tide', cover: { fileId: 4 }, author: 'Ada Lamp, Mira Quay' },
      ...{ tags: ['sea', 'salt'], link: 'https://e.com/notes/tide' },
    });
  });

  it.each([
    ['mar, porto', ['mar', 'porto']],
    ['بحر، ميناء', ['بحر', 'ميناء']],
    ['海、港，灯', ['海', '港', '灯']],
    ['mar\n\nslow food\r\nporto', ['mar', 'slow food', 'porto']],
  ])('reads the tags of the text %j', (tags, names) => {
    expect(map({ tags }).tags).toEqual(names);
  });

  it('never ends an alternative text in half a character', () => {
    const alternativeText = `${'a'.repeat(9_999)}🌊`;
    expect(map({ cover: { ...picture(1), alternativeText } }).cover?.altText).toBe(
      'a'.repeat(9_999)
    );
  });

  it.each<[unknown, string, string | null]>([
    ['de', 'pt', 'de'],
    ['pt_br', 'en', 'pt-BR'],
    ['english', 'en', 'en'],
    [null, 'zh-hant-tw', 'zh-Hant-TW'],
    [undefined, '', null],
    [{}, 'x', null],
  ])('with language %j and locale "%s" is in %s', (language, locale, tag) => {
    expect(map({ language }, { locale }).language).toBe(tag);
  });
});

describe('the body', () => {
  const TYPE = aType({
    body: zone('page.text', 'page.quote', 'page.group', 'page.steps'),
    sections: components('page.text'),
    group: component('page.group'),
    title: text,
  });
  const WORLD = aWorldOf({
    'page.text': {
      heading: text,
      text: richText,
      mood: { type: 'enumeration' },
      linkUrl: text,
      target: text,
      button: text,
      colour: { ...text, customField: 'plugin::color-picker.color' },
      secret: { ...text, private: true },
      image: { type: 'media' },
    },
    'page.quote': { quote: { type: 'text' }, story: blocks },
    'page.group': { name: text, parts: components('page.text'), again: component('page.group') },
    'page.steps': {
      heading: text,
      type: { type: 'enumeration' },
      children: components('page.text'),
    },
  });
  const bodyOf = (fields: FieldMap, document: Record<string, unknown>) =>
    mapEntry({
      ...{ uid: TYPE.uid, locale: 'en', fields, linkBaseUrl: null },
      document: { documentId: 'd1', ...document },
      shape: shapeOf(TYPE, WORLD),
    }).body;

  const part = {
    ...{ id: 12, heading: 'The <3 tide', text: 'It **rises**.', mood: 'calm', linkUrl: 'notes' },
    ...{ target: '_blank', button: 'https://e.com/x', colour: '#fff', secret: 'ours' },
    image: { id: 5, mime: 'image/png', name: 'tide.png' },
  };

  it('is everything that can be read in a dynamic zone, in its order', () => {
    const body = [
      { __component: 'page.text', ...part },
      { __component: 'page.quote', quote: 'Slow *down*', story: [paragraph('Said someone.')] },
      { __component: 'page.group', name: 'More', parts: [{ id: 3, heading: 'Ebb' }], again: null },
      { __component: 'page.unknown', heading: 'Nobody knows this component' },
      { heading: 'No component' },
    ];
    expect(bodyOf({ body: 'body' }, { body })).toBe(
      ['The <3 tide', 'It rises.', 'Slow *down*', 'Said someone.', 'More', 'Ebb'].join('\n\n')
    );
  });

  it('is not taken for blocks where a component has a type and children', () => {
    const children = [{ id: 3, heading: 'Ebb' }];
    const steps = { __component: 'page.steps', heading: 'Steps', type: 'grid', children };
    expect(bodyOf({ body: 'body' }, { body: [steps] })).toBe('Steps\n\nEbb');
  });

  it.each([
    ['Ingredients:', true],
    ['Tide:low', true],
    ['Tide: low', true],
    ['https://e.com/x', false],
    ['HTTP://e.com', false],
    ['mailto:keeper@e.com', false],
    ['tel:+351123', false],
    ['javascript:void(0)', false],
    ['/notes/tide', false],
    ['#top', false],
  ])('has the line %j of a component: %s', (heading, isProse) => {
    expect(bodyOf({ body: 'sections' }, { sections: [{ heading }] })).toBe(isProse ? heading : '');
  });

  it('is everything in components, and what a path gathers from them', () => {
    const sections = [part, { id: 13, heading: 'Then', text: 'It *falls*.' }];
    expect(bodyOf({ body: 'sections' }, { sections })).toBe(
      'The <3 tide\n\nIt rises.\n\nThen\n\nIt falls.'
    );
    expect(bodyOf({ body: 'sections.text' }, { sections })).toBe('It rises.\n\nIt falls.');
    expect(bodyOf({ body: 'group' }, { group: { name: 'One', parts: [part] } })).toBe(
      'One\n\nThe <3 tide\n\nIt rises.'
    );
  });

  it('ends in components that hold themselves', () => {
    const group: Record<string, unknown> = { name: 'Round' };
    group['again'] = group;
    const rounds = bodyOf({ body: 'group' }, { group }).split('\n\n');
    expect(new Set(rounds)).toEqual(new Set(['Round']));
    expect(rounds.length).toBeLessThan(10);
  });
});

describe('an entry of any size', () => {
  it('is cut to what posts could need', () => {
    const words = `${'tide 🌊 '.repeat(20_000)}end`;
    const entry = map({
      ...{ title: words, excerpt: words, body: words, author: words },
      tags: Array.from({ length: 5_000 }, (_, index) => `${index} ${words}`),
      gallery: Array.from({ length: 5_000 }, (_, index) => picture(index)),
    });
    expect(entry.title.length).toBeLessThanOrEqual(1_000);
    expect(entry.summary.length).toBeLessThanOrEqual(6_000);
    expect(entry.body.length).toBeLessThanOrEqual(60_000);
    expect(entry.body.length).toBeGreaterThan(59_000);
    expect(entry.tags).toHaveLength(100);
    expect(entry.gallery).toHaveLength(100);
    expect(Math.max(...entry.tags.map(({ length }) => length))).toBeLessThanOrEqual(200);
    expect(JSON.stringify(entry).isWellFormed()).toBe(true);
    expect([entry.title, entry.summary, entry.body, entry.author].join('').isWellFormed()).toBe(
      true
    );
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['a text', () => ({ title: MUCH, excerpt: MUCH, body: MUCH, tags: MUCH, author: MUCH })],
    ['brackets', () => ({ title: OPEN, excerpt: OPEN, body: OPEN, slug: OPEN })],
    ['nodes', () => ({ body: Array.from({ length: 1_000_000 }, () => paragraph('tide')) })],
    ['lists', () => ({ tags: LIST, gallery: LIST, cover: LIST, author: LIST, body: LIST })],
    ['depth', () => ({ title: DEEP, excerpt: DEEP, body: DEEP, tags: DEEP, cover: DEEP })],
  ])('is mapped in seconds: 50 MB of %s', async (_, document) => {
    expect(await cpuMs(() => map(document()))).toBeLessThan(8_000);
  });

  it('never throws, whatever it holds', () => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    const names = [
      'title',
      'excerpt',
      'body',
      'cover',
      'gallery',
      'video',
      'tags',
      'author',
      'slug',
    ];
    const document = fc.dictionary(fc.constantFrom(...names, 'language'), value);
    fc.assert(fc.property(document, (all) => map(all).versionHash.length === 16));
  });
});

const MUCH = 'The tide comes in. '.repeat(2_700_000);
const OPEN = '[<('.repeat(17_000_000);
const LIST = Array.from({ length: 1_000_000 }, (_, index) => ({ id: index, name: 'tide' }));
const DEEP = ((): unknown => {
  let node: object = paragraph('end');
  for (let depth = 0; depth < 200_000; depth += 1) node = { type: 'list', children: [node] };
  return [node];
})();
