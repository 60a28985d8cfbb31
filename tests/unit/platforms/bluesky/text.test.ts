import fc from 'fast-check';

import { blueskyDescriptor } from '../../../../server/src/platforms/bluesky';
import { countGraphemes, utf8Length } from '../../../../server/src/platforms/bluesky/text';

const { text } = blueskyDescriptor;
const FAMILY = '👩‍👩‍👧';

describe('counting a Bluesky text', () => {
  it.each([
    ['', 0],
    ['Harbour', 7],
    ['Héllo', 5],
    ['漢字かな', 4],
    ['مرحبا', 5],
    ['e\u0301', 1],
    ['🇳🇴', 1],
  ])('counts %j as %i', (sample, expected) => {
    expect(text.count(sample)).toBe(expected);
  });

  it('sees one grapheme of eighteen bytes in a family, and counts its tenths of bytes', () => {
    expect(countGraphemes(FAMILY)).toBe(1);
    expect(utf8Length(FAMILY)).toBe(18);
    expect(text.count(FAMILY)).toBe(2);
  });

  it('allows 300 graphemes and not 301', () => {
    expect(text.count('a'.repeat(300))).toBe(text.limit);
    expect(text.count('a'.repeat(301))).toBeGreaterThan(text.limit);
  });

  it('allows 3000 bytes and not 3001, however few graphemes they are', () => {
    const exactly = FAMILY.repeat(166) + 'a'.repeat(12);
    expect(utf8Length(exactly)).toBe(3000);
    expect(text.count(exactly)).toBe(text.limit);
    expect(text.count(`${exactly}a`)).toBeGreaterThan(text.limit);
  });

  it('is within the limit exactly when both limits of the lexicon are kept', () => {
    const units = fc.array(fc.constantFrom('a', 'é', '漢', '🙂', FAMILY, '\u0301', '\uD800'), {
      maxLength: 320,
    });
    fc.assert(
      fc.property(units, (parts) => {
        const sample = parts.join('');
        const allowed = countGraphemes(sample) <= 300 && utf8Length(sample) <= 3000;
        expect(text.count(sample) <= text.limit).toBe(allowed);
      })
    );
  });

  it('never throws, whatever the UTF-16 units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(0xffff), (sample, unit) => {
        expect(text.count(sample + String.fromCharCode(unit))).toBeGreaterThanOrEqual(1);
      })
    );
  });
});
