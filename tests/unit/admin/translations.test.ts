import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { createIntl } from 'react-intl';

import { loadTranslations, LANGUAGES } from '../../../admin/src/translations/load-translations';

const SOURCES = path.join(__dirname, '../../../admin/src');
const OURS = 'social-distribution.';

const readSources = (): string =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(SOURCES, file), 'utf8'))
    .join('\n');

const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, match = '']) => match);

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return [];
    if (isTagElement(element)) return [element.value, ...namesIn(element.children)];
    if (!isPluralElement(element) && !isSelectElement(element)) return [element.value];
    const branches = Object.values(element.options).flatMap(({ value }) => namesIn(value));
    return [element.value, ...branches];
  });

/** Names of the values that a text takes. */
const placeholdersOf = (text: string): string[] => [...new Set(namesIn(parse(text)))].sort();

const textsOf = async (locale: string): Promise<Record<string, string>> => {
  const [translation] = await loadTranslations([locale]);
  return translation?.data ?? {};
};

describe('texts of the admin', () => {
  const sources = readSources();
  let english: Record<string, string> = {};
  beforeAll(async () => {
    english = await textsOf('en');
  });

  it('exist for every id that the sources ask for', () => {
    const asked = [
      ...matchesOf(sources, /\bt\(\s*'([^']+)'/g),
      ...matchesOf(sources, /\btoMessage\('([^']+)'/g),
      ...matchesOf(sources, /\bmessageId: '([^']+)'/g),
    ];
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((id) => english[`${OURS}${id}`] === undefined)).toEqual([]);
  });

  it('are all in use', () => {
    const unused = Object.keys(english).filter(
      (id) => !sources.includes(`'${id.slice(OURS.length)}'`)
    );
    expect(unused).toEqual([]);
  });

  it.each(LANGUAGES)('are the same in %s as in English, with the same values', async (locale) => {
    const texts = await textsOf(locale);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [id, text] of Object.entries(english)) {
      expect([id, placeholdersOf(texts[id] ?? '')]).toEqual([id, placeholdersOf(text)]);
    }
  });

  it.each(LANGUAGES)('are never empty and can be said by react-intl in %s', async (locale) => {
    const messages = await textsOf(locale);
    const unsaid: string[] = [];
    const onError = (error: Error) => unsaid.push(error.message);
    const intl = createIntl({ locale, messages, onError });
    for (const [id, text] of Object.entries(messages)) {
      const values = Object.fromEntries(placeholdersOf(text).map((name) => [name, 1]));
      expect([id, intl.formatMessage({ id }, values).trim()]).not.toEqual([id, '']);
    }
    expect(unsaid).toEqual([]);
  });

  it('are loaded under the name of the plugin, and empty for unknown languages', async () => {
    const [first, second, third] = await loadTranslations(['en', 'de', 'xx']);
    expect(first?.data['social-distribution.panel.title']).toBe('Distribute');
    expect(second?.data['social-distribution.panel.title']).toBe('Verteilen');
    expect(third).toEqual({ locale: 'xx', data: {} });
  });
});
