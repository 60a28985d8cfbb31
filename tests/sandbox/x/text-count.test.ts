import fc from 'fast-check';
import twitterText from 'twitter-text';

import { weightedLength, weightedPrefix } from '../../../sandbox/src/x/text-count';
import { TOP_LEVEL_DOMAINS } from '../../../sandbox/src/x/top-level-domains';
import { detectUrls } from '../../../sandbox/src/x/url-detection';
import { cpuMs } from '../../cpu-time';

const reference = (text: string): number => twitterText.parseTweet(text).weightedLength;

/** The reference misplaces a bare domain whose name occurs earlier in the same word. */
const isSoundIn = (text: string): boolean =>
  twitterText
    .extractUrlsWithIndices(text.normalize('NFC'))
    .every(({ url, indices }) => text.normalize('NFC').slice(...indices) === url);

const expectAgreement = (text: string): void => {
  fc.pre(isSoundIn(text));
  expect(weightedLength(text)).toBe(reference(text));
};

describe('weighted length', () => {
  it.each([
    ['', 0],
    ['日本語', 6],
    ['👨‍👩‍👧‍👦', 2],
    ['…', 2],
    ['€', 2],
    ['—', 1],
    ['“quoted” ‘so’', 13],
    ['Привет', 6],
    ['see example.com now', 31],
    ['http://localhost:3000', 21],
    ['http://127.0.0.1:1337/articles/one', 34],
    ['a@b.com', 7],
    ['e\u0301', 1],
    ['🇵🇹', 2],
    ['👍🏽', 2],
    ['1️⃣', 2],
    ['1\u20e3', 2],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['🏳️‍🌈', 2],
    ['🏳‍🌈', 5],
    ['see e.g.한국', 27],
    ['©', 1],
    ['©️', 2],
    ['1\ufe0f', 3],
    ['❤🏽', 4],
    ['🍎\u200d🍏', 5],
    ['\ud83d', 2],
    [`https://example.com/${'a'.repeat(300)}`, 23],
    ['(https://example.com/Lamp_(light_(blue))).', 26],
    ['https://example.com/e.g.(word)', 30],
    ['https://example.com/a(b).(c)d(e)', 23],
    ['https://example.com/a?b=c&d=é.', 25],
    ['example.com.', 24],
    ['example.com/path, next', 29],
    ['-example.com', 12],
    ['my_example.com', 14],
    ['foo_bar.example.com', 27],
    ['日本example.comです', 31],
    ['http://日本.com', 23],
    ['日本.com', 8],
    ['#tag.example.com', 16],
    ['@harbour.example.com', 20],
    ['$CASH.example.com', 17],
    ['EXAMPLE.COM HTTPS://EXAMPLE.COM', 47],
    ['one.com,two.org;three.co.uk', 71],
    ['e.g. i.e. 3.14 v1.2.3 file.txt', 30],
    ['http://example.com:8080/x?y', 23],
    ['example.com?x=1', 27],
    ['https://t.co/AbCdEf1234/more', 28],
    [`https://example.com/${'a'.repeat(5000)}`, 5020],
    [`${'a'.repeat(70)}.com`, 74],
    ['Überfahrtwordслово❤️שלום한국어news.example.org', 46],
    [`${'語'.repeat(15)}.example.com`, 54],
    [`http://${'語'.repeat(70)}.com`, 151],
    ['https://xn--bcher-kva.example.xn--p1ai/', 23],
    ['example.c', 9],
    ['http://example.com/@harbour/1', 23],
  ])('counts %j as %d, and so does the reference', (text, expected) => {
    expect(weightedLength(text)).toBe(expected);
    expect(reference(text)).toBe(expected);
  });

  it('takes emoji that are younger than the reference for one emoji', () => {
    // Emoji 12 and 13.1; twitter-text 3.1.0 knows Emoji 11 only.
    expect(weightedLength('🧑‍💻❤️‍🔥')).toBe(4);
    expect(reference('🧑‍💻❤️‍🔥')).toBeGreaterThan(4);
  });

  it('knows only top-level domains that the reference knows', () => {
    const strange = TOP_LEVEL_DOMAINS.filter(
      (tld) => reference(`example.${tld}`) !== 23 || weightedLength(`example.${tld}`) !== 23
    );
    expect(strange).toEqual([]);
    expect(TOP_LEVEL_DOMAINS.length).toBeGreaterThan(700);
  });

  const words = fc.constantFrom(
    ...[
      'word',
      'Überfahrt',
      'a',
      '日本',
      '한국어',
      'слово',
      'שלום',
      '#tide',
      '@harbourlight',
      '$TIDE',
    ],
    ...['€', '…', '—', '’', '"', '(', ')', '/', '-', '_', '.', ',', '?', '!', ':', '\n', ' ', '  '],
    ...['👍', '👍🏽', '👩‍🚀', '🇵🇹', '🇯🇵', '1️⃣', '❤️', '❤', '☝🏿', '👨‍👩‍👧‍👦', '🏳️‍🌈', '\ufe0f', '\u200d'],
    ...['example.com', 'news.example.org', 'https://example.com/a/b', 'http://example.co.uk?x=1#y'],
    ...[
      'https://example.com/Lamp_(blue)',
      'a@b.com',
      'http://localhost:3000',
      'https://t.co/Ab3dE',
    ],
    ...['v1.2', 'e.g.', 'x.y', 'HTTPS://EXAMPLE.NET/', 'https://', 'www.example.photography/p/1']
  );

  it('agrees with the reference on texts made of words, links and emoji', () => {
    const texts = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, expectAgreement), { numRuns: 5000 });
  });

  it('agrees with the reference on texts with spaces between the words', () => {
    const texts = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' '));
    fc.assert(fc.property(texts, expectAgreement), { numRuns: 3000 });
  });

  it('agrees with the reference on any code points and on broken surrogates', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
        .map((units) => String.fromCharCode(...units))
    );
    fc.assert(fc.property(texts, expectAgreement), { numRuns: 3000 });
  });

  it('counts 25,000 characters in bounded time, whatever they are', async () => {
    const took = await cpuMs(() => {
      expect(weightedLength('語'.repeat(12_500))).toBe(25_000);
      expect(weightedLength('語.'.repeat(12_500))).toBe(37_500);
      weightedLength('a.'.repeat(12_500));
      weightedLength(`http://${'a-'.repeat(12_500)}.`);
      weightedLength(`https://example.com/${'('.repeat(5_000)}.`);
      weightedLength(`https://example.com/${'(a'.repeat(5_000)}.`);
    });
    // Quadratic work would take minutes on a slow machine.
    expect(took).toBeLessThan(10_000);
  });
});

describe('weighted prefix', () => {
  it('is the longest start that fits, and never half a link or emoji', () => {
    expect(weightedPrefix('ab👩‍🚀 https://example.com/long', 3)).toBe('ab');
    expect(weightedPrefix('ab👩‍🚀 https://example.com/long', 4)).toBe('ab👩‍🚀');
    expect(weightedPrefix('ab👩‍🚀 https://example.com/long', 27)).toBe('ab👩‍🚀 ');
    expect(weightedPrefix('ab👩‍🚀 https://example.com/long', 28)).toBe(
      'ab👩‍🚀 https://example.com/long'
    );
  });
});

describe('link detection', () => {
  it('finds the same links at the same places as the reference', () => {
    const text = 'Tea: example.com/tea, https://example.org/a?b=c. Mail a@b.com (news.example.net)';
    const expected = twitterText.extractUrlsWithIndices(text);
    expect(expected).toHaveLength(3);
    expect(detectUrls(text).map(({ url, start, end }) => ({ url, indices: [start, end] }))).toEqual(
      expected
    );
  });
});
