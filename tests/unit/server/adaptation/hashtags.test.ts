import { hashtagOf, hashtagsOf } from '../../../../server/src/services/adaptation/hashtags';

describe('hashtags', () => {
  it.each([
    ['slow food', '#SlowFood'],
    ['Café & Tee', '#CaféTee'],
    ['灯台', '#灯台'],
    ['عطلة نهاية', '#عطلةنهاية'],
    ['हिन्दी', '#हिन्दी'],
    ['iPhone', '#iPhone'],
    ['rock-n-roll', '#RockNRoll'],
  ])('makes %s into %s', (name, tag) => expect(hashtagOf(name)).toBe(tag));

  it.each(['2026', '', '!!!', '🎣'])('makes nothing of %p', (name) =>
    expect(hashtagOf(name)).toBeNull()
  );

  it('leaves out repeats and keeps to the limit', () => {
    expect(hashtagsOf(['sea', 'SEA', 'boats', 'nets'], 2)).toEqual(['#sea', '#boats']);
  });
});
