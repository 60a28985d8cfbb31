import type { When } from '../../../../contracts/when';
import { nearZones } from '../../../../server/src/services/times/near-zones';
import { plannedTimeOf } from '../../../../server/src/services/times/planned-time';

const now = Date.parse('2026-11-24T10:12:00Z');

const planned = (wallTime: string, more: Partial<Extract<When, { kind: 'at' }>> = {}) =>
  plannedTimeOf({ kind: 'at', wallTime, ...more }, { now, siteZone: 'Europe/Lisbon' });

describe('a time that a person chose', () => {
  it('is by the clock of the site', () => {
    expect(planned('2027-07-01T09:00')).toEqual({
      dueAt: '2027-07-01T08:00:00.000Z',
      ...{ wallTime: '2027-07-01T09:00', zone: 'Europe/Lisbon' },
    });
  });

  it('is by the clock of the zone that they name', () => {
    const { dueAt, zone } = planned('2027-07-01T09:00', { zone: 'Asia/Kathmandu' });
    expect({ dueAt, zone }).toEqual({ dueAt: '2027-07-01T03:15:00.000Z', zone: 'Asia/Kathmandu' });
  });

  it('in a gap is refused with the times beside it', () => {
    expect(() => planned('2027-03-28T01:30')).toThrow(
      '2027-03-28 01:30 in Europe/Lisbon does not exist: the clocks go forward there and jump over it. Choose 00:59 or 02:00.'
    );
  });

  it('in a gap at midnight is refused with the days beside it', () => {
    expect(() => planned('2027-09-05T00:30', { zone: 'America/Santiago' })).toThrow(
      'Choose 2027-09-04 23:59 or 01:00.'
    );
  });

  it('that comes twice is refused until they say which', () => {
    const twice = '2027-10-31T01:15';
    expect(() => planned(twice)).toThrow(
      'The clocks go back, so 2027-10-31 01:15 in Europe/Lisbon comes twice: at 00:15 and at 01:15 UTC. Say which one with ifTwice: “first” or “second”.'
    );
    expect(planned(twice, { ifTwice: 'first' }).dueAt).toBe('2027-10-31T00:15:00.000Z');
    expect(planned(twice, { ifTwice: 'second' }).dueAt).toBe('2027-10-31T01:15:00.000Z');
  });

  it('that comes twice is the second one when the first is past', () => {
    const between = { now: Date.parse('2027-10-31T00:50:00Z'), siteZone: 'Europe/Lisbon' };
    const twice = { kind: 'at', wallTime: '2027-10-31T01:15' } as const;
    expect(plannedTimeOf(twice, between).dueAt).toBe('2027-10-31T01:15:00.000Z');
    expect(() => plannedTimeOf({ ...twice, ifTwice: 'first' }, between)).toThrow(
      '2027-10-31 01:15 in Europe/Lisbon comes twice, and the first time is past. Say ifTwice: “second”, or choose a later time.'
    );
    const over = { ...between, now: Date.parse('2027-10-31T01:20:00Z') };
    expect(() => plannedTimeOf(twice, over)).toThrow('is past');
  });

  it('does not need to say which where there is one', () => {
    expect(planned('2027-10-31T03:15', { ifTwice: 'second' }).dueAt).toBe(
      '2027-10-31T03:15:00.000Z'
    );
  });

  it.each([
    [
      '2026-11-24T10:12',
      'it is 10:12 there now. Choose a later time, such as 2026-11-25 10:12, or',
    ],
    [
      '2026-11-23T10:13',
      'it is 2026-11-24 10:12 there now. Choose a later time, such as 2026-11-24 10:13',
    ],
  ])('that is past (%s) is refused with the next one', (wallTime, words) => {
    expect(() => planned(wallTime)).toThrow(words);
  });

  it('may be the very next minute', () => {
    expect(planned('2026-11-24T10:13').dueAt).toBe('2026-11-24T10:13:00.000Z');
  });

  it('on a day that no calendar has is refused with the last day of that month', () => {
    expect(() => planned('2027-02-29T09:00')).toThrow(
      'There is no 2027-02-29: that month ends on 2027-02-28. Choose another day.'
    );
  });

  it('of a mistyped year is refused', () => {
    expect(() => planned('2206-11-25T09:00')).toThrow('more than 5 years away. Check the year.');
  });

  it.each([
    ['Europe/Lisboa', 'There is no time zone “Europe/Lisboa”. Did you mean Europe/Lisbon?'],
    ['Nowhere/Atlantis', 'Name one by its IANA name, such as Europe/Lisbon.'],
    ['+01:00', 'Name one by its IANA name, such as Europe/Lisbon.'],
  ])('in %s is refused with the zones that are spelt like it', (zone, words) => {
    expect(() => planned('2027-07-01T09:00', { zone })).toThrow(words);
  });
});

describe('zones near a name', () => {
  it.each([
    ['europe/lisbon', 'Europe/Lisbon'],
    ['New York', 'America/New_York'],
    ['Europe/Brelin', 'Europe/Berlin'],
  ])('%s', (wanted, zone) => {
    expect(nearZones(wanted)[0]).toBe(zone);
  });

  it.each(['', '/', 'x', 'Somewhere/Altogether_Else'])('are none for %j', (wanted) => {
    expect(nearZones(wanted)).toEqual([]);
  });
});
