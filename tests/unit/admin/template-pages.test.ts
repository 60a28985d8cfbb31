import type { RuleView } from '../../../contracts/rules';
import { hashtagSetRequestSchema, templateRequestSchema } from '../../../contracts/templates';
import type { TemplateView } from '../../../contracts/templates';
import type { ConnectionView } from '../../../contracts/connections';
import type { TargetView } from '../../../admin/src/api/targets-api';
import { entriesOf, kindsOf } from '../../../admin/src/entries/content-manager-entries';
import {
  setFieldsOf,
  setProblems,
  setRequestOf,
  slugOf,
  tagsIn,
  templatesNaming,
} from '../../../admin/src/pages/hashtags/set-fields';
import {
  NEW_TEMPLATE,
  templateFieldsOf,
  templateProblems,
  templateRequestOf,
  withInserted,
} from '../../../admin/src/pages/templates/template-fields';
import { arrangeTemplates } from '../../../admin/src/pages/templates/template-list';
import { scopeWords } from '../../../admin/src/pages/templates/template-scope';
import { templateFor, templateUseOf } from '../../../admin/src/pages/templates/template-use';
import { targetLabelsOf } from '../../../admin/src/platforms/target-labels';
import { templateBookOf } from '../../../server/src/services/templates/template-book';
import { CompiledTemplates } from '../../../server/src/services/templates/compiled-templates';

const ARTICLE = 'api::article.article';

const aTemplate = (over: Partial<TemplateView> = {}): TemplateView => ({
  ...{ id: 1, siteId: 1, name: 'Plain', body: '{{ title }}', enabled: true, version: 1 },
  ...{ contentType: null, platform: null, targetId: null },
  ...over,
});

describe('the form of a template', () => {
  it('gives the template back that it was made of', () => {
    const template = aTemplate({ contentType: ARTICLE, targetId: 7, enabled: false });
    const request = templateRequestOf(templateFieldsOf(template), 1);
    expect(template).toMatchObject(request);
    expect(Object.keys(request).sort()).toEqual(
      Object.keys(template)
        .filter((name) => !['id', 'version'].includes(name))
        .sort()
    );
    expect(templateRequestSchema.safeParse(templateRequestOf(NEW_TEMPLATE, 1)).success).toBe(false);
  });

  it('begins with a text that the server takes', () => {
    const request = templateRequestOf({ ...NEW_TEMPLATE, name: ' Short ' }, undefined);
    expect(templateRequestSchema.parse(request)).toMatchObject({ name: 'Short', platform: null });
  });

  it('says what is missing before the server is asked', () => {
    expect(templateProblems({ ...NEW_TEMPLATE, body: ' ' })).toEqual({
      name: 'templates.name.missing',
      body: 'templates.body.missing',
    });
    const long = { ...NEW_TEMPLATE, name: 'Long', body: 'x'.repeat(5_001) };
    expect(templateProblems(long)).toEqual({ body: 'templates.body.tooLong' });
    expect(templateProblems({ ...long, body: 'x'.repeat(5_000) })).toEqual({});
  });

  it('puts a placeholder in the place of what is marked', () => {
    expect(withInserted('a MARK b', '{{ link }}', { start: 2, end: 6 })).toEqual({
      text: 'a {{ link }} b',
      caret: 12,
    });
  });
});

describe('who uses a template', () => {
  const templates = [
    aTemplate({ id: 1 }),
    aTemplate({ id: 2, contentType: ARTICLE }),
    aTemplate({ id: 3, platform: 'bluesky' }),
    aTemplate({ id: 4, platform: 'bluesky', contentType: ARTICLE, enabled: false }),
    aTemplate({ id: 5, targetId: 9 }),
    aTemplate({ id: 6, targetId: 9 }),
  ];
  const places = [
    { platform: 'x', targetId: 1 },
    { platform: 'bluesky', targetId: 2 },
    { platform: 'bluesky', targetId: 9 },
  ];

  it('is told as the server chooses', () => {
    const compiled = new CompiledTemplates();
    for (const contentType of [ARTICLE, 'api::page.page']) {
      const book = templateBookOf({ templates, contentType, sets: {}, compiled });
      for (const place of places) {
        const chosen = book.choose(place);
        expect(templateFor(templates, { contentType, ...place })?.id).toBe(chosen?.template?.id);
      }
    }
  });

  it('names switched-on accounts, and rules that name it', () => {
    const target = { siteId: 1, platform: 'bluesky', enabled: true };
    const targets = [
      { ...target, id: 2, label: '@one.example' },
      { ...target, id: 3, label: '@two.example', enabled: false },
      { ...target, id: 9, label: '@three.example' },
    ];
    const rules = [
      { name: 'News', templateId: 3 },
      { name: 'Other', templateId: null },
    ];
    const use = templateUseOf(
      { id: 3 },
      { templates, targets, rules: rules as RuleView[], contentTypes: [ARTICLE] }
    );
    expect(use.targets.map(({ id }) => id)).toEqual([2]);
    expect(use.rules.map(({ name }) => name)).toEqual(['News']);
  });
});

describe('the list of templates', () => {
  const words = { typeOf: () => 'Article', platformOf: () => 'X', targetOf: () => '@acme' };

  it('says for which posts each is', () => {
    const idOf = (over: Partial<TemplateView>) => scopeWords(aTemplate(over), words).messageId;
    expect([
      idOf({}),
      idOf({ contentType: ARTICLE }),
      idOf({ platform: 'x' }),
      idOf({ platform: 'x', contentType: ARTICLE }),
      idOf({ targetId: 4 }),
    ]).toEqual([
      'templates.scope.all',
      'templates.scope.type',
      'templates.scope.place',
      'templates.scope.placeAndType',
      'templates.scope.place',
    ]);
  });

  it('shows under a platform also what is for everything and for its accounts', () => {
    const all = [
      aTemplate({ id: 1, name: 'B' }),
      aTemplate({ id: 2, name: 'A', platform: 'x' }),
      aTemplate({ id: 3, name: 'C', targetId: 9 }),
    ];
    const view = {
      ...{ search: '', sort: 'name' as const, page: 1, pageSize: 20 },
      filters: { platform: 'bluesky', type: null, state: null },
    };
    const ids = (over: object) =>
      arrangeTemplates(all, { ...view, ...over }, () => 'bluesky').map(({ id }) => id);
    expect(ids({})).toEqual([1, 3]);
    expect(ids({ filters: { ...view.filters, platform: 'x' } })).toEqual([2, 1]);
    expect(ids({ filters: { platform: null, type: null, state: 'off' } })).toEqual([]);
    expect(ids({ filters: { platform: null, type: null, state: null }, sort: 'newest' })).toEqual([
      3, 2, 1,
    ]);
  });
});

describe('the form of a hashtag set', () => {
  it('reads hashtags from lines, commas and signs', () => {
    expect(tagsIn('slow food\n#Harbour, ##tides #Tides; \n , ')).toEqual([
      'slow food',
      'Harbour',
      'tides',
    ]);
  });

  it('gives a name for templates that the server takes', () => {
    const names = ['Été à la mer', '2030 Regatta!', '___', 'Harbour'].map(slugOf);
    expect(names).toEqual(['ete_a_la_mer', 'regatta', '', 'harbour']);
    const [slug = ''] = names;
    const request = setRequestOf({ name: 'Summer', slug, tags: 'sea' }, 1);
    expect(hashtagSetRequestSchema.parse(request).tags).toEqual(['sea']);
  });

  it('says what is missing, and keeps what is stored', () => {
    expect(setProblems({ name: '', slug: '9x', tags: '' })).toEqual({
      name: 'hashtags.name.missing',
      slug: 'hashtags.slug.wrong',
      tags: 'hashtags.tags.missing',
    });
    const set = { id: 1, siteId: 1, slug: 'summer', name: 'Summer', tags: ['Sea', 'SlowFood'] };
    expect(setProblems(setFieldsOf(set))).toEqual({});
    expect(setRequestOf(setFieldsOf(set), 1).tags).toEqual(set.tags);
    const many = Array.from({ length: 61 }, (_none, index) => `tag${index}`).join('\n');
    expect(setProblems({ name: 'A', slug: 'a', tags: many })).toEqual({
      tags: 'hashtags.tags.tooMany',
    });
  });

  it('knows the templates that show it', () => {
    const templates = [
      { name: 'A', body: '{{ sets.summer }}' },
      { name: 'B', body: '{{ sets["summer"] | join }}' },
      { name: 'C', body: '{{ sets.summertime }} summer' },
    ];
    expect(templatesNaming('summer', templates)).toEqual(['A', 'B']);
  });
});

describe('an entry to try something on', () => {
  it('is read from lists and single pages of the Content Manager', () => {
    const list = {
      results: [
        { documentId: 'a', locale: 'en', headline: ' Tides ', title: 'No' },
        { documentId: 'b', name: 'Named' },
        { title: 'without an id' },
      ],
    };
    expect(entriesOf(list, 'headline')).toEqual([
      { documentId: 'a', locale: 'en', title: 'Tides' },
      { documentId: 'b', locale: '', title: 'Named' },
    ]);
    expect(entriesOf({ data: { documentId: 'c' } }, null)).toEqual([
      { documentId: 'c', locale: '', title: null },
    ]);
    expect([entriesOf(null, null), entriesOf({ data: null }, null)]).toEqual([[], []]);
  });

  it('is a list unless its type is a single one', () => {
    const types = [{ uid: 'api::a.a', kind: 'singleType' }, { uid: 'api::b.b' }, { kind: 'x' }];
    expect(kindsOf({ data: types })).toEqual({
      'api::a.a': 'singleType',
      'api::b.b': 'collectionType',
    });
    expect(kindsOf('no')).toEqual({});
  });
});

it('names ways to publish by their accounts, and by more where their own name says more', () => {
  const connections = [
    { id: 1, platform: 'x', handle: 'acme', name: 'Acme' },
    { id: 2, platform: 'bluesky', handle: 'acme.example', name: 'Acme' },
  ] as ConnectionView[];
  const target = { siteId: 1, enabled: true };
  const targets = [
    { ...target, id: 1, connectionId: 1, name: 'acme' },
    { ...target, id: 2, connectionId: 2, name: 'Stories' },
    { ...target, id: 3, connectionId: 9, name: 'Gone' },
  ] as TargetView[];
  expect(targetLabelsOf(targets, connections).map(({ id, label }) => [id, label])).toEqual([
    [2, '@acme.example · Stories'],
    [1, '@acme'],
  ]);
});
