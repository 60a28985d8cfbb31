import fc from 'fast-check';

import {
  FIELD_ROLES,
  mappingPreviewRequestSchema,
  mappingRequestSchema,
  type FieldChoice,
  type MappingView,
} from '../../../contracts/mappings';
import { contentTypePath } from '../../../admin/src/settings/content/content-path';
import {
  fieldMapOf,
  formOf,
  isFormChanged,
  requestOf,
  ROLES,
  withChangedRow,
  withoutRow,
  withRow,
  type LocalePattern,
  type MappingForm,
} from '../../../admin/src/settings/content/mapping-form';
import {
  formProblems,
  patternProblem,
  previewFieldsOf,
  sortSentences,
  storedTexts,
  textsOfRefusal,
  unchangedTexts,
  wrongFields,
} from '../../../admin/src/settings/content/mapping-problems';
import {
  canBeSaved,
  distributedState,
  NO_FIELD,
  roleOptions,
  typeText,
} from '../../../admin/src/settings/content/mapping-words';

const aView = (over: Partial<MappingView> = {}): MappingView => ({
  contentType: 'api::article.article',
  displayName: 'Article',
  isDistributed: true,
  source: 'settings',
  fields: {
    title: 'title',
    body: 'body',
    link: '/blog/{slug}',
    linkByLocale: { de: '/de/blog/{slug}', pt: '/pt/{slug}' },
  },
  choices: [],
  problems: [],
  ...over,
});

const aForm = (over: Partial<MappingForm> = {}): MappingForm => ({ ...formOf(aView()), ...over });

const rows = (...pairs: [string, string][]): LocalePattern[] =>
  pairs.map(([locale, pattern], id) => ({ id, locale, pattern }));

describe('the form of a content-type', () => {
  it('has every role of the contract, in its order', () => {
    expect(ROLES).toEqual(FIELD_ROLES);
  });

  it('gives back what it was made of, and nothing that is empty', () => {
    const { isDistributed, fields } = aView();
    expect(requestOf(aForm())).toEqual({ isDistributed, fields });
    expect(fieldMapOf(formOf({ isDistributed: false, fields: {} }))).toEqual({});
  });

  it('makes what the server takes', () => {
    const request = requestOf(
      aForm({ link: ' {canonicalUrl} ', linkByLocale: rows([' de ', ' /de/{slug} '], ['', ' ']) })
    );
    expect(request.fields).toEqual({
      title: 'title',
      body: 'body',
      link: '{canonicalUrl}',
      linkByLocale: { de: '/de/{slug}' },
    });
    expect(mappingRequestSchema.parse(request)).toEqual(request);
  });

  it('is changed by every part of it, and by nothing that is not sent', () => {
    const stored = formOf(aView());
    const isChanged = (over: Partial<MappingForm>) => isFormChanged(aForm(over), stored);
    expect(isChanged({})).toBe(false);
    expect(isChanged({ link: ' /blog/{slug} ' })).toBe(false);
    expect(isChanged({ linkByLocale: withRow(stored.linkByLocale) })).toBe(false);
    expect(isChanged({ isDistributed: false })).toBe(true);
    expect(isChanged({ paths: { ...stored.paths, title: '' } })).toBe(true);
    expect(isChanged({ link: '' })).toBe(true);
    expect(isChanged({ linkByLocale: withoutRow(stored.linkByLocale, 1) })).toBe(true);
  });

  it('is changed by a second link for the same language, which would be lost otherwise', () => {
    const stored = formOf(aView({ fields: { linkByLocale: { de: '/de/{slug}' } } }));
    const twice = rows(['de', '/de/{slug}'], ['de', '/de/{slug}']);
    expect(isFormChanged({ ...stored, linkByLocale: twice }, stored)).toBe(true);
  });

  it('adds, changes and removes rows without mixing them up', () => {
    const two = withRow(withRow([]));
    expect(two.map(({ id }) => id)).toEqual([0, 1]);
    const left = withoutRow(two, 0);
    expect(withRow(left).map(({ id }) => id)).toEqual([1, 2]);
    const changed = withChangedRow(two, { id: 1, locale: 'de', pattern: '/' });
    expect(changed).toEqual([
      { id: 0, locale: '', pattern: '' },
      { id: 1, locale: 'de', pattern: '/' },
    ]);
  });
});

describe('links of a content-type', () => {
  it.each([
    '/blog/{slug}',
    'https://shop.example/{slug}',
    'http://shop.example',
    '{canonicalUrl}',
    'blog/{slug}',
    'ftp://shop.example',
    'www.shop.example',
    `/${'a'.repeat(499)}`,
    `/${'a'.repeat(500)}`,
  ])('are judged as the server judges them: %s', (link) => {
    const { success } = mappingRequestSchema.safeParse({ isDistributed: true, fields: { link } });
    expect(patternProblem(link) === null).toBe(success);
  });

  it('are refused when a language has two, or none, or is too long', () => {
    const form = aForm({
      link: 'blog',
      linkByLocale: rows(
        ['de', '/de'],
        ['de', '/de2'],
        ['', '/x'],
        ['fr', ''],
        ['x'.repeat(21), '/y'],
        ['', '']
      ),
    });
    expect(formProblems(form)).toEqual({
      link: 'content.link.wrong',
      'locale.1': 'content.locale.twice',
      'locale.2': 'content.locale.missing',
      'pattern.3': 'content.link.missing',
      'locale.4': 'content.locale.long',
    });
  });

  it('that are not finished are no mistake while somebody writes', () => {
    const form = aForm({ linkByLocale: rows(['de', ''], ['', '/x'], ['fr', 'x']) });
    expect(wrongFields(form)).toEqual({ 'pattern.2': 'content.link.wrong' });
  });

  it('are left out of a preview while they are wrong, and the rest is looked at', () => {
    const form = aForm({ link: 'blog', linkByLocale: rows(['de', '/de/{slug}'], ['fr', '']) });
    expect(previewFieldsOf(form)).toEqual({
      title: 'title',
      body: 'body',
      linkByLocale: { de: '/de/{slug}' },
    });
  });

  it('never keep a preview from being asked for, whatever is typed', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('/a', '{x}', 'https://a', 'de', '__proto__')
    );
    const row = fc.tuple(text, text);
    fc.assert(
      fc.property(text, fc.array(row, { maxLength: 5 }), (link, pairs) => {
        const fields = previewFieldsOf(aForm({ link, linkByLocale: rows(...pairs) }));
        expect(mappingPreviewRequestSchema.safeParse({ fields }).success).toBe(true);
      })
    );
  });
});

describe('what the server says of fields', () => {
  const form = aForm();

  it('stands at the field when it names it', () => {
    const named = {
      'fields.title': 'has more than 4 steps',
      'fields.link': 'must begin with /',
      'fields.linkByLocale.pt': 'must begin with /',
      'fields.linkByLocale.xx': 'is of no row',
    };
    expect(textsOfRefusal(named, form)).toEqual({
      title: 'has more than 4 steps',
      link: 'must begin with /',
      'pattern.1': 'must begin with /',
    });
  });

  it('is told apart from what concerns the whole entry', () => {
    const sorted = sortSentences(
      [
        'title: "heading" is not there.',
        'link: "a" is not there.',
        'link: "b" is not there.',
        'linkByLocale.de: "slug" is not there.',
        '"body" of this entry gives no body.',
        'linkByLocale.fr: "slug" is not there.',
      ],
      form
    );
    expect(sorted.texts).toEqual({
      title: '"heading" is not there.',
      link: '"a" is not there. "b" is not there.',
      'pattern.0': '"slug" is not there.',
    });
    expect(sorted.others).toEqual([
      '"body" of this entry gives no body.',
      'linkByLocale.fr: "slug" is not there.',
    ]);
  });

  it('of what is stored goes when the field is changed', () => {
    const view = aView({ problems: ['title: "title" is gone.', 'body: "body" is gone.'] });
    const changed = aForm({ paths: { ...form.paths, title: 'heading' } });
    expect(storedTexts(view, form)).toEqual({
      title: '"title" is gone.',
      body: '"body" is gone.',
    });
    expect(storedTexts(view, changed)).toEqual({ body: '"body" is gone.' });
  });

  it('goes with a row that is removed', () => {
    const texts = { 'pattern.1': 'wrong', link: 'wrong' };
    const to = aForm({ linkByLocale: withoutRow(form.linkByLocale, 1) });
    expect(unchangedTexts(texts, { from: form, to })).toEqual({ link: 'wrong' });
  });
});

describe('what can be chosen for a role', () => {
  const choices: FieldChoice[] = [
    { path: 'title', type: 'string', roles: ['title', 'author'] },
    { path: 'cover', type: 'media', roles: ['image'] },
    { path: 'seo.metaTitle', type: 'string', roles: ['title'] },
  ];

  it('is what fits', () => {
    expect(roleOptions(choices, 'title', '').map(({ path }) => path)).toEqual([
      'title',
      'seo.metaTitle',
    ]);
    expect(roleOptions(choices, 'video', '')).toEqual([]);
  });

  it('holds the chosen one also when it does not fit any more', () => {
    expect(roleOptions(choices, 'image', 'old.cover')).toEqual([
      { path: 'cover', type: 'media' },
      { path: 'old.cover', type: null },
    ]);
    expect(roleOptions(choices, 'image', 'cover')).toHaveLength(1);
  });

  it('is never an attribute called like "none"', () => {
    const fields = { title: NO_FIELD };
    expect(mappingRequestSchema.safeParse({ isDistributed: true, fields }).success).toBe(false);
  });

  it('has a word for the types of Strapi, and none for others', () => {
    expect(typeText('blocks')).toBe('content.type.blocks');
    expect(typeText('plugin::colour.colour')).toBeNull();
    expect(typeText('constructor')).toBeNull();
  });
});

describe('a content-type in the list', () => {
  it('says in words and by an icon whether it goes out', () => {
    expect(distributedState({ isDistributed: true })).toMatchObject({ icon: 'check' });
    expect(distributedState({ isDistributed: false })).toMatchObject({ icon: 'minus' });
  });

  it('has a page of its own', () => {
    expect(contentTypePath('api::article.article')).toBe(
      '/settings/social-distribution/content/api%3A%3Aarticle.article'
    );
  });

  it('can only be changed here when it is of the app', () => {
    expect(canBeSaved('api::article.article')).toBe(true);
    expect(canBeSaved('plugin::users-permissions.user')).toBe(false);
  });
});
