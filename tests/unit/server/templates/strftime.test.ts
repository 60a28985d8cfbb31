import fc from 'fast-check';

import { strftime } from '../../../../server/src/services/templates/strftime';

const AT = new Date('2026-03-29T00:59:05.007Z');
const said = (pattern: string, { at = AT, locale = 'en', zone = 'Europe/Berlin' } = {}) =>
  strftime(at, { pattern, locale, zone });

it.each([
  ['%Y-%m-%d', '2026-03-29'],
  ['%y %C', '26 20'],
  ['%H:%M:%S.%L', '01:59:05.007'],
  ['%I:%M %p %P', '01:59 AM am'],
  ['%k|%l|%e', ' 1| 1|29'],
  ['%-d/%-m %-H', '29/3 1'],
  ['%_m', ' 3'],
  ['%a %A %b %B %h', 'Sun Sunday Mar March Mar'],
  ['%^a %#b', 'SUN MAR'],
  ['%j %u %w %U %W', '088 7 0 13 12'],
  ['%z %Z', '+0100 Europe/Berlin'],
  ['%s', '1774745945'],
  ['%%%n%t|', '%\n\t|'],
  ['%Q % 5d %999999999d', '%Q % 5d %999999999d'],
])('%j is %j', (pattern, text) => {
  expect(said(pattern)).toBe(text);
});

it('follows the change of the clock', () => {
  const later = new Date('2026-03-29T01:00:00Z');
  expect(said('%H:%M %z', { at: later })).toBe('03:00 +0200');
  expect(said('%H:%M %z', { at: later, zone: 'Asia/Kathmandu' })).toBe('06:45 +0545');
  expect(said('%d %H:%M %z', { at: later, zone: 'America/New_York' })).toBe('28 21:00 -0400');
});

it('speaks other languages, and reckons the same in those with other calendars', () => {
  expect(said('%A %-d. %B', { locale: 'de' })).toBe('Sonntag 29. März');
  expect(said('%Y-%m-%d', { locale: 'fa-IR' })).toBe('2026-03-29');
});

it('tells the same as the clock of UTC, for every moment', () => {
  const pattern = '%Y-%m-%dT%H:%M:%S.%LZ';
  const moments = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (at) => {
      expect(said(pattern, { at, zone: 'UTC' })).toBe(at.toISOString());
    }),
    { numRuns: 200 }
  );
});
