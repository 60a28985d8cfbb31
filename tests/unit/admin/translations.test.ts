import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { loadTranslations } from '../../../admin/src/translations/load-translations';
import de from '../../../admin/src/translations/de.json';
import en from '../../../admin/src/translations/en.json';

const SOURCES = path.join(__dirname, '../../../admin/src');

const readSources = (): string =>
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(SOURCES, file), 'utf8'))
    .join('\n');

const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, match = '']) => match);

/** Names of the values that a text takes; plural branches are texts, not values. */
const placeholdersOf = (text: string): string[] =>
  [...new Set(matchesOf(text, /\{(\w+)(?=[},])/g))].sort();

const english: Record<string, string> = en;
const german: Record<string, string> = de;

describe('texts of the admin', () => {
  const sources = readSources();

  it('have the same ids in German and in English', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('take the same values in both languages', () => {
    for (const [id, text] of Object.entries(english)) {
      expect([id, placeholdersOf(german[id] ?? '')]).toEqual([id, placeholdersOf(text)]);
    }
  });

  it('exist for every id that the sources ask for', () => {
    const asked = [
      ...matchesOf(sources, /\bt\(\s*'([^']+)'/g),
      ...matchesOf(sources, /\btoMessage\('([^']+)'/g),
      ...matchesOf(sources, /\bmessageId: '([^']+)'/g),
    ];
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((id) => english[id] === undefined)).toEqual([]);
  });

  it('are all in use', () => {
    const unused = Object.keys(english).filter((id) => !sources.includes(`'${id}'`));
    expect(unused).toEqual([]);
  });

  it('are never empty', () => {
    const texts = [...Object.values(english), ...Object.values(german)];
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('are loaded under the name of the plugin, and empty for unknown languages', async () => {
    const [first, second, third] = await loadTranslations(['en', 'de', 'xx']);
    expect(first?.data['social-distribution.panel.title']).toBe('Distribute');
    expect(second?.data['social-distribution.panel.title']).toBe('Verteilen');
    expect(third).toEqual({ locale: 'xx', data: {} });
  });
});
