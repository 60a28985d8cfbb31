import fc from 'fast-check';

import { compileTemplate } from '../../../../server/src/services/templates/template-engine';
import { TemplateMistake } from '../../../../server/src/services/adaptation/wording';
import { aPost, mistakeIn, rendered } from './template-samples';

describe('a placeholder', () => {
  it.each([
    ['{{ title }}', 'The tide tables are out'],
    ['{{ hashtags }}', '#Tide #Harbour'],
    ['{{ hashtags | first }} {{ hashtags.last }} {{ hashtags.size }}', '#Tide #Harbour 2'],
    ['{{ sets.summer }}', '#Sun #Sea'],
    ['{{ entry.stars }} {{ entry.isFree }}', '3 true'],
    ['{{ site.name }} on {{ platform.label }}', 'Harbour Light Weekly on Bluesky'],
    ['{{ account.handle }}', 'harbourlight.test'],
    ['{{ entry["stars"] }}', '3'],
  ])('%s shows %s', (template, text) => {
    expect(rendered(template)).toBe(text);
  });

  it.each([
    '{{ colour }}',
    '{{ entry.missing.deeper }}',
    '{{ sets.winter }}',
    '{{ entry }}',
    '{{ site }}',
    '{{ nil }}',
    '{{ 1 | divided_by: 0 }}',
    '{{ tags[9] }}',
  ])('%s shows nothing', (template) => {
    expect(rendered(`[${template}]`)).toBe('[]');
  });

  it('shows text as it is, without HTML', () => {
    expect(rendered('{{ title }}', { title: '<b> & "x" {{ y }}' })).toBe('<b> & "x" {{ y }}');
  });
});

describe('a condition', () => {
  it.each([
    ['a text', 'author', { author: 'Somebody' }, true],
    ['an empty text', 'author', { author: '' }, false],
    ['a list', 'tags', { tags: ['tide'] }, true],
    ['an empty list', 'tags', { tags: [] }, false],
    ['the number 0', 'entry.stars', { entry: { stars: 0 } }, true],
    ['false', 'entry.isFree', { entry: { isFree: false } }, false],
    ['nothing', 'entry.missing', {}, false],
    ['nil', 'nil', {}, false],
    ['an empty text, negated', 'not author', { author: '' }, true],
    ['both', 'author and tags', { author: 'Somebody', tags: [] }, false],
    ['either', 'author or tags', { author: '', tags: ['tide'] }, true],
    ['a comparison with an empty text', 'author == ""', { author: '' }, true],
    ['a comparison with blank', 'author == blank', { author: '' }, true],
    ['a comparison with empty', 'tags == empty', { tags: [] }, true],
    ['a length', 'tags.size > 0', { tags: ['tide'] }, true],
  ])('holds for what is there: %s', (_, condition, over, holds) => {
    const template = `{% if ${condition} %}yes{% else %}no{% endif %}`;
    expect(rendered(template, over)).toBe(holds ? 'yes' : 'no');
    const reversed = `{% unless ${condition} %}no{% else %}yes{% endunless %}`;
    expect(rendered(reversed, over)).toBe(holds ? 'yes' : 'no');
  });

  it('has further branches', () => {
    const template = '{% if author %}a{% elsif title %}b{% else %}c{% endif %}';
    expect(rendered(template, { author: '' })).toBe('b');
    expect(rendered(template, { author: '', title: '' })).toBe('c');
    const reversed = '{% unless author %}a{% elsif title %}b{% else %}c{% endunless %}';
    expect(rendered(reversed)).toBe('b');
    expect(rendered(reversed, { title: '' })).toBe('c');
  });

  it('chooses among cases', () => {
    const template =
      '{% case platform.id %}{% when "x", "threads" %}short{% when "bluesky" %}blue{% else %}long{% endcase %}';
    expect(rendered(template)).toBe('blue');
    expect(rendered(template, { platform: { id: 'x', label: 'X' } })).toBe('short');
    expect(rendered(template, { platform: { id: 'facebook', label: 'Facebook' } })).toBe('long');
  });
});

it('keeps what it captured and assigned for itself', () => {
  const { render } = compileTemplate('{{ seen }}{% assign seen = title %}{{ seen }}');
  expect(render(aPost({ title: 'One' }))).toBe('One');
  expect(render(aPost({ title: 'Two' }))).toBe('Two');
});

it('does not change the values', () => {
  const values = aPost();
  const before = structuredClone(values);
  compileTemplate(
    '{% assign title = "x" %}{% assign tags = tags | reverse | concat: hashtags | sort %}{{ tags }}{% for t in tags reversed %}{{ t }}{% endfor %}'
  ).render(values);
  expect(values).toEqual(before);
});

it('knows what a template shows', () => {
  expect(compileTemplate('{{ title }} {{ link }}')).toMatchObject({
    ...{ usesLink: true, usesHashtags: false, usesBody: false },
  });
  expect(compileTemplate('{% for tag in hashtags %}{{ tag }}{% endfor %}')).toMatchObject({
    ...{ usesLink: false, usesHashtags: true, usesBody: false },
  });
  expect(
    compileTemplate('{{ summary | default: body }}{% assign link = 1 %}{{ link }}')
  ).toMatchObject({ usesLink: false, usesHashtags: false, usesBody: true });
});

describe('a mistake', () => {
  it.each([
    ['Hello\n{{ title', 'Line 2, column 1: A placeholder begins here and is not closed with }}.'],
    ['{% if title', 'Line 1, column 1: A tag begins here and is not closed with %}.'],
    [
      '{% if title %}x',
      'Line 1, column 1: The tag "if" has no end: write {% endif %} where it ends.',
    ],
    [
      '{%- for t in tags -%}x',
      'Line 1, column 1: The tag "for" has no end: write {% endfor %} where it ends.',
    ],
    [
      '{% capture x %}',
      'Line 1, column 1: The tag "capture" has no end: write {% endcapture %} where it ends.',
    ],
    ['{% raw %}', 'Line 1, column 1: The tag "raw" has no end: write {% endraw %} where it ends.'],
    [
      'a {% endif %}',
      'Line 1, column 3: "endif" stands alone: the tag that it belongs to is missing before it.',
    ],
    [
      '{% else %}',
      'Line 1, column 1: "else" stands alone: the tag that it belongs to is missing before it.',
    ],
    [
      '{% if title = "x" %}{% endif %}',
      'Line 1, column 14: Something stands here that is no filter; a filter begins with |, and equal is ==.',
    ],
    [
      '{{ title | truncate 5 }}',
      'Line 1, column 21: After the name of a filter comes : or | or the end.',
    ],
    ['{{ title | | upcase }}', 'Line 1, column 12: After | the name of a filter is missing.'],
    ['{{ }}', 'Line 1, column 4: A placeholder needs something to show, as {{ title }}.'],
    [
      '{% for tag of tags %}{% endfor %}',
      'Line 1, column 1: {% for tag of tags %} cannot be read; write {% for tag in tags %}.',
    ],
    ['{% assign %}', 'Line 1, column 10: A name is missing: write {% assign name = title %}.'],
  ])('in %j is told with its place', (template, message) => {
    const mistake = mistakeIn(() => compileTemplate(template));
    expect(mistake.message).toBe(message);
    expect(message).toContain(`Line ${mistake.line}, column ${mistake.column}:`);
  });

  it('of a rendering has its place, too', () => {
    const mistake = mistakeIn(() =>
      rendered('{{ title }}\n  {% for i in (1..2000) %}x{% endfor %}')
    );
    expect(mistake).toMatchObject({ name: 'TemplateMistake', line: 2, column: 3 });
  });

  it('is all that ever comes of broken templates and values', () => {
    const piece = fc.constantFrom(
      ...[
        '{{ ',
        ' }}',
        '{% ',
        ' %}',
        'if ',
        'endif',
        'for i in ',
        'endfor',
        'title',
        'tags',
        '| ',
        'date: ',
        '"',
        "'",
        '(1..',
        ')',
        '[',
        ']',
        '.',
        'truncate: ',
        'x\ud800',
        '\n',
        '-',
        'case ',
        'when ',
        'assign a = ',
        '==',
        'contains ',
        '-1',
        '99999999999999999999',
      ]
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.string({ unit: 'binary' }),
        (parts, text) => {
          try {
            const values = aPost({
              title: text,
              body: text,
              locale: text,
              language: text,
              tags: [text],
            });
            expect(typeof compileTemplate(parts.join('')).render(values)).toBe('string');
          } catch (error) {
            if (!(error instanceof TemplateMistake)) throw error;
          }
        }
      ),
      { numRuns: 500 }
    );
  });

  it('is a named one for values that are no values at all', () => {
    const broken = {
      title: null,
      summary: undefined,
      body: 5,
      tags: 'tide',
      hashtags: null,
      site: null,
      entry: null,
      sets: null,
      locale: {},
      language: [],
    };
    const template =
      '{{ title | truncate: 5 }}{{ summary | uppercase }}{{ body | lowercase }}{{ tags | hashtagify }}{{ hashtags | join: "," }}{{ site.name }}{{ entry.startsAt | date: "long" }}{{ sets.summer }}{{ "2026-06-01" | date: "%Y" }}';
    const { render } = compileTemplate(template);
    expect(render(broken as never)).toBe('5#tide2026');
  });
});
