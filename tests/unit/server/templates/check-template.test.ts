import { checkTemplate } from '../../../../server/src/services/templates/check-template';
import { mistakeIn } from './template-samples';

const problemOf = (body: string, slugs: string[] = ['summer']): string =>
  mistakeIn(() => checkTemplate(body, slugs)).message;

describe('a name', () => {
  it.each([
    '{{ title }}{{ summary }}{{ body }}{{ link }}{{ hashtags }}{{ tags }}{{ author }}{{ locale }}{{ language }}',
    '{{ site.name }}{{ site.timezone }}{{ platform.id }}{{ platform.label }}{{ account.handle }}{{ account.name }}',
    '{{ entry.anything }}{{ entry["any thing"] }}{{ entry[title] }}{{ entry.headline.size }}',
    '{{ sets.summer }}{{ sets["summer"] | first }}{{ sets[tags.first] }}{{ sets.summer.size }}',
    '{{ tags[0] }}{{ tags.first }}{{ tags.last.size }}{{ hashtags.size }}{{ title.size }}',
    '{% for tag in tags %}{{ tag }}{{ forloop.index }}{% endfor %}',
    '{% assign short = title | truncate: 20 %}{{ short }}{% capture all %}{{ short }}{% endcapture %}{{ all }}',
    '{% assign title = title | upcase %}{{ title }}',
  ])('that exists is taken: %s', (body) => {
    expect(() => checkTemplate(body, ['summer'])).not.toThrow();
  });

  it.each([
    [
      '{{ colour }}',
      /^Line 1, column 4: There is no "colour"\. There are title, .* an attribute of the entry is entry\.colour\.$/,
    ],
    [
      '\n\n{{ site.colour }}',
      /^Line 3, column 4: "site" has no "colour"; it has name, timezone\.$/,
    ],
    ['{{ site }}', /"site" stands for several values: write site\.name or site\.timezone\./],
    ['{{ entry }}', /"entry" stands for several values/],
    ['{% for set in sets %}{% endfor %}', /"sets" stands for several values/],
    ['{{ title.first }}', /"title" is a single value/],
    ['{{ entry.author.name }}', /"entry\.author" is a single value/],
    ['{{ tags.name }}', /"tags" is a list; it has first, last, size\./],
    ['{{ sets.winter }}', /There is no hashtag set "winter"\. There are summer\./],
    ['{{ title | append: colour }}', /There is no "colour"/],
    ['{% if false %}{{ colour }}{% endif %}', /There is no "colour"/],
    ['{{ entry.startsAt | date: "long", zone: colour }}', /There is no "colour"/],
    ['{{ tags[colour] }}', /There is no "colour"/],
    ['{% for tag in tags %}{% endfor %}{{ tag }}', /There is no "tag"/],
    ['{% case colour %}{% when title %}{% endcase %}', /There is no "colour"/],
    ['{{ constructor }}', /There is no "constructor"/],
    ['{{ __proto__ }}', /There is no "__proto__"/],
  ])('that does not exist is a mistake: %s', (body, words) => {
    expect(problemOf(body)).toMatch(words);
  });

  it('that stands first is told first', () => {
    expect(problemOf('{{ two.a }}\n{{ alpha }}')).toMatch(/^Line 1, column 4: There is no "two"/);
  });

  it('of a set is told where there are none', () => {
    expect(problemOf('{{ sets.summer }}', [])).toMatch('This site has none yet.');
  });
});

describe('a date', () => {
  it.each([
    ['{{ entry.at | date: "lang" }}', /There is no date style "lang": write short, medium/],
    ['{{ entry.at | date: "long noon" }}', /There is no date style/],
    ['{{ entry.at | date: "long", "Mars/Base" }}', /"Mars\/Base" is neither a time zone/],
    ['{{ entry.at | date: "long", zone: "Mars/Base" }}', /There is no time zone "Mars\/Base"/],
    ['{{ entry.at | date: "long", locale: "not a tag" }}', /"not a tag" is no language/],
    ['{{ entry.at | date: "long", colour: "red" }}', /The filter "date" takes no "colour:"/],
    ['{{ "now" | date: "%Y" }}', /"now" is no date; show one of the entry/],
    ['{% assign x = "soon" | date %}', /"soon" is no date/],
  ])('with a slip of the pen is a mistake: %s', (body, words) => {
    expect(problemOf(body)).toMatch(words);
  });

  it.each([
    '{{ entry.at | date }}',
    '{{ entry.at | date: "medium time", "de-AT" }}',
    '{{ entry.at | date: "%d.%m.%Y", "Europe/Lisbon", "pt" }}',
    '{{ entry.at | date: entry.style, zone: entry.zone, locale: locale }}',
    '{{ "2026-06-01" | date: "full" }}',
    '{{ title | append: "x" | date }}',
  ])('that can be shown is taken: %s', (body) => {
    expect(() => checkTemplate(body, [])).not.toThrow();
  });
});

it('tells what would fail with any entry', () => {
  expect(problemOf('{% for i in (1..1000000) %}x{% endfor %}')).toMatch(/may run 1000 times/);
  expect(
    problemOf('{% if author == "" %}{% for i in (1..2000) %}x{% endfor %}{% endif %}')
  ).toMatch(/may run 1000 times/);
});
