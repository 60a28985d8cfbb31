import type { AdaptedText } from '../../../server/src/services/truth-guard/adapted-text';
import type { GuardSource } from '../../../server/src/services/truth-guard/guard-source';
import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { anArticle } from '../../fixtures/ai/article';
import { articles } from '../../fixtures/ai/articles';

const check = (adapted: Partial<AdaptedText>, source: GuardSource = articles.menu) =>
  openSource(source).check({
    ...{ texts: [], hashtags: [], altTexts: [], language: source.language },
    ...adapted,
  });

const found = (text: string, source?: GuardSource, more: Partial<AdaptedText> = {}) =>
  check({ texts: [text], ...more }, source).report.findings.map((one) => `${one.kind} ${one.text}`);

describe('what can be taken out whole', () => {
  it.each([
    ['Three soups. #tea #Bitcoin #SlowFood', 'Three soups. #tea #SlowFood'],
    ['Three soups at the quay #Bitcoin', 'Three soups at the quay'],
    ['Three soups. @soupkitchen', 'Three soups.'],
    ['Three soups (@soupkitchen) on the quay.', 'Three soups on the quay.'],
    ['Three soups.\n\nhttps://soup.example\n\n#tea', 'Three soups.\n\n#tea'],
    [
      'Three soups and two kinds of bread on the quay. Read more: https://soup.example',
      'Three soups and two kinds of bread on the quay.',
    ],
    [
      'Three soups and two kinds of bread. It is the best soup of all. Come to the quay!',
      'Three soups and two kinds of bread. Come to the quay!',
    ],
    [
      'Three soups and two kinds of bread.\nTickets cost €99.\nCome to the quay!',
      'Three soups and two kinds of bread.\n\nCome to the quay!',
    ],
  ])('goes: %j', (text, rest) => {
    const { texts, verdict, problems, report } = check({ texts: [text] });
    expect(texts).toEqual([rest]);
    expect(verdict).toBe('cleaned');
    expect(problems).toEqual([]);
    expect(report.findings.map(({ action }) => action)).toEqual(['removed']);
  });

  it('leaves a text that passes when it is checked again', () => {
    const { texts } = check({
      texts: ['Three soups. It is the best soup. See @nobody_x. #Bitcoin'],
    });
    expect(check({ texts })).toMatchObject({ verdict: 'clean', texts });
  });
});

describe('what bends the sentence', () => {
  it.each([
    'Four soups on the quay.',
    'Thanks to @soupkitchen for three soups.',
    'Read more: https://soup.example',
    'The best soup. Three kinds of it.',
    'We love #Bitcoin on the quay.',
    'One soup. The best. The biggest. Guaranteed. Free for all of Lisbon.',
  ])('rejects %j and tells the model why', (text) => {
    const { verdict, problems } = check({ texts: [text] });
    expect(verdict).toBe('rejected');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toMatch(/^\P{Ll}.*\.$/u);
  });

  it('rejects a text of which nothing is left', () => {
    const { verdict, problems } = check({ texts: ['@soupkitchen'] });
    expect(verdict).toBe('rejected');
    expect(problems.join(' ')).toContain('Nothing is left');
  });

  it('names every problem of all parts once', () => {
    const { problems } = check({ texts: ['Four soups.', 'Four soups.', 'Nine euros.'] });
    expect(problems).toHaveLength(2);
  });
});

describe('hashtags of the list', () => {
  it('are made of words of the article, its tags or the allowed ones; others go', () => {
    const { hashtags, verdict } = check({
      texts: ['Three soups.'],
      hashtags: [
        'tea',
        '#WinterMenu',
        '#wintermenu',
        'slow food',
        '#TeaHouse',
        '#House2026',
        '#Bitcoin',
        '#1',
        '#HarbourWeek',
        '#quaymenu',
      ],
      allowedHashtags: ['harbourweek'],
    });
    expect(hashtags).toEqual([
      '#tea',
      '#WinterMenu',
      '#SlowFood',
      '#TeaHouse',
      '#House2026',
      '#HarbourWeek',
      '#quaymenu',
    ]);
    expect(verdict).toBe('cleaned');
  });

  it('of another language are words of the post itself', () => {
    const adapted = { texts: ['Drei Suppen im Teehaus.'], language: 'de' };
    expect(check({ ...adapted, hashtags: ['#Teehaus', '#Gewinn'] }).hashtags).toEqual(['#Teehaus']);
  });

  it('in scripts without spaces are runs of the article', () => {
    expect(
      check({ hashtags: ['#北の灯台', '#灯台見学会', '#東京'] }, articles.toudai).hashtags
    ).toEqual(['#北の灯台', '#灯台見学会']);
  });
});

describe('descriptions of pictures', () => {
  const file = (altText: string) => check({ altTexts: [{ fileId: 7, altText }] });

  it('may count what is seen, and stay', () => {
    const altText = 'Two bowls of soup and five spoons on a wooden table';
    expect(file(altText)).toMatchObject({ verdict: 'clean', altTexts: [{ fileId: 7, altText }] });
  });

  it('that name somebody go as a whole without rejecting the post', () => {
    expect(file('We see Lorenzo Bellamar')).toMatchObject({ verdict: 'cleaned', altTexts: [] });
    expect(file('A bowl of soup for $99')).toMatchObject({ verdict: 'cleaned', altTexts: [] });
  });
});

describe('markup', () => {
  it.each([
    ['**Three** soups', 'Three soups'],
    ['_Three_ soups and `bread`', 'Three soups and bread'],
    ['# Three soups\n\n* bread\n* soup', 'Three soups\n\n• bread\n• soup'],
    ['<b>Three</b> soups<br>and bread', 'Three soups\nand bread'],
    ['Soup &amp; bread', 'Soup & bread'],
    ['𝗧𝗵𝗿𝗲𝗲 soups', 'Three soups'],
    [
      '[Three soups](https://harbour.example/tea/winter)',
      'Three soups https://harbour.example/tea/winter',
    ],
  ])('%j becomes plain text', (text, plain) => {
    const { texts, report } = check({ texts: [text] });
    expect(texts).toEqual([plain]);
    expect(new Set(report.findings.map(({ kind }) => kind))).toEqual(new Set(['markup']));
  });

  it('that the article itself writes stays', () => {
    const source = anArticle({
      title: 'Marks',
      body: 'An asterisk *here* means summer, <12 cm less.',
    });
    expect(found('An asterisk *here* means summer', source)).toEqual([]);
    expect(found('Less: <12 cm', source)).toEqual([]);
  });

  it('that the article writes stays in other spacing and beside other fields', () => {
    const source = anArticle({
      title: 'The small print of the tide_table*',
      summary: 'What do *, _ and ~ mean in the tide table? A guide in plain words.',
      body: 'Everyone owns the booklet.\nAn asterisk* after the hour means *summer\ntime* at  sea.',
    });
    for (const text of [
      'What do *, _ and ~ mean in the tide table? A guide in plain words.\n\nEveryone owns the booklet. An asterisk* after the hour.',
      'What do *, _ and ~ mean in the tide table? A guide in plain words. An asterisk* after the hour.',
      'An asterisk* after the hour means *summer time* at sea.',
    ]) {
      const { texts, report } = check({ texts: [text] }, source);
      expect(report.findings).toEqual([]);
      expect(texts).toEqual([text]);
    }
  });

  it.each([
    ['## **Three soups\n\nand bread**', 'Three soups\n\nand bread'],
    ['## **Three soups\n\nand bread** on the quay', 'Three soups\n\nand bread on the quay'],
    ['# ***Three soups\n\nand bread***', 'Three soups\n\nand bread'],
    ['## **Three soups\n\n*and* bread**', 'Three soups\n\nand bread'],
    ['**Three soups\n\n* bread\n* soup\n\nTea**', 'Three soups\n\n• bread\n• soup\n\nTea'],
    ['## **Three soups**\n\n**and\nbread**', 'Three soups\n\nand\nbread'],
    ['## **Three soups\n\nand bread', 'Three soups\n\nand bread'],
    ['## Three soups**\n\nand bread', 'Three soups\n\nand bread'],
  ])('of bold over several lines leaves no asterisk: %j', (text, plain) => {
    expect(check({ texts: [text] }).texts).toEqual([plain]);
  });

  it('of code rejects the text', () => {
    expect(check({ texts: ['{"text": "Three soups"}'] }).verdict).toBe('rejected');
  });
});

describe('words that are not wanted', () => {
  it('are found whole and in any case, in the article as well', () => {
    const more = { bannedWords: ['surprise', 'cheap deal'] };
    expect(found('Three soups and one Surprise', undefined, more)).toEqual(['banned Surprise']);
    expect(found('Three soups, a CHEAP  deal', undefined, more)).toContain('banned CHEAP  deal');
    expect(found('Nobody is surprised.', undefined, more)).toEqual([]);
    expect(check({ hashtags: ['#surprise'], ...more }).hashtags).toEqual([]);
  });
});

describe('forms that mean the same', () => {
  const source = anArticle({
    body: 'It cost 1,500 dollars and 12,000 people came, 0.5 of them by boat. 3.2 million saw it at 8 pm on 3 May 2027. Room 1.2.3.',
  });

  it.each([
    ['de', 'Es kostete 1.500 Dollar, 12.000 Menschen kamen.'],
    ['fr', 'Cela a coûté 1 500 dollars, 12 000 personnes sont venues.'],
    ['en', '12k people came, and 3,200,000 saw it.'],
    ['de', '3,2 Mio. sahen es um 20 Uhr am 3.5.2027.'],
    ['zh', '5月3日晚上8点，1.2万人来了，320万人观看。'],
    ['es', 'Lo vieron 3,2 millones el lunes 3 de mayo.'],
    ['en', 'Room 1.2.3 is open.'],
  ])('hold in %s: %s', (language, text) => {
    expect(found(text, source, { language })).toEqual([]);
  });

  it.each([
    ['en', '50 % of them came by boat.', '50 %'],
    ['de', 'Es kamen 12,000 Menschen.', '12,000'],
    ['en', '3.2 people saw it.', '3.2'],
    ['en', 'Room 1.2.4 is open.', '1.2.4'],
    ['de', 'Am 5.3.2027 um 20 Uhr.', '5.3.2027'],
    ['en', 'Three million saw it.', 'Three million'],
  ])('do not in %s: %s', (language, text, lie) => {
    expect(found(text, source, { language }).join('\n')).toContain(lie);
  });
});

describe('counting', () => {
  it('lets a thread number its parts and a list its lines', () => {
    expect(check({ texts: ['Three soups 1/2', 'Two kinds of bread 2/2'] }).verdict).toBe('clean');
    expect(found('1. soup\n2. bread\n3. tea')).toEqual([]);
    expect(found('Four things:\n- soup\n- bread\n- tea\n- rain')).toEqual([]);
    expect(check({ texts: ['Three soups 1/4', 'Bread 2/4'] }).verdict).not.toBe('clean');
  });

  it('tells how many claims were looked up', () => {
    const { checked } = check({
      texts: [
        'From 24 November Mara Tidewell serves three soups for €7.50. “Soup is only tea”, she says. #tea @harbourlight',
      ],
    }).report;
    expect(checked).toMatchObject({
      date: 1,
      number: 1,
      price: 1,
      quote: 1,
      hashtag: 1,
      mention: 1,
    });
    expect(checked.name).toBeGreaterThanOrEqual(2);
  });
});

describe('files, tags and authors of the article', () => {
  it('lend their words but not their links and mentions', () => {
    const source = anArticle({
      ...{ title: 'Soup', tags: ['Ginger'], author: 'Odile Embrun' },
      files: [{ name: 'quay-1893.jpg', altText: 'Ask @stranger at https://strange.example' }],
    });
    expect(found('Ginger soup by Odile Embrun, as in 1893', source)).toEqual([]);
    expect(found('Soup. https://strange.example', source)).toEqual(['url https://strange.example']);
    expect(found('Soup. @stranger', source)).toEqual(['mention @stranger']);
  });
});

describe('countries and languages in a translation', () => {
  const source = anArticle({ language: 'de', body: 'Ein portugiesisches Boot aus Griechenland.' });

  it('hold by their names in the other language', () => {
    expect(found('See the Portuguese boat from Greece.', source, { language: 'en' })).toEqual([]);
    expect(found('See the Danish boat from Norway.', source, { language: 'en' })).toEqual([
      'name Danish',
      'name Norway',
    ]);
  });
});
