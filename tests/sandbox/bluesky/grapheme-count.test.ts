import fc from 'fast-check';

import { countGraphemes } from '../../../sandbox/src/bluesky/lexicon/grapheme-count';
import { generatedPost } from '../../platform-kit/generated-posts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bySegmenter = (text: string): number => [...segmenter.segment(text)].length;

describe('Bluesky sandbox: counting graphemes', () => {
  it.each([
    ['', 0],
    ['Harbour', 7],
    ['👩‍👩‍👧', 1],
    ['👍🏽', 1],
    ['🇵🇹🇳🇴', 2],
    ['🇵🇹🇳', 2],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', 1],
    ['3️⃣', 1],
    ['e\u0301', 1],
    ['\r\n', 1],
    ['\n\r', 2],
    ['a\u200bb', 3],
    ['각', 1],
    ['\u1100\u1161\u11a8', 1],
    ['क्षि', 1],
    ['நி', 1],
    ['กำ', 1],
    ['\u0600\u0661', 1],
    ['👨\u200da', 2],
  ])('counts %j as %i', (text, expected) => {
    expect(countGraphemes(text)).toBe(expected);
  });

  it('agrees with the segmenter of the runtime on posts as people write them', () => {
    fc.assert(
      fc.property(generatedPost(60), (text) => {
        expect(countGraphemes(text)).toBe(bySegmenter(text));
      }),
      { seed: 20261122, numRuns: 3000 }
    );
  });

  it('agrees with it on any well-formed text of letters and marks of any script', () => {
    const letters = fc.string({ unit: 'grapheme-composite', maxLength: 30 });
    fc.assert(
      fc.property(letters, (text) => {
        expect(countGraphemes(text)).toBe(bySegmenter(text));
      }),
      { seed: 20261122, numRuns: 2000 }
    );
  });

  it('never throws, whatever the code units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(0xffff), (text, unit) => {
        expect(countGraphemes(text + String.fromCharCode(unit))).toBeGreaterThanOrEqual(1);
      })
    );
  });
});
