import type { FieldMap } from '../../../../contracts/mappings';
import type { MappedEntry } from '../../../../server/src/services/adaptation/entry';
import type { Attribute, TypeSchema } from '../../../../server/src/services/mappings/schemas';
import { valuesOf } from '../../../../server/src/services/rules/entry-values';
import { ruleFieldsOf, type FieldSource } from '../../../../server/src/services/rules/rule-fields';

const attributes: Record<string, Attribute> = {
  title: { type: 'string' },
  body: { type: 'blocks' },
  teaser: { type: 'richtext' },
  minutes: { type: 'integer' },
  price: { type: 'decimal' },
  isPaid: { type: 'boolean' },
  shownOn: { type: 'date' },
  updatedAt: { type: 'datetime' },
  kind: { type: 'enumeration' },
  cover: { type: 'media' },
  tags: { type: 'relation', relation: 'manyToMany', target: 'api::tag.tag' },
  section: { type: 'relation', relation: 'manyToOne', target: 'api::tag.tag' },
  seo: { type: 'component', component: 'shared.seo' },
  slides: { type: 'component', component: 'shared.seo', repeatable: true },
  keywords: { type: 'json' },
  secret: { type: 'string', private: true },
  password: { type: 'password' },
  editor: { type: 'relation', relation: 'manyToOne', target: 'admin::user' },
};

const type: TypeSchema = {
  uid: 'api::article.article',
  info: { displayName: 'Article', singularName: 'article', pluralName: 'articles' },
  attributes,
};

const tag: TypeSchema = {
  uid: 'api::tag.tag',
  info: { displayName: 'Tag', singularName: 'tag', pluralName: 'tags' },
  attributes: { name: { type: 'string' } },
};

const sourceWith = (fields: FieldMap): FieldSource => ({
  ...{ type, fields },
  schemas: {
    typeOf: (uid) => [type, tag].find((one) => one.uid === uid) ?? null,
    componentOf: (uid) =>
      uid === 'shared.seo'
        ? { attributes: { title: { type: 'string' }, weight: { type: 'float' } } }
        : null,
  },
});

const entry: MappedEntry = {
  ...{ uid: type.uid, documentId: 'abc', locale: 'de', title: 'Tides', summary: '', body: 'Long' },
  ...{ link: null, cover: null, gallery: [], tags: ['Boats', 'Tides'], author: null },
  ...{ language: 'de', versionHash: '0' },
};

const document = {
  title: 'Tides',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Read me.' }] }],
  teaser: 'Very **bold**',
  ...{ minutes: 0, price: '12.50', isPaid: false, shownOn: '2026-05-01' },
  updatedAt: new Date('2026-05-01T10:00:00.000Z'),
  kind: 'news',
  cover: { id: 7, name: 'quay.jpg' },
  tags: [
    { documentId: 't1', name: 'Boats' },
    { documentId: 't2', name: 'Tides' },
  ],
  section: { documentId: 't3' },
  seo: { title: 'On tides', weight: 0.5 },
  slides: [{ title: 'One' }, { title: null }, { title: 'Two' }],
  keywords: ['sea', 4],
  ...{ secret: 'hush', password: 'hush', editor: { username: 'ada' } },
};

const FIELDS: FieldMap = { title: 'title', body: 'body', tags: 'tags' };
const read = valuesOf(entry, document, sourceWith(FIELDS));

it.each([
  ['title', 'text', ['Tides']],
  ['summary', 'text', []],
  ['tags', 'list', ['Boats', 'Tides']],
  ['language', 'text', ['de']],
  ['locale', 'text', ['de']],
  ['field:title', 'text', ['Tides']],
  ['field:body', 'text', ['Read me.']],
  ['field:teaser', 'text', ['Very bold']],
  ['field:minutes', 'number', [0]],
  ['field:price', 'number', ['12.50']],
  ['field:isPaid', 'boolean', [false]],
  ['field:shownOn', 'date', ['2026-05-01']],
  ['field:updatedAt', 'date', ['2026-05-01T10:00:00.000Z']],
  ['field:kind', 'text', ['news']],
  ['field:cover', 'list', ['quay.jpg']],
  ['field:tags', 'list', ['Boats', 'Tides']],
  ['field:tags.name', 'list', ['Boats', 'Tides']],
  ['field:section', 'list', ['t3']],
  ['field:seo.title', 'text', ['On tides']],
  ['field:seo.weight', 'number', [0.5]],
  ['field:slides.title', 'list', ['One', 'Two']],
  ['field:keywords', 'list', ['sea', 4]],
])('%s is a %s and gives %j', (name, kind, values) => {
  expect(read(name)).toEqual({ kind, values });
});

it.each([
  ['what the mapping does not give', 'author'],
  ['a link without a pattern', 'link'],
  ['an attribute that is gone', 'field:colour'],
  ['an attribute inside a component that is gone', 'field:seo.colour'],
  ['a component as a whole', 'field:seo'],
  ['a private attribute', 'field:secret'],
  ['a password', 'field:password'],
  ['who may log in to the admin', 'field:editor.username'],
  ['what every object has', 'field:constructor'],
  ['a name of nothing', 'constructor'],
])('%s is no field', (_, name) => {
  expect(read(name)).toBeNull();
});

it('a field without a value is empty, and no missing one', () => {
  const empty = valuesOf({ ...entry, tags: [] }, {}, sourceWith(FIELDS));
  for (const name of ['tags', 'field:minutes', 'field:seo.title', 'field:tags', 'field:body']) {
    expect(empty(name)).toMatchObject({ values: [] });
  }
});

it('offers what can be asked, and nothing that cannot', () => {
  const offered = ruleFieldsOf(sourceWith(FIELDS));
  const names = offered.map(({ name }) => name);
  expect(names.slice(0, 6)).toEqual(['title', 'summary', 'body', 'tags', 'language', 'locale']);
  expect(offered).toContainEqual({ name: 'field:seo.title', label: 'seo › title', kind: 'text' });
  expect(offered).toContainEqual({
    name: 'field:slides.title',
    label: 'slides › title',
    kind: 'list',
  });
  for (const { name, kind } of offered)
    expect({ name, kind: read(name)?.kind }).toEqual({ name, kind });
  expect(names.filter((name) => /secret|password|editor|author|link/.test(name))).toEqual([]);
});
