import fc from 'fast-check';

import {
  countLittleText,
  escapeLittleText,
  readLittleText,
  shorten,
} from '../../../../server/src/platforms/linkedin/text';

describe('escapeLittleText', () => {
  it.each([
    ['New guide is out (free) #opensource', 'New guide is out \\(free\\) #opensource'],
    [
      '| { } @ [ ] ( ) < > # \\ * _ ~',
      '\\| \\{ \\} \\@ \\[ \\] \\( \\) \\< \\> \\# \\\\ \\* \\_ \\~',
    ],
    ['snake_case and me@example.com', 'snake\\_case and me\\@example.com'],
    ['plain\nlines', 'plain\nlines'],
    ['', ''],
  ])('writes %j as %j', (plain, escaped) => {
    expect(escapeLittleText(plain)).toBe(escaped);
  });

  it.each([
    ['#start', '#start'],
    ['a #b', 'a #b'],
    ['(#tag)', '\\(#tag\\)'],
    ['"#tag"', '"#tag"'],
    ['x\n#2026', 'x\n#2026'],
    ['¿#señal', '¿#señal'],
    ['#日本', '#日本'],
    ['#snake_case', '#snake\\_case'],
  ])('keeps the hashtag of %j', (plain, escaped) => {
    expect(escapeLittleText(plain)).toBe(escaped);
  });

  it.each([
    ['C#', 'C\\#'],
    ['C# is', 'C\\# is'],
    ['issue#12', 'issue\\#12'],
    ['# heading', '\\# heading'],
    ['#-x', '\\#-x'],
    ['🎉#party', '🎉\\#party'],
    ['#🎉', '\\#🎉'],
    ['##x', '\\##x'],
    ['_under_#tag', '\\_under\\_\\#tag'],
    ['https://example.com/#team', 'https://example.com/\\#team'],
  ])('escapes the # of %j that opens no hashtag', (plain, escaped) => {
    expect(escapeLittleText(plain)).toBe(escaped);
  });

  it.each([
    ['@[Harbour Light](urn:li:organization:90)', '@[Harbour Light](urn:li:organization:90)'],
    ['@[A_b (c)](urn:li:person:x_Y-1).', '@[A\\_b \\(c\\)](urn:li:person:x_Y-1).'],
  ])('keeps the mention of %j', (plain, escaped) => {
    expect(escapeLittleText(plain)).toBe(escaped);
  });

  it.each(['@[Tide](https://a)', '@[Tide](urn:li:share:1)', '@[](urn:li:person:a)', '@harbour'])(
    'escapes %j, which is no mention',
    (plain) => {
      expect(escapeLittleText(plain)).toMatch(/^\\@/);
    }
  );

  it('leaves no reserved character bare but hashes that open a hashtag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (plain) => {
        const rest = escapeLittleText(plain).replace(/\\[\\|{}@[\]()<>#*_~]/gu, '');
        expect(rest).not.toMatch(/[\\|{}@[\]()<>*_~]/u);
        expect(rest).not.toMatch(/#(?![\p{L}\p{N}])/u);
      })
    );
  });

  it('loses nothing: reading the escaped text gives the plain text', () => {
    const tricky = fc
      .array(fc.constantFrom(...'ab #(){}[]@|\\*_~<>\n1'.split('')))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (plain) => {
        expect(readLittleText(escapeLittleText(plain))).toBe(plain);
      })
    );
  });
});

describe('countLittleText', () => {
  it.each([
    ['abc', 3],
    ['(a)', 5],
    ['#tag', 4],
    ['C#', 3],
    ['🎉', 2],
    ['\ud800', 1],
  ])('counts %j as %i', (text, count) => {
    expect(countLittleText(text)).toBe(count);
  });

  it('is total, and never less than the plain length', () => {
    const anyUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(countLittleText(text)).toBe(escapeLittleText(text).length);
        expect(countLittleText(text)).toBeGreaterThanOrEqual(text.length);
      })
    );
  });
});

describe('readLittleText', () => {
  it.each([
    ['{hashtag|\\#|opensource} rocks', '#opensource rocks'],
    ['{hashtag|#|opensource}', '#opensource'],
    ['{hashtag|\\#|snake\\_case}', '#snake_case'],
    ['a \\(b\\)', 'a (b)'],
    ['stray \\n', 'stray \\n'],
  ])('reads %j as %j', (stored, plain) => {
    expect(readLittleText(stored)).toBe(plain);
  });
});

describe('shorten', () => {
  it('keeps what fits and trims space around it', () => {
    expect(shorten('  abc ', 3)).toBe('abc');
  });

  it('never exceeds the limit and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
      })
    );
  });

  it('marks the cut', () => {
    expect(shorten('a 🎉🎉', 4)).toBe('a…');
    expect(shorten('abcdef', 4)).toBe('abc…');
  });
});
