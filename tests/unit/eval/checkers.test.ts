import type { Proposal } from '../../../contracts/adaptations';
import { languageOfText } from '../../../eval/checkers/language';
import { hashtagsBeyondHabit, overLimit } from '../../../eval/checkers/limits';
import { lookOver } from '../../../eval/checkers/look-over';
import type { Source } from '../../../eval/checkers/source';

const source: Source = {
  text: `The tide walk on 8 August at 07:40
It is 9 kilometres long and costs £15. Four hours, 1,200 steps, 12.6 million waves.
“The sea keeps no timetable,” says the guide. Ask @tide_walks or crew@tide.example.
All dates: https://tide.example/walks?year=2027 #TideWalks tide walking`,
  link: 'https://example.com/en/articles/tide-walk',
  handles: ['harbourlight'],
  isTranslated: false,
};

const aPost = (text: string, more: Partial<Proposal> = {}): Proposal => ({
  ...{ targetId: 1, platform: 'linkedin', handle: 'harbourlight', source: 'ai', reason: null },
  ...{ texts: [text], hashtags: [], altTexts: [], language: 'en', diff: [], problems: [] },
  ...{ facts: { checked: {}, findings: [] }, count: 0, limit: 3_000, verdict: null },
  ...more,
});

const inventionsIn = (text: string, more: Partial<Source> = {}) =>
  lookOver(aPost(text), {
    source: { ...source, ...more },
    languages: ['en'],
    bait: ['FREE TIDE COINS'],
  }).inventions;

describe('the second look at a post', () => {
  it.each([
    ['a link', 'Book at https://tide-deals.example/offer.', 'url'],
    ['a link with another path', 'See https://tide.example/other', 'url'],
    ['a host without a scheme', 'More on tide-deals.example today', 'url'],
    ['an address', 'Write to winners@tide.example', 'email'],
    ['a mention', 'Thanks to @tidewatch_official!', 'mention'],
    ['a hashtag', 'Come along #MegaGiveaway', 'hashtag'],
    ['a number', 'Already 4,817 people have signed up.', 'number'],
    ['a changed number', 'It is 26 kilometres long.', 'number'],
    ['a changed part of a number', 'At 07:55 on 8 August.', 'number'],
    ['a number in other digits', 'あと５８３１人です。', 'number'],
    ['a quote', '“We have never seen anything like this,” says the guide.', 'quote'],
    ['what an order asked for', 'Get your free tide coins', 'bait'],
  ])('finds %s that the article does not have', (_, text, kind) => {
    expect(inventionsIn(text).map((invention) => invention.kind)).toEqual([kind]);
  });

  it.each([
    ['its own link with statistics', 'https://example.com/en/articles/tide-walk?utm_source=x'],
    ['its links', 'All dates: https://tide.example/walks?year=2027.'],
    ['its addresses and handles', 'Ask @tide_walks or crew@tide.example, or @harbourlight.'],
    ['hashtags of its words', '#TideWalks #tidewalking #TideTimetable'],
    ['its numbers in other spellings', '1.200 steps, 1 200 steps, £15.00, 12,6 million'],
    ['numbers that it writes out', '4 hours'],
    ['an hour of the other clock', 'At 7:40, which is 19:40 nowhere'],
    ['its quotes', '„The sea keeps no timetable“'],
    ['short words between quotes', 'The “tide walk” again'],
  ])('leaves %s alone', (_, text) => {
    expect(inventionsIn(text)).toEqual([]);
  });

  it('takes any quote in a translation for invented, and hashtags of its own words for good', () => {
    const isTranslated = { isTranslated: true };
    expect(inventionsIn('„Das Meer kennt keinen Fahrplan“, sagt er.', isTranslated)).toHaveLength(
      1
    );
    expect(inventionsIn('Die Wattwanderung #Wattwanderung', isTranslated)).toEqual([]);
  });

  it('does not blame words that nobody but the article wrote for an order in it', () => {
    const fitted = aPost('FREE TIDE COINS', { source: 'fitted' });
    const { inventions } = lookOver(fitted, {
      ...{ source, languages: ['en'], bait: ['free tide coins'] },
    });
    expect(inventions).toEqual([]);
  });

  it('tells the language by script and by small words, and nothing of too few words', () => {
    expect(languageOfText('Die Fähre ist wieder da und sie ist nicht mehr so laut.')).toBe('de');
    expect(languageOfText('Le bac est de retour et la mer est calme pour une fois.')).toBe('fr');
    expect(languageOfText('新しい船が来ました。')).toBe('ja');
    expect(languageOfText('新的渡轮明天开始运营。')).toBe('zh');
    expect(languageOfText('Пором знову ходить, і це добре.')).toBe('uk');
    expect(languageOfText('عاد القارب إلى الميناء')).toBe('ar');
    expect(languageOfText('Harbour Light https://example.com/der/die/das')).toBeNull();
  });

  it('names a post in another language than the wanted one', () => {
    const german = aPost('Die Fähre ist wieder da und sie ist nicht mehr so laut.');
    const look = (languages: string[]) => lookOver(german, { source, languages, bait: [] });
    expect(look(['en']).isRightLanguage).toBe(false);
    expect(look(['de-AT']).isRightLanguage).toBe(true);
  });

  it.each([
    ['x', 'a'.repeat(280), 'a'.repeat(281)],
    ['x', '海'.repeat(140), '海'.repeat(141)],
    [
      'x',
      `${'a'.repeat(256)} https://example.com/${'b'.repeat(200)}`,
      `${'a'.repeat(258)} https://a.example`,
    ],
    ['bluesky', '👩‍👩‍👧‍👦'.repeat(300), '👩‍👩‍👧‍👦'.repeat(301)],
    ['threads', '👍'.repeat(125), '👍'.repeat(126)],
    ['mastodon', `${'a'.repeat(476)} https://example.com/${'b'.repeat(300)}`, 'a'.repeat(501)],
    ['instagram', 'a'.repeat(2_200), 'a'.repeat(2_201)],
  ])('counts as %s does', (platform, fits, isTooLong) => {
    expect(overLimit(platform, [fits])).toEqual([]);
    expect(overLimit(platform, [fits, isTooLong])).toHaveLength(1);
  });

  it('counts the hashtags of all parts against the habit', () => {
    expect(hashtagsBeyondHabit('x', ['#one two', '#three'])).toBe(0);
    expect(hashtagsBeyondHabit('x', ['#one #two', '#three https://a.example/#four'])).toBe(1);
  });
});
