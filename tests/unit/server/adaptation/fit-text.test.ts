import fc from 'fast-check';

import {
  fitText,
  type FitTextArgs,
  type TextPieces,
} from '../../../../server/src/services/adaptation/fit-text';
import { cpuMs } from '../../../cpu-time';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const countGraphemes = (text: string) => [...graphemes.segment(text)].length;

const LINK = 'https://example.com/en/articles/winter-light';

const pieces = (over: Partial<TextPieces> = {}): TextPieces => ({
  title: 'Winter light on the harbour wall',
  summary:
    'The lamps go on at four. Fishermen mend their nets by the door. Everyone waits for the last boat.',
  body: '',
  hashtags: ['#Winter', '#Harbour'],
  ...over,
});

const wordWith =
  (link: string) =>
  ({ title, summary, body, hashtags }: TextPieces): string =>
    [title, summary, body, link, hashtags.join(' ')].filter((piece) => piece !== '').join('\n\n');

const fitInto = (limit: number, over: Partial<TextPieces> = {}, args: Partial<FitTextArgs> = {}) =>
  fitText({
    pieces: pieces(over),
    word: wordWith(LINK),
    fits: (text) => countGraphemes(text) <= limit,
    maxUnits: limit,
    protectedTexts: [LINK],
    language: 'en',
    ...args,
  });

describe('fitting a text', () => {
  it('keeps everything when everything fits', () => {
    expect(fitInto(1000, { body: 'A long winter.' })).toEqual({
      text: [
        'Winter light on the harbour wall',
        'The lamps go on at four. Fishermen mend their nets by the door. Everyone waits for the last boat.',
        'A long winter.',
        LINK,
        '#Winter #Harbour',
      ].join('\n\n'),
      hashtags: ['#Winter', '#Harbour'],
      shortened: [],
      lost: [],
    });
  });

  it('shortens the body first and leaves the rest alone', () => {
    const body = 'Nets dry in the wind. '.repeat(600).trim();
    const { text, shortened } = fitInto(400, { body });
    expect(shortened).toEqual(['body']);
    expect(text).toContain('Nets dry in the wind.\n\nhttps:');
    expect(text).toContain('the last boat.\n\nNets');
    expect(countGraphemes(text)).toBeGreaterThan(370);
  });

  it('keeps a long body whole where it fits', () => {
    const body = 'Nets dry in the wind. '.repeat(600).trim();
    const fits = (candidate: string) => candidate.length <= 20_000;
    const { text, shortened } = fitInto(20_000, { body }, { fits });
    expect(shortened).toEqual([]);
    expect(text).toContain(body);
  });

  it('ends the summary at a sentence when that keeps most of it', () => {
    const { text, shortened } = fitInto(180, { body: 'Nets dry.' });
    expect(text).toContain('by the door.\n\n');
    expect(text).not.toContain('…');
    expect(shortened).toEqual(['body', 'summary']);
  });

  it('cuts between words with an ellipsis otherwise', () => {
    const { text } = fitInto(130, { summary: 'alpha beta gamma delta epsilon zeta' });
    expect(text).toMatch(/alpha beta[a-z ]*…\n\n/);
  });

  it('gives up hashtags from the last before the title, and never the link', () => {
    expect(fitInto(86)).toEqual({
      text: `Winter light on the harbour wall\n\n${LINK}`,
      hashtags: [],
      shortened: ['summary', 'hashtags'],
      lost: [],
    });
    expect(fitInto(87).hashtags).toEqual(['#Winter']);
    const { text, shortened } = fitInto(60);
    expect(text).toBe(`Winter light…\n\n${LINK}`);
    expect(shortened).toEqual(['summary', 'hashtags', 'title']);
  });

  it('says nothing of pieces that the wording never says', () => {
    const word = ({ title }: TextPieces) => `${title} ${LINK}`;
    expect(fitInto(60, {}, { word }).shortened).toEqual(['title']);
  });

  it('cuts the wording itself around the link when its fixed words are too long', () => {
    const word = () => `Read all about the harbour and its lights today: ${LINK} and tell us more`;
    expect(fitInto(90, {}, { word })).toEqual({
      text: `Read all about the harbour and its lights… ${LINK}`,
      ...{ hashtags: [], shortened: ['text'], lost: [] },
    });
    expect(fitInto(105, {}, { word }).text).toBe(
      `Read all about the harbour and its lights today: ${LINK} and tell…`
    );
    expect(fitInto(LINK.length, {}, { word }).text).toBe(LINK);
  });

  it('leaves out a link that is too long alone, and says so', () => {
    expect(fitInto(20)).toEqual({
      text: 'Winter light on the…',
      ...{ hashtags: [], shortened: ['text'], lost: [LINK] },
    });
  });

  it('is empty when nothing fits', () => {
    expect(fitInto(0).text).toBe('');
    expect(fitInto(1000, {}, { fits: () => false }).text).toBe('');
    expect(fitInto(10, { title: '', summary: '', hashtags: [] }, { word: () => '' }).text).toBe('');
  });

  it('cuts Japanese between words, though it has no spaces', () => {
    const summary = '港の灯台は夜になると静かに光り、漁師たちはその光を頼りに帰ってくる';
    const { text } = fitInto(
      20,
      { title: '灯台', summary, hashtags: [] },
      { word: wordWith(''), language: 'ja' }
    );
    expect(text).toMatch(/^灯台\n\n港の.+…$/);
  });

  it('never cuts inside a URL, a hashtag or a mention', () => {
    const summary =
      'See https://example.com/a-very/long-path?with=query #SlowFoodSaturday @lighthouse now';
    for (let limit = 10; limit < 140; limit += 1) {
      const { text } = fitInto(
        limit,
        { title: 'T', summary, hashtags: [] },
        { word: wordWith('') }
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

  it('closes a direction that a piece leaves open, before the link', () => {
    const { text } = fitInto(500, { title: '\u2067منارة', summary: '\u202Eabc' });
    expect(text).toContain('\u2067منارة\u2069\n\n\u202Eabc\u202C\n\n');
  });

  it('always fits, whatever the words, and cuts no grapheme', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom('👩‍👩‍👧‍👦', 'é', 'नमस्ते', 'مرحبا', '🇵🇹', 'https://e.com/x')
    );
    const sentence = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        ...[sentence, sentence, sentence],
        fc.integer({ min: 60, max: 300 }),
        (title, summary, body, limit) => {
          const { text } = fitInto(limit, { title, summary, body });
          expect(countGraphemes(text)).toBeLessThanOrEqual(limit);
          expect(text).toContain(LINK);
          expect(text.isWellFormed()).toBe(true);
        }
      )
    );
  });

  it('gives only what was tried, by at most 120 tries, however odd counting and wording are', () => {
    const long = fc.string({ maxLength: 60 }).map((text) => `${text} `.repeat(400));
    fc.assert(
      fc.property(
        ...[long, long, long],
        fc.integer({ min: 2, max: 997 }),
        (title, summary, body, modulus) => {
          let tries = 0;
          let words = 0;
          const isFitting = (text: string) => (text.length * 31) % modulus < modulus / 3;
          const { text } = fitText({
            pieces: { title, summary, body, hashtags: Array<string>(500).fill('#a') },
            word: (given) => {
              words += 1;
              return given.summary.length % 2 ? given.title + given.body : wordWith(LINK)(given);
            },
            fits: (candidate) => {
              tries += 1;
              return isFitting(candidate);
            },
            ...{ maxUnits: 100_000, protectedTexts: [LINK], language: null },
          });
          expect(text === '' || isFitting(text)).toBe(true);
          expect(tries).toBeLessThanOrEqual(120);
          expect(words).toBeLessThanOrEqual(120);
        }
      ),
      { numRuns: 40 }
    );
  });

  it('counts no text that is far too long, and takes endless ones', async () => {
    const endless = 'Winter light on the harbour wall. '.repeat(100_000);
    const counted: number[] = [];
    const took = await cpuMs(() => {
      const { text } = fitInto(
        300,
        { title: endless, summary: endless, body: endless },
        { fits: (candidate) => counted.push(candidate.length) > 0 && candidate.length <= 300 }
      );
      expect(text).toContain(LINK);
    });
    expect(Math.max(...counted)).toBeLessThan(2_000);
    expect(took).toBeLessThan(5_000);
  });
});
