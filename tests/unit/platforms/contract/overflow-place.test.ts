import fc from 'fast-check';

import { overflowPlace } from '../../../../server/src/platforms/contract';
import { countText } from '../../../../server/src/platforms/bluesky/text';
import { countXCharacters } from '../../../../server/src/platforms/x/text';

const units = (text: string): number => text.length;

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

const boundariesOf = (text: string): number[] =>
  Array.from(GRAPHEMES.segment(text), ({ index }) => index);

describe('the place where the limit ends', () => {
  it('is none when all of it fits', () => {
    expect(overflowPlace({ text: '', limit: 0, count: units })).toBeNull();
    expect(overflowPlace({ text: 'abc', limit: 3, count: units })).toBeNull();
  });

  it('is the first character that is too much', () => {
    expect(overflowPlace({ text: 'abcd', limit: 3, count: units })).toBe(3);
    expect(overflowPlace({ text: 'one two three', limit: 5, count: units })).toBe(5);
    expect(overflowPlace({ text: `abc${' '.repeat(5)}`, limit: 5, count: units })).toBe(5);
    expect(overflowPlace({ text: 'abc', limit: 0, count: units })).toBe(0);
  });

  it('never cuts through a grapheme', () => {
    const family = '👩‍👩‍👧';
    expect(overflowPlace({ text: `ab${family}`, limit: 4, count: units })).toBe(2);
    expect(overflowPlace({ text: family.repeat(3), limit: 4, count: countXCharacters })).toBe(
      family.length * 2
    );
  });

  it('takes a link that fits whole, however long it is', () => {
    const link = `https://harbour.org/${'a'.repeat(300)}`;
    const text = `See ${link} tomorrow`;
    expect(overflowPlace({ text, limit: 28, count: countXCharacters })).toBe(`See ${link} `.length);
    expect(overflowPlace({ text, limit: 27, count: countXCharacters })).toBe(`See ${link}`.length);
  });

  it('is what fits and not one grapheme more, for words of all scripts', () => {
    const pieces = fc.constantFrom(...['Harbour', '港', '🦀', '👩‍👩‍👧', ' ', '\n', 'é', 'مرحبا']);
    const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        for (const count of [units, countText, countXCharacters]) {
          const place = overflowPlace({ text, limit, count });
          const fitting = boundariesOf(text).filter((end) => count(text.slice(0, end)) <= limit);
          expect(place).toBe(count(text) <= limit ? null : Math.max(0, ...fitting));
        }
      })
    );
  });

  it('is found quickly in a text that is far too long', () => {
    const text = 'Tide and harbour '.repeat(6_000);
    let counted = 0;
    const count = (words: string): number => {
      counted += words.length;
      return words.length;
    };
    expect(overflowPlace({ text, limit: 280, count })).toBe(280);
    // The whole once, and little more.
    expect(counted).toBeLessThan(text.length + 20_000);
  });
});
