import fc from 'fast-check';

import { parseHttpDate } from '../../../../server/src/platforms/waits/http-date';
import { HTTP_DATE_FORM_NAMES, HTTP_DATE_FORMS } from './http-date-forms';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
/** The example of RFC 9110 §5.6.7. */
const EXAMPLE = Date.UTC(1994, 10, 6, 8, 49, 37);

const wholeSeconds = (from: number, to: number) =>
  fc.integer({ min: Math.ceil(from / 1000), max: Math.floor(to / 1000) }).map((s) => s * 1000);

describe('an HTTP date', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
    'Sun Nov 6 08:49:37 1994',
    ' Sun, 06 Nov 1994 08:49:37 GMT ',
  ])('is read from %j', (text) => {
    expect(parseHttpDate(text, NOW)).toBe(EXAMPLE);
  });

  it.each(HTTP_DATE_FORM_NAMES)('as %s is read back as it was written', (form) => {
    // A two-digit year is told within 50 years of now; the other forms know theirs.
    const span =
      form === 'RFC 850'
        ? wholeSeconds(Date.UTC(1977, 0, 1), Date.UTC(2076, 10, 22))
        : wholeSeconds(Date.UTC(1000, 0, 1), Date.UTC(9999, 11, 31));
    fc.assert(
      fc.property(span, (at) => {
        expect(parseHttpDate(HTTP_DATE_FORMS[form](new Date(at)), NOW)).toBe(at);
      })
    );
  });

  it('with a two-digit year is never more than 50 years ahead, whenever it is read', () => {
    const fromUnixTime = wholeSeconds(0, Date.UTC(2400, 0, 1));
    fc.assert(
      fc.property(fromUnixTime, fromUnixTime, (at, now) => {
        const read = parseHttpDate(HTTP_DATE_FORMS['RFC 850'](new Date(at)), now);
        // 29 February of a year that is none in the century meant.
        if (read === null) return;
        const limit = new Date(now);
        limit.setUTCFullYear(limit.getUTCFullYear() + 50);
        expect(read).toBeLessThanOrEqual(limit.getTime());
        expect(new Date(read).getUTCFullYear() % 100).toBe(new Date(at).getUTCFullYear() % 100);
      })
    );
  });

  it.each([
    ['Saturday, 22-Nov-75 12:00:00 GMT', 2075],
    ['Sunday, 22-Nov-76 12:00:00 GMT', 2076],
    ['Monday, 23-Nov-76 12:00:00 GMT', 1976],
    ['Tuesday, 29-Feb-00 12:00:00 GMT', 2000],
  ])('%j is of %i', (text, year) => {
    expect(new Date(parseHttpDate(text, NOW) ?? 0).getUTCFullYear()).toBe(year);
  });

  it('may be a leap second', () => {
    const leap = parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', NOW);
    expect(leap).toBe(Date.UTC(2017, 0, 1));
  });

  it.each([
    '',
    'soon',
    '120',
    '2026-11-22T12:00:00Z',
    'Sun, 31 Feb 2027 08:49:37 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:37 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
    'Sun, 06 Nov 1994 08:49:37 CET',
    'Sun, 06 Nov 1994 08:49:37',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'Xyz, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Brumaire 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT',
  ])('is not read from %j', (text) => {
    expect(parseHttpDate(text, NOW)).toBeNull();
  });

  it('is null for anything else, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseHttpDate(text, NOW)).toBeNull();
      })
    );
  });
});
