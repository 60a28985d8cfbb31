import fc from 'fast-check';

import { MAX_WAIT_MS, retryAfterMs } from '../../../../server/src/platforms/waits';
import { HTTP_DATE_FORM_NAMES, HTTP_DATE_FORMS } from './http-date-forms';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const DAY_S = 86_400;

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 0],
    ['-5', 0],
    [String(DAY_S), DAY_S * 1000],
    [String(DAY_S + 1), DAY_S * 1000],
    ['9'.repeat(400), DAY_S * 1000],
    ['Sun, 22 Nov 2026 12:01:30 GMT', 90_000],
    ['Sunday, 22-Nov-26 12:01:30 GMT', 90_000],
    ['Sun Nov 22 12:01:30 2026', 90_000],
    ['Sun, 22 Nov 2026 12:00:00 GMT', 0],
    ['Sun, 22 Nov 2026 11:59:00 GMT', 0],
    ['Tue, 22 Dec 2026 12:00:00 GMT', DAY_S * 1000],
  ])('%j is %i ms', (value, expected) => {
    expect(retryAfterMs(value, NOW)).toBe(expected);
  });

  it.each([
    undefined,
    '',
    ' ',
    'soon',
    '1.5',
    '1e3',
    '+5',
    '--5',
    '0x10',
    'Infinity',
    '120, 60',
    '2026-11-22T12:01:30Z',
  ])('%j cannot be read', (value) => {
    expect(retryAfterMs(value, NOW)).toBeNull();
  });

  it.each(HTTP_DATE_FORM_NAMES)('as %s is the time from now to that date', (form) => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY_S * 300, max: DAY_S * 300 }), (seconds) => {
        const value = HTTP_DATE_FORMS[form](new Date(NOW + seconds * 1000));
        const expected = Math.min(Math.max(seconds, 0), DAY_S) * 1000;
        expect(retryAfterMs(value, NOW)).toBe(expected);
      })
    );
  });

  it('of any text is nothing, or a wait between none and a day', () => {
    const text = fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String));
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 4e12 }), (value, now) => {
        const wait = retryAfterMs(value, now) ?? 0;
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(MAX_WAIT_MS);
      })
    );
  });
});
