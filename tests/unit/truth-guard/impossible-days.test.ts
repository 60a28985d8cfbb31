import { openSource } from '../../../server/src/services/truth-guard/open-source';
import { anArticle } from '../../fixtures/ai/article';

const findings = (text: string, { language, body }: { language: string; body: string }) =>
  openSource(anArticle({ title: 'Lost and found', body, language }))
    .check({ texts: [text], hashtags: [], altTexts: [], language })
    .report.findings.map((one) => `${one.kind} ${one.text}`);

const ENGLISH = {
  language: 'en',
  body: 'Nine umbrellas wait until 30 November 2026. There are 13 hooks, 30 pegs and 11 shelves.',
};
const GERMAN = { language: 'de', body: 'Bis zum 30. September 2026 warten 9 Schirme an 13 Haken.' };

describe('a day that no month has', () => {
  it.each([
    ['Wait until 47 November.', '47'],
    ['Wait until 47 November 2026.', '47'],
    ['Wait until the 47th of November.', '47'],
    ['Wait until November 47.', '47'],
    ['Wait until November 47th, 2026.', '47'],
    ['Wait until 47 Nov 2026.', '47'],
    ['Wait until 0 November.', '0'],
    ['Wait from 45–47 November.', '47'],
    ['Wait until 31 November.', '31 November'],
    ['Wait until 11/47/2026.', '11/47/2026'],
    ['Wait until 2026-11-47.', '2026-11-47'],
  ])('is found: %s', (text, day) => {
    expect(findings(text, ENGLISH)).toContainEqual(expect.stringMatching(`^\\w+ ${day}`));
  });

  it('is found in German', () => {
    expect(findings('Bis zum 47. September.', GERMAN)).toContainEqual(expect.stringMatching('47'));
    expect(findings('Bis zum 47.9.2026.', GERMAN)).toContainEqual(expect.stringMatching('47'));
  });

  it('is a number beside a month, so that an article may count there', () => {
    const source = { language: 'en', body: 'There were 47 storms in November, and 52 in October.' };
    expect(findings('All 47 November storms, counted.', source)).toEqual([]);
    expect(findings('In November 47 storms came.', source)).toEqual([]);
    expect(findings('All 48 November storms, counted.', source)).toEqual(['number 48']);
    expect(findings('In November 48 storms came.', source)).toEqual(['number 48']);
  });
});

describe('a month above twelve', () => {
  it.each(['2026-13-30', '30/13/2026', '30.13.2026', '30-13-2026', '13月30日'])(
    'is found though the article has each of its numbers: %s',
    (date) => {
      expect(findings(`Wait until ${date}.`, ENGLISH)).not.toEqual([]);
    }
  );

  it('is found in a short German date', () => {
    expect(findings('Bis zum 30.13. warten sie.', GERMAN)).not.toEqual([]);
  });

  it('stays where the article writes the same signs', () => {
    const source = { language: 'en', body: 'The part is called 30-13-2026, the bag 2026-13-30.' };
    expect(findings('Part 30-13-2026 and bag 2026-13-30.', source)).toEqual([]);
  });
});
