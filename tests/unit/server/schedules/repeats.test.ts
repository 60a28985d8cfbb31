import type { Recurrence } from '../../../../contracts/schedules';
import {
  firstRepeat,
  nextRepeat,
  type RepeatTime,
} from '../../../../server/src/services/schedules/repeats';
import { ZoneClock } from '../../../../server/src/services/times/zone-clock';
import { changesOf } from '../times/zone-changes';
import { ZONES } from '../times/zones';

const DAY_MS = 24 * 60 * 60_000;

interface Asked {
  startsAt: string;
  zone?: string;
  recurrence: Partial<Recurrence> & Pick<Recurrence, 'every'>;
}

/** The first so many, from the very first on. */
const timesOf = ({ startsAt, zone = 'UTC', recurrence }: Asked, count: number): RepeatTime[] => {
  const repetition = { startsAt, zone, recurrence: { interval: 1, ...recurrence } };
  const times: RepeatTime[] = [];
  let after = new ZoneClock(zone).instantOf(startsAt) - 1;
  for (let place = 0; place < count; place += 1) {
    const next = nextRepeat(repetition, after);
    if (!next) break;
    times.push(next);
    after = next.at;
  }
  return times;
};

const days = (asked: Asked, count: number) =>
  timesOf(asked, count).map(({ wallTime }) => wallTime.slice(0, 10));

describe('a repetition', () => {
  it.each<[string, Asked, string[]]>([
    [
      'every third day',
      { startsAt: '2027-02-26T09:00', recurrence: { every: 'day', interval: 3 } },
      ['2027-02-26', '2027-03-01', '2027-03-04'],
    ],
    [
      'every week on the day of the first time',
      { startsAt: '2026-11-25T09:00', recurrence: { every: 'week' } },
      ['2026-11-25', '2026-12-02', '2026-12-09'],
    ],
    [
      'every second week on some days, in order and each once',
      {
        startsAt: '2026-11-25T09:00',
        recurrence: { every: 'week', interval: 2, weekdays: [5, 1, 5] },
      },
      ['2026-11-27', '2026-12-07', '2026-12-11', '2026-12-21'],
    ],
    [
      'every month on its last day where the day is missing, and on the day where it is there',
      { startsAt: '2027-12-31T09:00', recurrence: { every: 'month' } },
      ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ],
    [
      'every quarter',
      { startsAt: '2026-11-15T09:00', recurrence: { every: 'month', interval: 3 } },
      ['2026-11-15', '2027-02-15', '2027-05-15'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(days(asked, expected.length)).toEqual(expected);
  });

  it('ends after its last day, which counts', () => {
    const recurrence = { every: 'day' as const, until: '2026-11-27' };
    expect(days({ startsAt: '2026-11-25T09:00', recurrence }, 9)).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  it('ends by the day of its zone, not of UTC', () => {
    const recurrence = { every: 'day' as const, until: '2026-11-25' };
    const asked = { startsAt: '2026-11-25T23:30', zone: 'America/New_York', recurrence };
    expect(timesOf(asked, 9)).toEqual([
      { wallTime: '2026-11-25T23:30', at: Date.parse('2026-11-26T04:30:00Z') },
    ]);
  });

  it.each(ZONES)('keeps its wall time over every change of %s in 2026–2028', (zone) => {
    const clock = new ZoneClock(zone);
    const startsAt = '2026-01-01T09:05';
    const times = timesOf({ startsAt, zone, recurrence: { every: 'day' } }, 3 * 365 + 1);
    expect(times.map(({ at }) => clock.reading(at).slice(11))).toEqual(times.map(() => '09:05'));
    expect(new Set(times.map(({ wallTime }) => wallTime)).size).toBe(3 * 365 + 1);
    expect(times.at(-1)?.wallTime).toBe('2028-12-31T09:05');
  });

  it.each(ZONES)('comes once a day even at the hour of every change of %s', (zone) => {
    const clock = new ZoneClock(zone);
    for (const { at, shiftMs } of changesOf(zone)) {
      const reading = clock.reading(at - Math.abs(shiftMs) / 2);
      const inside = shiftMs > 0 ? clock.reading(at).slice(0, 16) : reading;
      const [day = '', time = ''] = inside.split('T');
      const before = new Date(Date.parse(`${day}T00:00Z`) - DAY_MS).toISOString().slice(0, 10);
      const minute = shiftMs > 0 ? minuteBefore(time, shiftMs / 2) : time;
      const startsAt = `${before}T${minute}`;
      const times = timesOf({ startsAt, zone, recurrence: { every: 'day' } }, 3);
      expect(times).toHaveLength(3);
      const [first, second, third] = times.map((one) => one.at);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(DAY_MS - 2 * 60 * 60_000);
      expect((third ?? 0) - (second ?? 0)).toBeLessThan(DAY_MS + 2 * 60 * 60_000);
    }
  });

  it('uses the moment of the jump where the clock has no such time that day', () => {
    const asked = {
      ...{ startsAt: '2027-03-27T01:30', zone: 'Europe/Lisbon' },
      recurrence: { every: 'day' as const },
    };
    expect(timesOf(asked, 3).map(({ at }) => new Date(at).toISOString())).toEqual([
      '2027-03-27T01:30:00.000Z',
      '2027-03-28T01:00:00.000Z',
      '2027-03-29T00:30:00.000Z',
    ]);
  });
});

describe('the first time of a repetition', () => {
  const daily = { every: 'day' as const, interval: 1 };
  const start = { wallTime: '2027-10-31T01:15', zone: 'Europe/Lisbon' };

  it.each(['2027-10-31T00:15:00.000Z', '2027-10-31T01:15:00.000Z'])(
    'is the one of two moments that the person named (%s)',
    (dueAt) => {
      expect(firstRepeat({ ...start, dueAt }, daily)).toEqual({
        ...{ wallTime: start.wallTime, at: Date.parse(dueAt) },
      });
    }
  );

  it('is the first of its weekdays', () => {
    const recurrence = { every: 'week' as const, interval: 1, weekdays: [3] };
    expect(firstRepeat({ ...start, dueAt: '2027-10-31T00:15:00.000Z' }, recurrence)).toEqual({
      ...{ wallTime: '2027-11-03T01:15', at: Date.parse('2027-11-03T01:15:00Z') },
    });
  });

  it('is none when it ends before', () => {
    const recurrence = { ...daily, until: '2027-10-30' };
    expect(firstRepeat({ ...start, dueAt: '2027-10-31T00:15:00.000Z' }, recurrence)).toBeNull();
  });
});

/** So many milliseconds before a reading of the same day. */
const minuteBefore = (time: string, ms: number): string =>
  new Date(Date.parse(`2000-01-02T${time}Z`) - ms).toISOString().slice(11, 16);
