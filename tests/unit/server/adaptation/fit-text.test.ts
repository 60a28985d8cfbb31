import fc from 'fast-check';

import type { TextRules } from '../../../../server/src/platforms/contract';
import { fitText, type TextPieces } from '../../../../server/src/services/adaptation/fit-text';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const countGraphemes = (text: string) => [...graphemes.segment(text)].length;

const rulesOf = (limit: number): TextRules => ({
  limit,
  count: countGraphemes,
  unit: 'graphemes',
  hashtags: 5,
});

const pieces = (over: Partial<TextPieces> = {}): TextPieces => ({
  title: 'Winter light on the harbour wall',
  summary:
    'The lamps go on at four. Fishermen mend their nets by the door. Everyone waits for the last boat.',
  link: 'https://example.com/en/articles/winter-light',
  hashtags: ['#Winter', '#Harbour'],
  language: 'en',
  ...over,
});

describe('fitting a text', () => {
  it('keeps everything when everything fits', () => {
    expect(fitText(pieces(), rulesOf(1000))).toBe(
      [
        'Winter light on the harbour wall',
        'The lamps go on at four. Fishermen mend their nets by the door. Everyone waits for the last boat.',
        'https://example.com/en/articles/winter-light',
        '#Winter #Harbour',
      ].join('\n\n')
    );
  });

  it('ends the summary at a sentence when that keeps most of it', () => {
    const text = fitText(pieces(), rulesOf(180));
    expect(text).toContain('by the door.\n\n');
    expect(text).not.toContain('…');
  });

  it('cuts between words with an ellipsis otherwise', () => {
    const text = fitText(pieces({ summary: 'alpha beta gamma delta epsilon zeta' }), rulesOf(130));
    expect(text).toMatch(/alpha beta[a-z ]*…\n\n/);
  });

  it('gives up hashtags before the title, and never the link', () => {
    const text = fitText(pieces(), rulesOf(80));
    expect(text).toBe(
      'Winter light on the harbour wall\n\nhttps://example.com/en/articles/winter-light'
    );
    expect(fitText(pieces(), rulesOf(60))).toMatch(/^Winter light…\n\nhttps:/);
  });

  it('does not say the title twice', () => {
    expect(fitText(pieces({ summary: ' winter light on the harbour wall ' }), rulesOf(500))).toBe(
      'Winter light on the harbour wall\n\nhttps://example.com/en/articles/winter-light\n\n#Winter #Harbour'
    );
  });

  it('cuts Japanese between words, though it has no spaces', () => {
    const summary = '港の灯台は夜になると静かに光り、漁師たちはその光を頼りに帰ってくる';
    const text = fitText(
      pieces({ title: '灯台', summary, link: null, hashtags: [], language: 'ja' }),
      rulesOf(20)
    );
    expect(text).toMatch(/^灯台\n\n港の.+…$/);
  });

  it('never cuts inside a URL, a hashtag or a mention', () => {
    const summary =
      'See https://example.com/a-very/long-path?with=query #SlowFoodSaturday @lighthouse now';
    for (let limit = 10; limit < 140; limit += 1) {
      const text = fitText(
        pieces({ title: 'T', summary, link: null, hashtags: [] }),
        rulesOf(limit)
      );
      for (const whole of [
        'https://example.com/a-very/long-path?with=query',
        '#SlowFoodSaturday',
        '@lighthouse',
      ]) {
        const start = whole.slice(0, 4);
        if (text.includes(start)) expect(text).toContain(whole);
      }
    }
  });

  it('always fits, whatever the words, and cuts no grapheme', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('👩‍👩‍👧‍👦', 'é', 'नमस्ते', 'مرحبا', '🇵🇹', 'https://e.com/x')
    );
    const sentence = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        sentence,
        sentence,
        fc.integer({ min: 60, max: 300 }),
        (title, summary, limit) => {
          const text = fitText(pieces({ title, summary }), rulesOf(limit));
          expect(countGraphemes(text)).toBeLessThanOrEqual(limit);
          expect(text.isWellFormed() || !(title + summary).isWellFormed()).toBe(true);
        }
      )
    );
  });
});
