import fc from 'fast-check';

import {
  splitThread,
  type SplitThreadArgs,
} from '../../../../server/src/services/adaptation/split-thread';
import { generatedPost } from '../../../platform-kit/generated-posts';
import { cpuMs } from '../../../cpu-time';

const split = (text: string, limit: number, args: Partial<SplitThreadArgs> = {}) =>
  splitThread({
    text,
    limit,
    count: (part) => part.length,
    maxParts: 25,
    numbering: false,
    language: 'en',
    protectedTexts: [],
    ...args,
  });

const SENTENCE = 'The lamps go on at four.';

/** Everything but white space and directions. */
const wordsOf = (text: string): string => text.replace(/[\s\u202A-\u202E\u2066-\u2069]/gu, '');

describe('splitting a text into a thread', () => {
  it('leaves a text that fits as one part without a number', () => {
    expect(split(SENTENCE, 24, { numbering: true })).toEqual([SENTENCE]);
    expect(split(`${SENTENCE}\n`, 24, { maxParts: 1 })).toEqual([SENTENCE]);
  });

  it('has no part for an empty text', () => expect(split(' \n ', 24)).toEqual([]));

  it('breaks between paragraphs', () => {
    const paragraph = `${SENTENCE} ${SENTENCE}`;
    expect(split(`${paragraph}\n\n${paragraph}\n\n${paragraph}`, 75)).toEqual([
      ...[paragraph, paragraph, paragraph],
    ]);
  });

  it('breaks between the items of a list', () => {
    const items = ['• Nets and ropes', '• Lamps and oil', '• Bread and tea', '• Coats and hats'];
    expect(split(items.join('\n'), 40)).toEqual([
      items.slice(0, 2).join('\n'),
      items.slice(2).join('\n'),
    ]);
  });

  it('breaks between sentences, and between words where a sentence is too long', () => {
    expect(split(`${SENTENCE} ${SENTENCE} ${SENTENCE}`, 60)).toEqual([
      `${SENTENCE} ${SENTENCE}`,
      SENTENCE,
    ]);
    expect(split('alpha beta gamma delta epsilon', 12)).toEqual([
      ...['alpha beta', 'gamma delta', 'epsilon'],
    ]);
  });

  it('fills parts more tightly where there would be too many', () => {
    const text = 'Alpha beta gamma. Delta epsilon zeta eta. Theta iota kappa.';
    expect(split(text, 28, { maxParts: 2 })).toBeNull();
    expect(split(text, 36, { maxParts: 2 })).toEqual([
      'Alpha beta gamma. Delta epsilon zeta',
      'eta. Theta iota kappa.',
    ]);
    expect(split(text, 36, { maxParts: 3 })?.[0]).toBe('Alpha beta gamma.');
  });

  it('numbers parts inside the limit, also when there are ten and more', () => {
    for (const [length, digits] of [
      [40, 1],
      [90, 2],
    ] as const) {
      const parts = split('alpha beta '.repeat(length).trim(), 80, { numbering: true }) ?? [];
      expect(String(parts.length)).toHaveLength(digits);
      parts.forEach((part, index) => {
        expect(part).toMatch(new RegExp(` ${index + 1}/${parts.length}$`));
        expect(part.length).toBeLessThanOrEqual(80);
      });
    }
  });

  it('keeps the link and the hashtags at the end together', () => {
    const tail = 'https://example.com/a\n\n#Winter #Harbour';
    expect(split(`${SENTENCE} ${SENTENCE}\n\n${tail}`, 80)).toEqual([
      `${SENTENCE} ${SENTENCE}`,
      tail,
    ]);
  });

  it('keeps protected texts whole, and gives up when one is too long', () => {
    const whole = 'two words of ours that stay together';
    const parts = split(`alpha beta ${whole} gamma`, 40, { protectedTexts: [whole] });
    expect(parts).toEqual(['alpha beta', whole, 'gamma']);
    expect(split(`alpha https://example.com/${'a'.repeat(50)} beta`, 40)).toBeNull();
  });

  it('is null when there would be more parts than allowed', () => {
    expect(split('alpha beta gamma delta', 12, { maxParts: 1 })).toBeNull();
    expect(split('alpha beta '.repeat(100), 20, { maxParts: 9 })).toBeNull();
    expect(split('alpha beta', 3, { numbering: true })).toBeNull();
    expect(split('alpha', 0)).toBeNull();
  });

  it('closes directions at the end of a part and opens them again in the next', () => {
    expect(split('a \u2067منارة قديمة جدا قرب المرفأ\u2069 b', 20, { language: 'ar' })).toEqual([
      'a \u2067منارة قديمة جدا\u2069',
      '\u2067قرب المرفأ\u2069 b',
    ]);
  });

  it('holds every word in order in parts that fit, none of them empty', () => {
    fc.assert(
      fc.property(
        fc.array(generatedPost(100), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 180, max: 400 }),
        fc.boolean(),
        (texts, limit, numbering) => {
          const text = texts.join('\n\n');
          const parts = split(text, limit, { numbering, language: null });
          if (!parts) return;
          const bare = parts.map((part, index) => {
            expect(part.length).toBeLessThanOrEqual(limit);
            const number = numbering && parts.length > 1 ? ` ${index + 1}/${parts.length}` : '';
            expect(part.endsWith(number)).toBe(true);
            return part.slice(0, part.length - number.length);
          });
          for (const part of bare) expect(part.trim()).not.toBe('');
          expect(wordsOf(bare.join(''))).toBe(wordsOf(text));
        }
      )
    );
  });

  it.each([
    ['words', 'alpha beta '.repeat(90_000)],
    ['one word', 'x'.repeat(1_000_000)],
    ['brackets', '( '.repeat(500_000)],
    ['directions', '\u2067a '.repeat(300_000)],
    ['lines', 'a\n\n'.repeat(300_000)],
    ['marks', `e${'\u0301'.repeat(300_000)}`],
  ])('gives up soon on endless %s', async (_, text) => {
    const took = await cpuMs(() => expect(split(text, 300, { numbering: true })).toBeNull());
    expect(took).toBeLessThan(5_000);
  });
});
