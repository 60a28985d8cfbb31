import fc from 'fast-check';

import { countCashtags, countXCharacters } from '../../../../server/src/platforms/x/text';
import { cpuMs } from '../../../cpu-time';

describe('countXCharacters', () => {
  it.each([
    ['', 0],
    ['日本語', 6],
    ['👨‍👩‍👧‍👦', 2],
    ['🇧🇷', 2],
    ['👍🏽', 2],
    ['1️⃣', 2],
    ['…', 2],
    ['€', 2],
    ['—', 1],
    ['“”‘’', 4],
    ['Привет', 6],
    ['see example.com now', 31],
    ['http://localhost:3000', 21],
    ['a@b.com', 7],
    [`https://example.com/${'a'.repeat(300)}`, 23],
    ['e\u0301', 1],
    ['\0', 1],
    ['\ud800 a\udc00', 6],
    // Younger than twitter-text's list of emoji, yet whole sequences.
    ['🧑🏿‍🚀', 2],
    ['❤️‍🔥', 2],
    ['🏳‍🌈', 5],
    ['example.com/1️⃣', 27],
    ['日本example.comです', 31],
  ])('counts %j as %i', (text, weight) => {
    expect(countXCharacters(text)).toBe(weight);
  });

  it('is total: any UTF-16 has a finite, non-negative length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const broken = text.slice(1).split('').reverse().join('');
        return [text, broken].every(
          (any) => Number.isInteger(countXCharacters(any)) && countXCharacters(any) >= 0
        );
      })
    );
  });

  it('counts words that have nothing special one by one, also in very long texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000 }), (words) =>
        expect(countXCharacters('wort '.repeat(words))).toBe(words * 5)
      ),
      { numRuns: 20 }
    );
  });

  it('still knows links in a text too long to be parsed whole', () => {
    const text = `${'wort '.repeat(2_500)}https://example.com/${'a'.repeat(200)}`;
    expect(countXCharacters(text)).toBe(12_500 + 23);
  });

  it('answers soon for a text made to be slow', async () => {
    const text = 'a.'.repeat(200_000);
    const took = await cpuMs(() => expect(countXCharacters(text)).toBeGreaterThan(280));
    expect(took).toBeLessThan(2_000);
  });
});

describe('countCashtags', () => {
  it.each([
    ['$TIDE is up', 1],
    ['$TIDE and $FISH', 2],
    ['$TIDE\u0085$FISH', 1],
    ['up $TIDE \u0085$FISH', 2],
    ['It costs $5 or US$TIDE', 0],
    ['$brk.b, then $BRK_A.', 2],
    ['$TOOLONGNAME', 0],
  ])('finds in %j %i', (text, count) => {
    expect(countCashtags(text)).toBe(count);
  });
});
