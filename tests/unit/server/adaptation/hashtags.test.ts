import {
  hashtagOf,
  hashtagsFor,
  hashtagsOf,
} from '../../../../server/src/services/adaptation/hashtags';

describe('hashtags', () => {
  it.each([
    ['slow food', '#SlowFood'],
    ['Café & Tee', '#CaféTee'],
    ['灯台', '#灯台'],
    ['عطلة نهاية', '#عطلةنهاية'],
    ['हिन्दी', '#हिन्दी'],
    ['iPhone', '#iPhone'],
    ['rock-n-roll', '#RockNRoll'],
    ['#Slow food', '#SlowFood'],
    ['\u0301harbour', '#harbour'],
  ])('makes %s into %s', (name, tag) => expect(hashtagOf(name)).toBe(tag));

  it.each(['2026', '', '!!!', '🎣', 'x'.repeat(100), 'x'.repeat(1_000_000)])(
    'makes nothing of %p',
    (name) => expect(hashtagOf(name)).toBeNull()
  );

  it('leaves out repeats and keeps to the limit', () => {
    expect(hashtagsOf(['sea', 'SEA', 'boats', 'nets'], 2)).toEqual(['#sea', '#boats']);
  });

  it('takes words that differ by case only for the same', () => {
    expect(hashtagsOf(['Straße', 'STRASSE', 'ΟΔΟΣ', 'οδος'], 9)).toEqual(['#Straße', '#ΟΔΟΣ']);
  });

  it('fills up with words of the text only where that is wanted', () => {
    const given = { tags: ['sea', 'boats'], keywords: ['Boats', 'harbour', 'wall'] };
    expect(hashtagsFor({ ...given, source: 'none', limit: 3 })).toEqual([]);
    expect(hashtagsFor({ ...given, source: 'tags', limit: 3 })).toEqual(['#sea', '#boats']);
    expect(hashtagsFor({ ...given, source: 'tags_and_keywords', limit: 3 })).toEqual([
      ...['#sea', '#boats', '#harbour'],
    ]);
    expect(hashtagsFor({ ...given, source: 'tags_and_keywords', limit: 0 })).toEqual([]);
  });
});
