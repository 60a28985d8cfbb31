import fc from 'fast-check';

import { keywordsOf } from '../../../../server/src/services/adaptation/keywords';
import { generatedPost } from '../../../platform-kit/generated-posts';
import { cpuMs } from '../../../cpu-time';

const rules = (language: string | null, max = 5, exclude: string[] = []) => ({
  ...{ language, max, exclude },
});

const ENGLISH = `Winter light on the harbour wall
The harbour is quiet in winter. Fishermen mend their nets by the harbour wall, and the nets dry in
the wind. A ferry to New York once stopped here; now New York is far away. See https://example.com/nets
#Nets @keeper and 2026, 40 boats.`;

describe('keywords', () => {
  it('are what a text says often and early, without words that say nothing', () => {
    const words = keywordsOf(ENGLISH, rules('en'));
    expect(words.slice(0, 2)).toEqual(['harbour', 'New York']);
    expect(words).toEqual(expect.arrayContaining(['winter', 'wall', 'nets']));
  });

  it('hold no links, names of accounts, numbers or single letters', () => {
    const words = keywordsOf(ENGLISH, rules('en', 100)).map((word) => word.toLowerCase());
    for (const word of ['https', 'example', 'com', 'keeper', '2026', '40', 'a', 'the', 'york']) {
      expect(words).not.toContain(word);
    }
  });

  it('leave out what is a tag already', () => {
    const words = keywordsOf(ENGLISH, rules('en', 100, ['Harbour wall', 'newyork']));
    for (const word of ['harbour', 'wall', 'New York']) expect(words).not.toContain(word);
  });

  it('keep names of some words together, also at the beginning of a sentence', () => {
    expect(
      keywordsOf('Bells ring in New York. New York sleeps. The New York ferry.', rules('en', 1))
    ).toEqual(['New York']);
    expect(keywordsOf('Winter Light On The Harbour Wall Again', rules('en', 9))).not.toContain(
      'Winter Light'
    );
  });

  it('keep German nouns single and their capitals', () => {
    const words = keywordsOf(
      'Der Hafen im Winter. Die Fischer flicken am Hafen ihre Netze, und die Netze trocknen. Im Hafen Netze.',
      rules('de-AT', 2)
    );
    expect(words).toEqual(['Hafen', 'Netze']);
  });

  it('lose the article that French glues on', () => {
    const words = keywordsOf("L'eau du port. L’eau est froide et l'eau monte.", rules('fr', 1));
    expect(words).toEqual(['eau']);
  });

  it.each([
    ['ja', '灯台は港にあります。灯台の光は船を導く。灯台を見た。', '灯台'],
    ['zh-Hans', '灯塔又亮了。渔民看见灯塔，灯塔在港口。', '灯塔'],
    ['th', 'ประภาคารเก่า ประภาคารใหม่ และประภาคาร', 'ประภาคาร'],
    ['ar', 'المنارة القديمة قرب المرفأ. المنارة مضيئة، المنارة عالية.', 'المنارة'],
    ['ru', 'Маяк у моря. Старый маяк светит, маяк виден далеко.', 'маяк'],
    ['ko', '등대 불빛. 오래된 등대 그리고 새 등대', '등대'],
  ])('(%s) are found', (language, text, word) =>
    expect(keywordsOf(text, rules(language, 2)).map((found) => found.toLowerCase())).toContain(word)
  );

  it.each([null, '', 'ka', 'not a tag', '!!'])('are none for the language %p', (language) =>
    expect(keywordsOf(ENGLISH, rules(language))).toEqual([])
  );

  it('are the same for the same text, different, and no more than wanted', () => {
    fc.assert(
      fc.property(
        generatedPost(500),
        fc.constantFrom('en', 'de', 'ja', 'th', 'ar'),
        fc.integer({ min: 0, max: 8 }),
        (text, language, max) => {
          const words = keywordsOf(text, rules(language, max));
          expect(words).toEqual(keywordsOf(text, rules(language, max)));
          expect(words.length).toBeLessThanOrEqual(max);
          expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
        }
      )
    );
  });

  it.each([
    ['en', ENGLISH.repeat(1_000)],
    ['en', 'Ab '.repeat(30_000)],
    ['en', "a'".repeat(50_000)],
    ['ja', '港の灯台は夜になると静かに光り'.repeat(7_000)],
    ['th', 'ประภาคาร'.repeat(12_000)],
    ['en', '\uD800'.repeat(100_000)],
  ])('(%s) take linear time', async (language, text) => {
    expect(await cpuMs(() => keywordsOf(text, rules(language)))).toBeLessThan(5_000);
  });
});
