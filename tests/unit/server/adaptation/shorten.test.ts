import fc from 'fast-check';

import { cutPointsOf } from '../../../../server/src/services/adaptation/cut-points';
import { shorten, shortenable } from '../../../../server/src/services/adaptation/shorten';
import { generatedPost } from '../../../platform-kit/generated-posts';
import { cpuMs } from '../../../cpu-time';

/** Every text that shortening can give. */
const allOf = (text: string, language: string | null): string[] => {
  const found = new Set<string>();
  for (let limit = text.length; limit >= 0; limit -= 1) {
    found.add(shorten(text, (candidate) => candidate.length <= limit, language));
  }
  return [...found];
};

const endsOf = (text: string, language: string | null): string[] =>
  cutPointsOf(text, { language, protectedTexts: [] }).map(({ end }) => text.slice(0, end));

describe('shortening a text', () => {
  it('ends at a sentence that keeps most of it, and with an ellipsis otherwise', () => {
    const text = 'The lamps go on at four. Fishermen mend nets by the door, slowly, in winter.';
    expect(shorten(text, (candidate) => candidate.length <= 35, 'en')).toBe(
      'The lamps go on at four.'
    );
    expect(shorten(text, (candidate) => candidate.length <= 62, 'en')).toBe(
      'The lamps go on at four. Fishermen mend nets by the door…'
    );
  });

  it.each([
    ['en', 'We met Dr. Kerr, e.g. at the J. R. Marlow inn on the quay.', ['Dr.', 'e.g.', 'J.']],
    ['de', 'Das sind z. B. die Netze von Hr. Kerr und ca. 40 Boote am Kai.', ['z.', 'B.', 'ca.']],
    ['de', 'Das Fest beginnt am 3. Mai am Hafen.', ['3.']],
    ['fr', 'Il a vu M. Kerr près du port.', ['M.']],
    ['es', 'Lo dijo la Sra. Kerr en el puerto.', ['Sra.']],
    ['it', 'Lo ha detto il sig. Kerr nel porto.', ['sig.']],
    ['pt', 'Foi a Sra. Kerr quem disse.', ['Sra.']],
    [null, 'Das sagte Dr. Kerr am Kai.', ['Dr.']],
  ])('(%s) never ends behind an abbreviation: %s', (language, text, abbreviations) => {
    for (const end of endsOf(text, language)) {
      for (const abbreviation of abbreviations) {
        expect(end.endsWith(` ${abbreviation}`)).toBe(false);
      }
    }
  });

  it('takes a full stop before a small letter for no end', () => {
    const points = cutPointsOf('Nets, ropes etc. are sold. Boats too.', {
      language: 'en',
      protectedTexts: [],
    });
    expect(points.filter(({ sentence }) => sentence).map(({ end }) => end)).toEqual([26, 37]);
  });

  it.each([
    ['It is 5 km away', 'It is 5'],
    ['It costs € 12 now', 'It costs €'],
    ['It costs 12 % more', 'It costs 12'],
    ['See § 5 first', 'See §'],
    ['All 1 234 567 boats', 'All 1'],
    ['Vraiment ! Oui', 'Vraiment'],
    ['Il dit « non » ici', 'Il dit «'],
    ['Say\n1. Nets\n2. Ropes', 'Say\n1.'],
    ['Say\n• Nets', 'Say\n•'],
  ])('does not part what belongs together: %s', (text, torn) =>
    expect(endsOf(text, 'en')).not.toContain(torn)
  );

  it('closes brackets and quotes that it cuts into', () => {
    const at = (text: string, end: string) =>
      allOf(text, null).filter((candidate) => candidate.includes(end));
    expect(at('He said “the lamps are on” today', 'lamps…')).toContain('He said “the lamps…”');
    expect(at('Er sagt „die Lampen sind an“ heute', 'Lampen…')).toContain('Er sagt „die Lampen…“');
    expect(at('Il dit « les lampes sont là » ici', 'lampes…')).toContain(
      'Il dit « les lampes…\u00A0»'
    );
    expect(at('The quay (north of the old wall) is wet', 'north…')).toContain('The quay (north…)');
    expect(at('彼は「灯台が好きです」と言った', '灯台')).toContain('彼は「灯台…」');
  });

  it('closes directions that it cuts into, behind the ellipsis', () => {
    for (const text of allOf('a \u2067منارة قديمة جدا\u2069 b \u202Bشمال المرفأ\u202C c', 'ar')) {
      expect(text.split(/[\u2066-\u2068]/).length).toBe(text.split('\u2069').length);
      expect(text.split(/[\u202A\u202B\u202D\u202E]/).length).toBe(text.split('\u202C').length);
    }
    expect(allOf('a \u2067منارة قديمة جدا\u2069 b', 'ar')).toContain('a \u2067منارة…\u2069');
  });

  it('leaves a space between a link and the ellipsis, which would become a part of it', () => {
    expect(
      allOf('See https://example.com/a, then #Nets and @keeper@lights.example now', 'en')
    ).toEqual(
      expect.arrayContaining([
        'See https://example.com/a, …',
        'See https://example.com/a, then #Nets …',
        'See https://example.com/a, then #Nets and @keeper@lights.example …',
      ])
    );
  });

  it.each([
    'https://example.com/path_(with)_parens?x=1#y,z',
    'https://例え.jp/道/灯台',
    'example.com/灯台',
    '#灯台の夜',
    '#rock-灯台',
    '@keeper@lights.example',
    'mail@example.com',
    '@[Harbour Light Weekly](urn:li:organization:90214183)',
    '$TIDE',
    '1,234.56',
    '12:30',
    '👨‍👩‍👧‍👦',
    '🇵🇹',
    '3️⃣',
    'e\u0301te\u0301',
    'क्षि',
    'นี้',
  ])('never cuts inside %s', (whole) => {
    for (const text of [`港の灯台 ${whole} がまた光った`, `old light ${whole} by the sea`]) {
      const from = text.indexOf(whole);
      for (const end of endsOf(text, null)) {
        expect(end.length <= from || end.length >= from + whole.length).toBe(true);
      }
    }
  });

  it('cuts Chinese, Japanese and Thai between words and at their sentence ends', () => {
    expect(endsOf('灯台が光る。船が帰る。', 'ja')).toContain('灯台が光る。');
    expect(endsOf('ประภาคารเก่าส่องแสงในเวลากลางคืน', 'th').length).toBeGreaterThan(2);
    expect(endsOf('港口的灯塔又亮了，渔民们回来了', 'zh').length).toBeGreaterThan(3);
    expect(endsOf('彼は「灯台」を見た', 'ja')).not.toContain('彼は「');
  });

  it('cuts a word that no line could hold, but no character of it', () => {
    const text = shorten('👍🏽'.repeat(400), (candidate) => candidate.length <= 101, null);
    expect(text).toBe(`${'👍🏽'.repeat(25)}…`);
    expect(shorten('x'.repeat(400), (candidate) => candidate.length <= 100, null)).toHaveLength(
      100
    );
  });

  it('gives only what was tried, however odd the counting is', () => {
    fc.assert(
      fc.property(generatedPost(120), fc.integer({ min: 2, max: 97 }), (text, modulus) => {
        const fits = (candidate: string) => candidate.length % modulus < modulus / 2;
        const result = shorten(text, fits, 'en');
        expect(result === '' || fits(result)).toBe(true);
      })
    );
  });

  it('cuts between characters only', () => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(generatedPost(200), (text) => {
        const borders = new Set([...graphemes.segment(text)].map(({ index }) => index));
        for (const { end, bareEnd } of cutPointsOf(text, { language: null, protectedTexts: [] })) {
          expect(end === text.length || borders.has(end)).toBe(true);
          expect(bareEnd === text.length || borders.has(bareEnd)).toBe(true);
        }
      })
    );
  });

  it.each([
    ['full stops', '.'.repeat(200_000)],
    ['commas', `${','.repeat(200_000)} x`],
    ['at signs', '@'.repeat(200_000)],
    ['labels', 'a.'.repeat(100_000)],
    ['hashes', '#a'.repeat(100_000)],
    ['brackets', '('.repeat(200_000)],
    ['brackets with spaces', '( “ '.repeat(50_000)],
    ['open directions', '\u2067a '.repeat(70_000)],
    ['marks', `e${'\u0301'.repeat(200_000)}`],
    ['one word', 'x'.repeat(250_000)],
    ['Japanese', '港の灯台は夜になると静かに光り'.repeat(10_000)],
    ['emoji', '👨‍👩‍👧‍👦'.repeat(8_000)],
    ['line breaks', '\n \n'.repeat(80_000)],
    ['mentions', '@[a'.repeat(80_000)],
    ['schemes', 'ht+tp:/'.repeat(30_000)],
    ['lone surrogates', '\uD83D '.repeat(100_000)],
  ])('takes endless %s in linear time', async (_, text) => {
    const took = await cpuMs(() => {
      shorten(text, (candidate) => candidate.length <= 300, null);
      shorten(text.slice(0, 60_000), (candidate) => candidate.length <= 59_000, null);
    });
    expect(took).toBeLessThan(5_000);
  });

  it('tries few texts, and none that is far too long', () => {
    const tried: number[] = [];
    const fits = (candidate: string) => tried.push(candidate.length) > 0 && candidate.length <= 300;
    const { toFit } = shortenable('Winter light on the harbour wall. '.repeat(30_000), {
      ...{ language: 'en', protectedTexts: [], maxUnits: 60_000 },
    });
    expect(toFit(fits).length).toBeGreaterThan(250);
    expect(tried.length).toBeLessThan(20);
    expect(Math.max(...tried)).toBeLessThan(1_500);
  });
});
