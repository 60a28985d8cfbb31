import fc from 'fast-check';

import { isWallTime, ZoneClock } from '../../../../server/src/services/times/zone-clock';
import { ZONES } from './zones';
import { changesOf } from './zone-changes';

const MINUTE_MS = 60_000;
const iso = (at: number) => new Date(at).toISOString();

describe('the clock of a zone', () => {
  it.each([
    ['Europe/Lisbon', '2026-11-25T09:00', '2026-11-25T09:00:00.000Z'],
    ['Europe/Lisbon', '2026-07-25T09:00', '2026-07-25T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-07-25T09:00', '2026-07-25T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
    ['Pacific/Midway', '2026-01-01T00:00', '2026-01-01T11:00:00.000Z'],
    ['UTC', '2028-02-29T23:59', '2028-02-29T23:59:00.000Z'],
  ])('in %s shows %s once', (zone, wallTime, at) => {
    expect(new ZoneClock(zone).momentOf(wallTime)).toEqual({ kind: 'once', at: Date.parse(at) });
  });

  it('jumps over an hour in spring', () => {
    const clock = new ZoneClock('Europe/Lisbon');
    expect(clock.momentOf('2027-03-28T01:30')).toEqual({
      kind: 'gap',
      ...{ before: '2027-03-28T00:59', after: '2027-03-28T02:00' },
      jumpAt: Date.parse('2027-03-28T01:00:00Z'),
    });
  });

  it('jumps over half an hour on Lord Howe Island', () => {
    const moment = new ZoneClock('Australia/Lord_Howe').momentOf('2026-10-04T02:10');
    expect(moment).toMatchObject({ before: '2026-10-04T01:59', after: '2026-10-04T02:30' });
  });

  it('shows an hour twice in autumn', () => {
    const moment = new ZoneClock('America/New_York').momentOf('2026-11-01T01:30');
    expect(moment).toEqual({
      kind: 'twice',
      first: Date.parse('2026-11-01T05:30:00Z'),
      second: Date.parse('2026-11-01T06:30:00Z'),
    });
  });

  it('left a whole day out when Samoa changed sides', () => {
    const moment = new ZoneClock('Pacific/Apia').momentOf('2011-12-30T12:00');
    expect(moment).toMatchObject({ before: '2011-12-29T23:59', after: '2011-12-31T00:00' });
  });

  it.each(ZONES)('reads back every instant around every change of %s in 2026–2028', (zone) => {
    const clock = new ZoneClock(zone);
    for (const change of changesOf(zone)) {
      for (let minutes = -180; minutes <= 180; minutes += 5) {
        const at = change.at + minutes * MINUTE_MS;
        const moment = clock.momentOf(clock.reading(at));
        const meant =
          moment.kind === 'twice'
            ? [moment.first, moment.second]
            : [clock.instantOf(clock.reading(at))];
        expect(moment.kind).not.toBe('gap');
        expect(meant.map(iso)).toContain(iso(at));
      }
    }
  });

  it.each(ZONES)('finds the edges of every gap and every double hour of %s', (zone) => {
    const clock = new ZoneClock(zone);
    for (const { at, shiftMs } of changesOf(zone)) {
      const [last, first] = [clock.reading(at - MINUTE_MS), clock.reading(at)];
      for (let ms = MINUTE_MS; ms < Math.abs(shiftMs); ms += 7 * MINUTE_MS) {
        const reading = iso(Date.parse(`${shiftMs > 0 ? last : first}Z`) + ms).slice(0, 16);
        const moment = clock.momentOf(reading);
        if (shiftMs > 0) {
          expect(moment).toEqual({ kind: 'gap', before: last, after: first, jumpAt: at });
        } else {
          expect(moment).toEqual({ kind: 'twice', first: at + ms + shiftMs, second: at + ms });
        }
      }
    }
  });

  it('never answers an instant at which it shows something else', () => {
    const from = Date.parse('2026-01-01T00:00Z') / MINUTE_MS;
    const to = Date.parse('2029-01-01T00:00Z') / MINUTE_MS;
    const minutes = fc.integer({ min: from, max: to });
    const property = fc.property(fc.constantFrom(...ZONES), minutes, (zone, minute) => {
      const clock = new ZoneClock(zone);
      const wallTime = iso(minute * MINUTE_MS).slice(0, 16);
      const moment = clock.momentOf(wallTime);
      if (moment.kind === 'once') expect(clock.reading(moment.at)).toBe(wallTime);
      if (moment.kind === 'twice') {
        expect(clock.reading(moment.first)).toBe(wallTime);
        expect(clock.reading(moment.second)).toBe(wallTime);
        expect(moment.first).toBeLessThan(moment.second);
      }
      if (moment.kind === 'gap') {
        expect(moment.before < wallTime && wallTime < moment.after).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});

describe('a wall time', () => {
  it.each([
    ['2028-02-29T09:00', true],
    ['2026-02-29T09:00', false],
    ['2026-04-31T09:00', false],
    ['0000-01-01T00:00', true],
  ])('%s exists: %s', (wallTime, exists) => {
    expect(isWallTime(wallTime)).toBe(exists);
  });
});
