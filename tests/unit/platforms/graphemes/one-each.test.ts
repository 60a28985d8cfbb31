import fc from 'fast-check';

import { isOneGraphemeEach } from '../../../../server/src/platforms/graphemes/one-each';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const EMOJI = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3]/u;

describe('isOneGraphemeEach', () => {
  test.each(['', 'Straße, déjà vu – “soon”…', '12.50 €\n\tat 7:30'])('knows %j', (text) => {
    expect(isOneGraphemeEach(text)).toBe(true);
  });

  test.each(['©', '‼', 'e\u0301', '1\uFE0F\u20E3', 'a\r\nb', '👩‍👩‍👧', 'नमस्ते', 'a\u200Db'])(
    'leaves %j to the segmenter',
    (text) => {
      expect(isOneGraphemeEach(text)).toBe(false);
    }
  );

  test('holds for every pair of signs that it takes', () => {
    const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).filter(
      isOneGraphemeEach
    );
    expect(signs.length).toBeGreaterThan(600);
    expect(signs.filter((sign) => EMOJI.test(sign))).toEqual([]);
    const texts = fc.array(fc.constantFrom(...signs), { maxLength: 40 });
    fc.assert(
      fc.property(texts, (all) => {
        const text = all.join('');
        expect([...graphemes.segment(text)]).toHaveLength(text.length);
      }),
      { numRuns: 500 }
    );
  });
});
