import fc from 'fast-check';

import { truncateText } from '../../../../server/src/services/templates/truncate-text';
import { cpuMs } from '../../../cpu-time';
import { rendered } from './template-samples';

const graphemes = (text: string): number => [...new Intl.Segmenter('en').segment(text)].length;

describe('truncate', () => {
  it.each([
    ['Alpha beta gamma', 16, 'Alpha beta gamma'],
    ['Alpha beta gamma', 15, 'Alpha beta…'],
    ['Alpha beta gamma', 11, 'Alpha beta…'],
    ['Alpha beta gamma', 10, 'Alpha…'],
    ['Alpha, beta gamma', 8, 'Alpha…'],
    ['Alphabetical', 6, 'Alpha…'],
    ['Alpha', 1, ''],
    ['Alpha', 0, ''],
    ['Alpha', -3, ''],
    ['', 5, ''],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦…'],
    ['ก่อนหน้านี้', 20, 'ก่อนหน้านี้'],
  ])('of %j to %d is %j', (title, length, text) => {
    expect(rendered(`{{ title | truncate: ${length} }}`, { title })).toBe(text);
  });

  it('cuts languages without blanks between words', () => {
    const title = '潮見表が出ました。防波堤は正午まで閉鎖されています。';
    const text = rendered('{{ title | truncate: 10 }}', { title, language: 'ja' });
    expect(text.endsWith('…')).toBe(true);
    expect(title.startsWith(text.slice(0, -1))).toBe(true);
    expect(graphemes(text)).toBeGreaterThan(5);
  });

  it('ends with what it is told', () => {
    expect(rendered('{{ title | truncate: 12, " (more)" }}')).toBe('The (more)');
    expect(rendered('{{ title | truncate: 12, "" }}')).toBe('The tide');
  });

  it('takes 50 letters when it is told no number', () => {
    expect(graphemes(rendered('{{ body | truncate }}'))).toBeLessThanOrEqual(50);
    expect(rendered('{{ body | truncate: "abc" }}')).toBe(rendered('{{ body | truncate }}'));
  });

  it('never gives more letters than it may, and only beginnings', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 700 });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 600 }), (title, length) => {
        const cut = truncateText(title, { length, ending: '…', locale: 'en' });
        if (cut === title) return;
        expect(graphemes(cut)).toBeLessThanOrEqual(length);
        expect(cut === '' || title.startsWith(cut.slice(0, -1))).toBe(true);
      })
    );
  });

  it('ends in time for letters without end', async () => {
    const title = `e${'\u0301'.repeat(190_000)}`;
    const took = await cpuMs(() => {
      const cut = truncateText(title, { length: 20_000, ending: '…', locale: 'en' });
      expect(cut.length).toBeLessThan(200_000);
    });
    expect(took).toBeLessThan(2_000);
  });
});

describe('truncatewords', () => {
  it.each([
    ['المد عال، والماء ينخفض', 2, 'المد عال…'],
    ['潮が高い、 港は閉まる', 1, '潮が高い…'],
  ])('leaves no comma before the ending: %s', (title, count, text) => {
    expect(rendered(`{{ title | truncatewords: ${count} }}`, { title })).toBe(text);
  });

  it.each([
    ['one two three', 2, 'one two…'],
    ['one two three', 3, 'one two three'],
    ['one two three ', 3, 'one two three'],
    ['one, two', 1, 'one…'],
    ['one two', 0, 'one…'],
  ])('of %j to %d is %j', (title, count, text) => {
    expect(rendered(`{{ title | truncatewords: ${count} }}`, { title })).toBe(text);
  });
});

describe('hashtagify', () => {
  it.each([
    ['{{ "slow food" | hashtagify }}', '#SlowFood'],
    ['{{ "#tide" | hashtagify }}', '#tide'],
    ['{{ "2026" | hashtagify }}', ''],
    ['{{ tags | hashtagify }}', '#SlowFood #harbour'],
    ['{{ tags | hashtagify | join: ", " }}', '#SlowFood, #harbour'],
    ['{{ tags | concat: tags | hashtagify | size }}', '2'],
    ['{{ "Straße,STRASSE" | split: "," | hashtagify }}', '#Straße'],
    ['{{ missing | hashtagify }}', ''],
    ['{{ entry.stars | hashtagify }}', ''],
  ])('%s gives %j', (template, text) => {
    expect(rendered(template)).toBe(text);
  });
});

describe('date', () => {
  it.each([
    ['{{ entry.startsAt | date }}', 'Jun 2, 2026'],
    ['{{ entry.startsAt | date: "short" }}', '6/2/26'],
    ['{{ entry.startsAt | date: "long" }}', 'June 2, 2026'],
    ['{{ entry.startsAt | date: "full" }}', 'Tuesday, June 2, 2026'],
    ['{{ entry.startsAt | date: "time" }}', '12:30 AM'],
    ['{{ entry.startsAt | date: "long", "de" }}', '2. Juni 2026'],
    ['{{ entry.startsAt | date: "long", "UTC" }}', 'June 1, 2026'],
    ['{{ entry.startsAt | date: "long", "UTC", "de" }}', '1. Juni 2026'],
    [
      '{{ entry.startsAt | date: "long time", locale: "de", zone: "Asia/Tokyo" }}',
      '2. Juni 2026 um 08:30',
    ],
    ['{{ entry.startsAt | date: "%Y-%m-%d %H:%M" }}', '2026-06-02 00:30'],
    ['{{ entry.startsAt | date: "%A, %-d. %B", "de" }}', 'Dienstag, 2. Juni'],
    ['{{ entry.startsAt | date: "%H:%M", "Asia/Tokyo" }}', '08:30'],
    ['{{ entry.bornOn | date: "long", zone: "America/New_York" }}', 'June 1, 2026'],
    ['{{ "14:05:00.000" | date }}', '2:05 PM'],
    ['{{ "14:05" | date: "%H.%M" }}', '14.05'],
    ['{{ "2026-06-01 14:05" | date: "%d %H:%M", "Asia/Tokyo" }}', '01 14:05'],
    ['{{ 1780000000 | date: "%F %Y" }}', '%F 2026'],
    ['{{ 1780000000000 | date: "%Y" }}', '2026'],
  ])('%s gives %j', (template, text) => {
    // Blanks of Intl's own stand before AM and PM.
    expect(rendered(template).replaceAll('\u202f', ' ')).toBe(text);
  });

  it('speaks the language of the entry, in the time of the site', () => {
    const site = { name: 'Harbour Light Weekly', timezone: 'America/New_York' };
    const template = '{{ entry.startsAt | date: "long time" }}';
    expect(rendered(template, { site, language: 'pt', locale: 'en' })).toBe(
      '1 de junho de 2026 às 19:30'
    );
    expect(rendered(template, { site, language: '', locale: 'de' })).toBe('1. Juni 2026 um 19:30');
    expect(rendered(template, { site, language: 'no tag', locale: 'pt_BR' })).toBe(
      '1 de junho de 2026 às 19:30'
    );
  });

  it('falls back on what is valid', () => {
    const template = '{{ entry.startsAt | date: "long", locale: entry.x, zone: entry.x }}';
    const entry = { startsAt: '2026-06-01T23:30:00Z', x: 'Mars/Base' };
    expect(rendered(template, { entry })).toBe('June 2, 2026');
    const site = { name: '', timezone: 'Mars/Base' };
    expect(rendered(template, { entry, site })).toBe('June 1, 2026');
  });

  it.each([
    '',
    'soon',
    'now',
    'today',
    '2026-13-01',
    '2026-02-31',
    '2026-02-31T10:00',
    '2026-02-31T10:00:00Z',
    '2026-02-29 10:00:00+02:00',
    '31.12.2026',
    '2026-06-01T99:00:00Z',
    '9'.repeat(41),
    '99:99',
    '\ud800',
  ])('is empty for the broken date %j', (startsAt) => {
    expect(rendered('[{{ entry.startsAt | date: "long" }}]', { entry: { startsAt } })).toBe('[]');
    expect(rendered('[{{ entry.startsAt | date: "%Y" }}]', { entry: { startsAt } })).toBe('[]');
  });

  it.each([
    '{{ tags | date }}',
    '{{ entry.isFree | date }}',
    '{{ missing | date }}',
    '{{ 1e400 | date }}',
    '{{ 99999999999999999999 | date }}',
    '{{ entry.startsAt | date: title }}',
  ])('is empty for %s', (template) => {
    expect(rendered(`[${template}]`)).toBe('[]');
  });
});

describe('uppercase and lowercase', () => {
  it('follow the language of the entry', () => {
    const template = '{{ title | uppercase }} {{ summary | lowercase }}';
    const over = { title: 'istanbul', summary: 'IRMAK' };
    expect(rendered(template, { ...over, language: 'tr' })).toBe('İSTANBUL ırmak');
    expect(rendered(template, { ...over, language: 'en' })).toBe('ISTANBUL irmak');
  });
});

describe('url_encode', () => {
  it('takes every text', () => {
    expect(rendered('{{ title | url_encode }}', { title: 'a b&c/ä\ud800' })).toBe(
      'a%20b%26c%2F%C3%A4%EF%BF%BD'
    );
  });
});

describe('same_beginning', () => {
  it.each([
    ['High water', 'High water comes', 'true'],
    ['High water comes…', 'High water', 'true'],
    ['High water...', 'High water comes', 'true'],
    ['Low water', 'High water', 'false'],
    ['', 'High water', 'false'],
    ['…', 'High water', 'false'],
  ])('of %j and %j is %s', (summary, body, answer) => {
    expect(rendered('{{ summary | same_beginning: body }}', { summary, body })).toBe(answer);
  });
});

describe("Liquid's own filters", () => {
  it.each([
    ['{{ author | default: "Nobody" }}', 'Nobody'],
    ['{{ tags | join: ", " }}', 'slow food, harbour'],
    ['{{ title | replace: "tide", "time" }}', 'The time tables are out'],
    ['{{ "  x " | strip }}', 'x'],
    ['{{ "a,b" | split: "," | last }}', 'b'],
    ['{{ title | size }}', '23'],
    ['{{ tags | reverse | first }}', 'harbour'],
    ['{{ tags | array_to_sentence_string }}', 'slow food and harbour'],
    ['{{ "<p>a</p>" | strip_html }}', 'a'],
    ['{{ title | slice: 0, 3 }}', 'The'],
    ['{{ entry.stars | plus: 2 | times: 3 }}', '15'],
  ])('%s gives %j', (template, text) => {
    expect(rendered(template, { author: '' })).toBe(text);
  });
});
