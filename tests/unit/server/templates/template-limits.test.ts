import { compileTemplate } from '../../../../server/src/services/templates/template-engine';
import { aPost, mistakeIn, rendered } from './template-samples';

const repeated = (text: string, times: number): string => text.repeat(times);

const LOOPS = /loops of a template may run 1000 times/;
const TEXT = /goes through too much text/;

describe('a loop', () => {
  it.each([
    ['a wide range', '{% for i in (1..1000000) %}x{% endfor %}', LOOPS],
    [
      'a range that is further than numbers count',
      '{% for i in (1..9999999999) %}x{% endfor %}',
      /counts to 1000000/,
    ],
    [
      'a range where adding 1 changes nothing',
      '{% for i in (9007199254740992..9007199254740999) %}x{% endfor %}',
      /counts to 1000000/,
    ],
    [
      'the same below zero',
      '{% for i in (-9007199254740999..-9007199254740992) %}x{% endfor %}',
      /counts to 1000000/,
    ],
    [
      'a range that was calculated',
      '{% assign n = 9007199254740 | times: 1000 %}{% for i in (n..n) %}x{% endfor %}',
      /counts to 1000000/,
    ],
    [
      'loops in loops',
      '{% for a in (1..40) %}{% for b in (1..40) %}x{% endfor %}{% endfor %}',
      LOOPS,
    ],
    [
      'loops that do nothing',
      '{% for a in (1..999) %}{% endfor %}{% for b in (1..2) %}{% endfor %}',
      LOOPS,
    ],
    [
      'every letter of a long text',
      '{% assign all = body | split: "" %}{% for c in all %}{{ c }}{% endfor %}',
      LOOPS,
    ],
  ])('ends with a mistake in words: %s', (_, template, words) => {
    const body = repeated('a', 20_000);
    expect(mistakeIn(() => rendered(template, { body })).message).toMatch(words);
  });

  it('runs as often as the entry says', () => {
    expect(rendered('{% for i in (1..entry.stars) %}★{% endfor %}')).toBe('★★★');
  });

  it.each(['(1..entry.missing)', '(entry.missing..3)', '(5..1)', '(1..title)', 'entry.missing'])(
    'runs never over %s',
    (collection) => {
      expect(rendered(`{% for i in ${collection} %}x{% endfor %}-`)).toBe('-');
    }
  );

  it('takes the full number of rounds', () => {
    expect(rendered('{% for i in (1..1000) %}x{% endfor %}')).toBe(repeated('x', 1_000));
  });

  it('counts anew for each rendering', () => {
    const { render } = compileTemplate('{% for i in (1..600) %}x{% endfor %}');
    expect(render(aPost())).toBe(render(aPost()));
  });
});

describe('a text', () => {
  it.each([
    [
      'by append',
      '{% assign a = title %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a | size }}',
    ],
    [
      'by prepend',
      '{% assign a = title %}{% for i in (1..60) %}{% assign a = a | prepend: a %}{% endfor %}{{ a | size }}',
    ],
    ['by replace', `{{ title ${repeated('| replace: "t", "tttttttt" ', 30)}}}`],
    [
      'by capture',
      '{% capture c %}{{ title }}{% endcapture %}{% for i in (1..60) %}{% capture c %}{{ c }}{{ c }}{% endcapture %}{% endfor %}{{ c | size }}',
    ],
    [
      'by lists',
      '{% assign a = body | split: "§" %}{% for i in (1..60) %}{% assign a = a | concat: a %}{% endfor %}{{ a | size }}',
    ],
    ['by join', '{% assign a = body | split: "" %}{% assign b = a | join: body %}{{ b | size }}'],
    ['by many placeholders', '{% for i in (1..900) %}{{ body }}{% endfor %}'],
    ['by many filters', `{{ body ${repeated('| upcase ', 300)}}}`],
  ])('never grows without end %s', (_, template) => {
    const body = repeated('ab ', 5_000);
    expect(mistakeIn(() => rendered(template, { body })).message).toMatch(TEXT);
  });

  it('has at most 20,000 characters of its own', () => {
    const fixed = repeated('x', 1_000);
    const template = (rounds: number) => `{% for i in (1..${rounds}) %}${fixed}{% endfor %}`;
    expect(rendered(template(20))).toHaveLength(20_000);
    expect(mistakeIn(() => rendered(template(21))).message).toMatch(/makes 21000 characters/);
  });

  it('may be as long as the entry besides', () => {
    const body = repeated('The mole is closed. ', 3_000).trim();
    expect(rendered('{{ title }}\n\n{{ body }}', { title: 'Closed', body })).toBe(
      `Closed\n\n${body}`
    );
  });

  it('of 50 MB ends in time', () => {
    const body = repeated('word ', 10_000_000);
    expect(
      rendered('{{ title }}{{ body | truncate: 20 }}', { title: '', body: body.slice(0, 200_000) })
    ).toBe('word word word word…');
    expect(mistakeIn(() => rendered('{{ body }}', { body })).message).toMatch(TEXT);
  });
});

describe('a search', () => {
  // A text of one letter and a pattern that breaks it in the middle make V8 look at each pair.
  const text = repeated('a', 100_000);
  const wanted = `${repeated('a', 15_000)}b${repeated('a', 15_000)}`;

  it.each([
    '{% if body contains summary %}x{% endif %}',
    '{{ body | replace: summary, "" }}',
    '{{ body | replace_last: summary, "" }}',
    '{{ body | remove: summary }}',
    '{{ body | split: summary | first }}',
  ])('for a long text is refused: %s', (template) => {
    const mistake = mistakeIn(() => rendered(template, { body: text, summary: wanted }));
    expect(mistake.message).toMatch(/more than 250 characters/);
  });

  it('for a short one works', () => {
    expect(rendered('{% if body contains "mole" %}yes{% endif %}')).toBe('yes');
    expect(rendered('{% if tags contains "harbour" %}yes{% endif %}')).toBe('yes');
    expect(rendered('{% if missing contains "mole" %}yes{% else %}no{% endif %}')).toBe('no');
  });
});

describe('what templates must not do', () => {
  it.each([
    'include',
    'render',
    'layout',
    'block',
    'tablerow',
    'cycle',
    'increment',
    'decrement',
    'liquid',
    'echo',
  ])('has no tag: %s', (tag) => {
    const { message } = mistakeIn(() => compileTemplate(`Hello\n {% ${tag} 'a' %}`));
    expect(message).toMatch(`Line 2, column 2: There is no tag "${tag}". There are: assign, `);
  });

  it.each([
    'where_exp',
    'group_by_exp',
    'map',
    'push',
    'unshift',
    'sample',
    'raw',
    'json',
    'inspect',
    'sha256',
    'date_to_string',
    'escape',
    'constructor',
    '__proto__',
  ])('has no filter: %s', (filter) => {
    const { message } = mistakeIn(() => compileTemplate(`{{ tags | ${filter}: 'a' }}`));
    expect(message).toMatch(`There is no filter "${filter}". There are: abs, `);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'title.constructor',
    'tags.map',
    'entry.__proto__.x',
    'tags["constructor"]',
    'site.hasOwnProperty',
  ])('reaches nothing of JavaScript: %s', (name) => {
    expect(rendered(`[{{ ${name} }}]`)).toBe('[]');
  });

  it('makes no lists of lists, which double in size for free', () => {
    const doubling = '{% assign a = tags %}{% assign a = a | concat: k: a %}';
    expect(mistakeIn(() => compileTemplate(doubling)).message).toMatch(
      'The filter "concat" takes no "k:".'
    );
  });

  it.each([
    '{{ (1..9007199254740999) | join }}',
    '{% assign a = (1..3) %}',
    '{{ title | append: (1..3) }}',
    '{% if (1..3) contains 2 %}{% endif %}',
    '{{ tags[(1..3)] }}',
    '{{ (1..9).size }}',
    '{% for i in tags limit: (1..3) %}{% endfor %}',
    '{% case (1..3) %}{% when 1 %}{% endcase %}',
    '{% if false %}{{ (1..3) }}{% endif %}',
  ])('makes no range outside of a loop: %s', (template) => {
    expect(mistakeIn(() => compileTemplate(template)).message).toMatch('can only be looped over');
  });
});

describe('nonsense', () => {
  it.each([
    ['nested brackets', `{{ ${repeated('a[', 2_400)} }}`],
    ['nested parentheses', `{{ ${repeated('(', 4_900)} }}`],
    ['conditions without end', repeated('{%if a%}', 600)],
    ['raw in raw', repeated('{% raw %}', 500)],
    ['open braces', repeated('{{', 2_400)],
    ['open quotes', `{{ ${repeated('"', 2_001)} }}`],
    ['a template that is too long', repeated('x', 5_001)],
    ['one of 5 MB', repeated('{{ title }}', 500_000)],
  ])('is a mistake in words: %s', (_, template) => {
    const { message } = mistakeIn(() => compileTemplate(template));
    expect(message).not.toMatch(/undefined|liquid|stack\b.*\n/i);
    expect(message.length).toBeLessThan(400);
  });

  it('is taken in any depth that a template has room for', () => {
    const depth = 290;
    const template = `${repeated('{%if 1%}', depth)}x${repeated('{%endif%}', depth)}`;
    expect(template.length).toBeLessThanOrEqual(5_000);
    expect(rendered(template)).toBe('x');
  });
});
