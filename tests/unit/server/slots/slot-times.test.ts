import { gridOf, slotTimes } from '../../../../server/src/services/slots/slot-times';
import { weekdayOf } from '../../../../server/src/services/times/wall-day';
import { ZoneClock } from '../../../../server/src/services/times/zone-clock';
import { ZONES } from '../times/zones';

const first = (times: Iterable<{ dueAt: string; wallTime: string }>, count: number) => {
  const found: { dueAt: string; wallTime: string }[] = [];
  for (const time of times) {
    if (found.length === count) break;
    found.push(time);
  }
  return found;
};

describe('the grid of a platform', () => {
  const all = [{ weekday: 1, time: '09:00' }];
  const own = [{ weekday: 2, time: '10:00' }];

  it.each([
    ['its own', { '*': all, x: own }, own],
    ['that of all where it has none', { '*': all, threads: own }, all],
    ['that of all where its own is empty', { '*': all, x: [] }, all],
    ['nothing where the site has none', {}, []],
  ])('is %s', (_, slots, grid) => {
    expect(gridOf(slots, 'x')).toEqual(grid);
  });
});

describe('slots', () => {
  // A Wednesday.
  const after = Date.parse('2026-11-25T09:30:00Z');
  const grid = [
    { weekday: 3, time: '18:00' },
    { weekday: 3, time: '09:30' },
    { weekday: 1, time: '08:15' },
  ];

  it('come in order of time, not of the grid, and not at this very moment', () => {
    expect(first(slotTimes(grid, 'UTC', after), 4).map(({ wallTime }) => wallTime)).toEqual([
      '2026-11-25T18:00',
      '2026-11-30T08:15',
      '2026-12-02T09:30',
      '2026-12-02T18:00',
    ]);
  });

  it('are by the clock of the site, whatever summer time does', () => {
    const sundays = [{ weekday: 7, time: '09:00' }];
    const from = Date.parse('2027-03-20T00:00:00Z');
    expect(first(slotTimes(sundays, 'Europe/Lisbon', from), 2)).toEqual([
      expect.objectContaining({ dueAt: '2027-03-21T09:00:00.000Z', wallTime: '2027-03-21T09:00' }),
      expect.objectContaining({ dueAt: '2027-03-28T08:00:00.000Z', wallTime: '2027-03-28T09:00' }),
    ]);
  });

  it('that the clock jumps over come at the moment of the jump, once', () => {
    const night = ['01:00', '01:30', '02:00'].map((time) => ({ weekday: 7, time }));
    const from = Date.parse('2027-03-28T00:00:00Z');
    expect(first(slotTimes(night, 'Europe/Lisbon', from), 2)).toEqual([
      expect.objectContaining({ dueAt: '2027-03-28T01:00:00.000Z', wallTime: '2027-03-28T02:00' }),
      expect.objectContaining({ dueAt: '2027-04-04T00:00:00.000Z', wallTime: '2027-04-04T01:00' }),
    ]);
  });

  it('that the clock shows twice come once, at the first time', () => {
    const night = [{ weekday: 7, time: '01:30' }];
    const times = (from: string) =>
      first(slotTimes(night, 'Europe/Lisbon', Date.parse(from)), 2).map(({ dueAt }) => dueAt);
    const next = '2027-11-07T01:30:00.000Z';
    expect(times('2027-10-31T00:00:00Z')).toEqual(['2027-10-31T00:30:00.000Z', next]);
    // Between the two.
    expect(times('2027-10-31T01:00:00Z')[0]).toBe(next);
  });

  it.each(ZONES)('come once a week over every change of %s, by the same clock', (zone) => {
    const grid = ['00:30', '01:30', '02:30', '09:00'].map((time) => ({ weekday: 7, time }));
    for (const year of [2026, 2027, 2028]) {
      const from = Date.parse(`${year}-01-01T00:00:00Z`);
      const days = new Map<string, string[]>();
      for (const { dueAt, wallTime } of slotTimes(grid, zone, from)) {
        expect(new ZoneClock(zone).reading(Date.parse(dueAt))).toBe(wallTime);
        const [day = '', clock = ''] = wallTime.split('T');
        days.set(day, [...(days.get(day) ?? []), clock]);
      }
      expect([...days.keys()].filter((day) => weekdayOf(day) !== 7)).toEqual([]);
      expect([...days.values()].every((clocks) => clocks.includes('09:00'))).toBe(true);
      const usual = [...days.values()].filter(
        (clocks) => clocks.join() === '00:30,01:30,02:30,09:00'
      );
      // A jump may bring two of them together, once a year.
      expect(days.size - usual.length).toBeLessThanOrEqual(2);
    }
  });

  it('are none without a grid', () => {
    expect([...slotTimes([], 'UTC', after)]).toEqual([]);
  });

  it('end after a year', () => {
    expect([...slotTimes([{ weekday: 1, time: '09:00' }], 'UTC', after)]).toHaveLength(52);
  });
});
