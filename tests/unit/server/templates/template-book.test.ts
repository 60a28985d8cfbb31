import { TemplateMistake } from '../../../../server/src/services/adaptation/wording';
import { CompiledTemplates } from '../../../../server/src/services/templates/compiled-templates';
import type { Template } from '../../../../server/src/services/templates/template';
import { templateBookOf } from '../../../../server/src/services/templates/template-book';
import { aPost } from './template-samples';

const ARTICLE = 'api::article.article';
const PLACE = { platform: 'bluesky', targetId: 7 };

let lastId = 0;
const aTemplate = (over: Partial<Template> = {}): Template => {
  lastId += 1;
  return {
    id: lastId,
    siteId: 1,
    name: `Template ${lastId}`,
    body: `{{ title }} by ${lastId}`,
    contentType: null,
    platform: null,
    targetId: null,
    enabled: true,
    version: 2,
    ...over,
  };
};

const bookOf = (...templates: Template[]) =>
  templateBookOf({ templates, contentType: ARTICLE, sets: {}, compiled: new CompiledTemplates() });

const chosenId = (...templates: Template[]) => bookOf(...templates).choose(PLACE)?.template?.id;

it('chooses nothing where there is nothing', () => {
  expect(bookOf().choose(PLACE)).toBeNull();
});

it.each([
  ['another content-type', { contentType: 'api::page.page' }],
  ['another platform', { platform: 'x' }],
  ['another target', { targetId: 8 }],
  ['the target, but another content-type', { targetId: 7, contentType: 'api::page.page' }],
  ['the platform, but another target', { platform: 'bluesky', targetId: 8 }],
  ['this, but switched off', { enabled: false }],
])('does not choose a template for %s', (_, over) => {
  expect(bookOf(aTemplate(over)).choose(PLACE)).toBeNull();
});

it('chooses the one that says most about the place, in whatever order they were made', () => {
  const ranked: Partial<Template>[] = [
    {},
    { contentType: ARTICLE },
    { platform: 'bluesky' },
    { platform: 'bluesky', contentType: ARTICLE },
    { targetId: 7 },
    { targetId: 7, contentType: ARTICLE },
    { targetId: 7, platform: 'bluesky', contentType: ARTICLE },
  ];
  for (let best = 1; best <= ranked.length; best += 1) {
    const templates = ranked.slice(0, best).map((over) => aTemplate(over));
    const expected = templates.at(-1)?.id;
    expect(chosenId(...templates)).toBe(expected);
    expect(chosenId(...templates.reverse())).toBe(expected);
  }
});

it('chooses the newest of two that say the same', () => {
  const [older, newer] = [aTemplate({ platform: 'bluesky' }), aTemplate({ platform: 'bluesky' })];
  expect(chosenId(newer, older)).toBe(newer.id);
});

it('tells which version words the post', () => {
  const template = aTemplate({ name: 'Calm', version: 4 });
  const wording = bookOf(template).choose(PLACE);
  expect(wording?.template).toEqual({ id: template.id, name: 'Calm', version: 4 });
  expect(wording?.render(aPost({ title: 'Closed' }))).toBe(`Closed by ${template.id}`);
});

it('still chooses one that cannot be read any more, and says so when it is used', () => {
  const wording = bookOf(
    aTemplate(),
    aTemplate({ platform: 'bluesky', body: '{{ x | gone }}' })
  ).choose(PLACE);
  expect(wording?.template).not.toBeNull();
  expect(() => wording?.render(aPost())).toThrow(TemplateMistake);
});

describe('templates that were read', () => {
  it('are read once, as long as they are among the last used', () => {
    const compiled = new CompiledTemplates();
    const first = compiled.of('{{ title }}');
    for (let count = 0; count < 199; count += 1) compiled.of(`${count}`);
    expect(compiled.of('{{ title }}')).toBe(first);
    for (let count = 200; count < 399; count += 1) compiled.of(`${count}`);
    expect(compiled.of('{{ title }}')).toBe(first);
    for (let count = 400; count < 600; count += 1) compiled.of(`${count}`);
    expect(compiled.of('{{ title }}')).not.toBe(first);
  });
});

describe('a template that is named', () => {
  const chosen = (named: Template | null, ...others: Template[]) => {
    const templates = [...others, ...(named ? [named] : [])];
    const compiled = new CompiledTemplates();
    const book = templateBookOf({
      ...{ templates, contentType: ARTICLE, sets: {}, compiled },
      named: named?.id ?? 999_999,
    });
    return book.choose(PLACE)?.template?.id;
  };

  it('goes before the one that says most', () => {
    const named = aTemplate();
    expect(chosen(named, aTemplate({ targetId: 7, platform: 'bluesky' }))).toBe(named.id);
  });

  it('is taken though it is switched off', () => {
    const named = aTemplate({ enabled: false });
    expect(chosen(named, aTemplate())).toBe(named.id);
  });

  it.each([{ platform: 'x' }, { targetId: 8 }, { contentType: 'api::page.page' }])(
    'leaves places alone that it is not for (%j)',
    (over) => {
      const usual = aTemplate();
      expect(chosen(aTemplate(over), usual)).toBe(usual.id);
    }
  );

  it('leaves everything as usual when it is gone', () => {
    const usual = aTemplate();
    expect(chosen(null, usual)).toBe(usual.id);
  });
});
