import fc from 'fast-check';

import { openSource } from '../../../server/src/services/truth-guard/open-source';
import type { FactKind } from '../../../server/src/services/truth-guard/facts-report';
import { articles } from '../../fixtures/ai/articles';
import { honestAdaptations } from '../../fixtures/ai/honest';
import { seeds, sourceOf } from './seeded-articles';

const honest = fc.constantFrom(...honestAdaptations);

/** Puts words between two words of a text, or before the first. */
const inserted = (text: string, words: string, place: number): string => {
  const gaps = [...text.matchAll(/(?<=\S)[ ]+(?=\S)/gu)].map(({ index }) => index);
  if (gaps.length === 0) return `${text} ${words}`;
  const gap = gaps[place % gaps.length] ?? 0;
  return `${text.slice(0, gap)} ${words}${text.slice(gap)}`;
};

const kindsFound = (
  { article, language }: (typeof honestAdaptations)[number],
  text: string
): FactKind[] => {
  const { report } = openSource(articles[article]).check({
    ...{ texts: [text], hashtags: [], altTexts: [], language },
  });
  return report.findings.map(({ kind }) => kind);
};

const place = fc.nat(200);
const RUNS = { numRuns: 400 };

/** Invented names that are in no list: two words of syllables. */
const name = fc
  .tuple(
    fc.constantFrom('Zorvan', 'Quillon', 'Brazmik', 'Thundoro', 'Vexmar', 'Ixelia'),
    fc.constantFrom('Melik', 'Ostrakh', 'Dovrankis', 'Pellumbra', 'Grazwin')
  )
  .map((parts) => parts.join(' '));

describe('what is put into an honest text', () => {
  it('is found: a number', () => {
    fc.assert(
      fc.property(honest, fc.integer({ min: 300, max: 99_999 }), place, (one, number, where) => {
        const own = JSON.stringify(articles[one.article]).replace(/[.,\s\u00A0]/g, '');
        fc.pre(!own.includes(String(number)));
        expect(kindsFound(one, inserted(one.text, String(number), where))).not.toHaveLength(0);
      }),
      RUNS
    );
  });

  it('is found: a price, a share, a fraction', () => {
    const amount = fc.constantFrom('€613', '$61.30', '613 €', '61,3 %', '61.3%', '£613', '613 USD');
    fc.assert(
      fc.property(honest, amount, place, (one, words, where) => {
        expect(kindsFound(one, inserted(one.text, words, where))).not.toHaveLength(0);
      }),
      RUNS
    );
  });

  it('is found: a link', () => {
    const host = fc.stringMatching(/^[a-z]{4,12}$/);
    const shape = fc.constantFrom(
      (word: string) => `https://${word}.example/${word}`,
      (word: string) => `www.${word}.example`,
      (word: string) => `${word}.com`,
      (word: string) => `${word}.xyz/win`,
      (word: string) => `http://${word}.test`
    );
    fc.assert(
      fc.property(honest, host, shape, place, (one, word, write, where) => {
        fc.pre(!JSON.stringify(articles[one.article]).includes(word));
        const found = kindsFound(one, inserted(one.text, write(word), where));
        expect(found.some((kind) => kind === 'url' || kind === 'quote')).toBe(true);
      }),
      RUNS
    );
  });

  it('is found: a mention', () => {
    fc.assert(
      fc.property(honest, fc.stringMatching(/^[a-z_]{5,12}$/), place, (one, word, where) => {
        fc.pre(
          /^[a-z].*[a-z]$/.test(word) && !JSON.stringify(articles[one.article]).includes(word)
        );
        const found = kindsFound(one, inserted(one.text, `@${word}`, where));
        expect(found.some((kind) => kind === 'mention' || kind === 'quote')).toBe(true);
      }),
      RUNS
    );
  });

  it('is found: a name', () => {
    fc.assert(
      fc.property(honest, name, place, (one, words, where) => {
        const found = kindsFound(one, inserted(one.text, words, where));
        expect(found.some((kind) => kind === 'name' || kind === 'quote')).toBe(true);
      }),
      RUNS
    );
  });

  it('is found: hidden characters, and they are gone', () => {
    const hidden = fc.constantFrom('\u200B', '\u202E', '\u2060', '\u{E0041}', '\uFEFF', '\u0007');
    fc.assert(
      fc.property(honest, hidden, fc.nat(100), (one, character, where) => {
        const [...signs] = one.text;
        signs.splice(where % signs.length, 0, character);
        const { report, texts } = openSource(articles[one.article]).check({
          ...{ texts: [signs.join('')], hashtags: [], altTexts: [], language: one.language },
        });
        expect(report.findings.map(({ kind }) => kind)).toContain('hidden');
        expect(texts).toEqual([one.text]);
      }),
      { numRuns: 200 }
    );
  });
});

describe('what is taken from the source word by word', () => {
  const sources = [...Object.values(articles), ...seeds.map(sourceOf)];

  it('is never a finding, wherever a stretch begins and ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.nat(10_000),
        fc.integer({ min: 1, max: 60 }),
        (source, from, length) => {
          const words = [...source.body.matchAll(/\S+/gu)];
          const first = words[from % words.length];
          const last = words[Math.min(words.length - 1, (from % words.length) + length)];
          if (!first || !last) return;
          const text = source.body.slice(first.index, last.index + last[0].length);
          // Half of a number, of a date or of a quotation is another number, date or quotation.
          fc.pre(!isHalf(text, source.body, first.index));
          const { report } = openSource(source).check({
            ...{ texts: [text], hashtags: [], altTexts: [], language: source.language },
          });
          expect(report.findings).toEqual([]);
        }
      ),
      { numRuns: 1_500 }
    );
  });

  const isHalf = (text: string, body: string, start: number): boolean => {
    const before = body.slice(0, start);
    const after = body.slice(start + text.length);
    const digitsMeet = /\p{N}\S*$/u.test(text) || /^\S*\p{N}/u.test(text);
    const marks = (piece: string) => (piece.match(/["“”„«»「」]/gu) ?? []).length;
    return digitsMeet || marks(text) % 2 === 1 || (marks(before) % 2 === 1 && marks(after) > 0);
  };
});

describe('any text at all', () => {
  it('is read without an error, and what was cleaned once stays as it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom(
            '@',
            '#',
            '.',
            '“',
            '1',
            '.com',
            '<a',
            '**',
            '_',
            '月',
            '%',
            ' ',
            'Am',
            '\n'
          ),
          { maxLength: 80 }
        )
        .map((pieces) => pieces.join(''))
    );
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'de', 'ja', 'ar', null), (words, language) => {
        const source = openSource(articles.menu);
        const once = source.check({ texts: [words], hashtags: [words], altTexts: [], language });
        expect(once.texts).toHaveLength(1);
        const twice = source.check({ texts: once.texts, hashtags: [], altTexts: [], language });
        expect(twice.report.findings.every(({ kind }) => kind !== 'hidden')).toBe(true);
      }),
      { numRuns: 400 }
    );
  });
});
