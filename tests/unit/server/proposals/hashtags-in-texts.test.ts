import { withinHabit } from '../../../../server/src/services/proposals/hashtags-in-texts';

describe('withinHabit', () => {
  test('takes the sign of hashtags that a post may not have any more, over all parts', () => {
    const texts = ['Follow #regatta, mind the #swans.', 'More at #ハーバー and #sailing.'];
    expect(withinHabit(texts, 2)).toEqual({
      texts: ['Follow #regatta, mind the #swans.', 'More at ハーバー and sailing.'],
      count: 2,
    });
  });

  test('leaves none where a voice wants none', () => {
    expect(withinHabit(['＃Hafen, #Boot und A&#39;s'], 0)).toEqual({
      texts: ['Hafen, Boot und A&#39;s'],
      count: 0,
    });
  });

  test('leaves numbers and the ends of links alone', () => {
    const texts = ['Start at #10, see https://example.com/tides/#winter'];
    expect(withinHabit(texts, 0)).toEqual({ texts, count: 0 });
  });
});
