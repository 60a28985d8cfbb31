import fc from 'fast-check';

import {
  comparableCaption,
  countCaption,
  countHashtags,
  countMentions,
} from '../../../../server/src/platforms/instagram/caption';
import { content, instagramOver, account } from './builders';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const { adapter } = instagramOver(new ScriptedHttp());

const codesFor = (text: string): string[] =>
  adapter.check({ account, content: content(text), options: {} }).map(({ code }) => code);

describe('counting', () => {
  it('takes UTF-16 units, the stricter reading', () => {
    expect(countCaption('Morning ☕')).toBe(9);
    expect(countCaption('👨‍👩‍👧‍👦')).toBe(11);
    expect(codesFor('x'.repeat(2200))).toEqual([]);
    expect(codesFor('x'.repeat(2201))).toEqual(['TEXT_TOO_LONG']);
    expect(codesFor('👍'.repeat(1101))).toEqual(['TEXT_TOO_LONG']);
  });

  it.each([
    ['#tide #灯台 #1 #_x #👍', 5],
    ['##double a#b', 2],
    ['# alone, #, #️⃣ and 100%', 0],
  ])('finds the hashtags of %s', (text, count) => {
    expect(countHashtags(text)).toBe(count);
  });

  it.each([
    ['@marsh.walks, (@lantern) and @@twice', 3],
    ['mail@example.com @ noon', 0],
  ])('finds the mentions of %s', (text, count) => {
    expect(countMentions(text)).toBe(count);
  });

  it('refuses more hashtags and mentions than Instagram takes', () => {
    expect(codesFor('#a '.repeat(30))).toEqual([]);
    expect(codesFor('#a '.repeat(31))).toEqual(['TOO_MANY_HASHTAGS']);
    expect(codesFor('@a '.repeat(20))).toEqual([]);
    expect(codesFor('@a '.repeat(21))).toEqual(['TOO_MANY_MENTIONS']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countCaption(text)).toBeGreaterThanOrEqual(
          countHashtags(text) + countMentions(text)
        );
        expect(() => codesFor(text)).not.toThrow();
      })
    );
  });
});

describe('comparing', () => {
  it('overlooks at signs, which Facebook Login takes away, and spaces', () => {
    expect(comparableCaption(' By @marsh.walks\n\nat  noon ')).toBe('By marsh.walks at noon');
    expect(comparableCaption('Café')).toBe(comparableCaption('Cafe\u0301'));
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = comparableCaption(text.toWellFormed());
        expect(comparableCaption(once)).toBe(once);
      })
    );
  });
});
