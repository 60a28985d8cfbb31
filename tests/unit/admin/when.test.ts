import {
  proposedTime,
  readAtTime,
  readingsOf,
  withClock,
  withDay,
  withZone,
  type AtTime,
} from '../../../admin/src/when/at-time';
import { minutesOf, offsetIn } from '../../../admin/src/when/offset';
import {
  repeated,
  repetitionOf,
  withInterval,
  withTimes,
} from '../../../admin/src/when/repetition';
import { slotLinesOf } from '../../../admin/src/when/slot-lines';
import {
  choiceOf,
  choicesFor,
  isComplete,
  possibleWhen,
  whenOf,
} from '../../../admin/src/when/when-choice';
import { whenSchema } from '../../../contracts/when';
import { recurrenceSchema } from '../../../contracts/schedules';

const BERLIN = 'Europe/Berlin';
const NOW = Date.parse('2026-11-23T12:00:00Z');
const at = (wallTime: string, more: Partial<AtTime> = {}): AtTime => ({
  ...{ kind: 'at', wallTime },
  ...more,
});

describe('a time on the clock of a zone', () => {
  it('is an instant', () => {
    expect(readAtTime(at('2026-11-24T14:00'), BERLIN, NOW)).toEqual({
      ...{ kind: 'fits', at: Date.parse('2026-11-24T13:00:00Z') },
    });
  });

  it('is past from the moment on that the clock shows it', () => {
    expect(readAtTime(at('2026-11-23T13:00'), BERLIN, NOW).kind).toBe('past');
    expect(readAtTime(at('2026-11-23T13:01'), BERLIN, NOW).kind).toBe('fits');
  });

  it.each(['T14:00', '2026-11-24T', '2026-02-30T10:00', ''])(
    'is incomplete as “%s”',
    (wallTime) => {
      expect(readAtTime(at(wallTime), BERLIN, NOW)).toEqual({ kind: 'incomplete' });
      expect(readingsOf(wallTime, BERLIN)).toBeNull();
    }
  );

  it('does not exist where the clocks jump over it, and says what is beside it', () => {
    expect(readAtTime(at('2027-03-28T02:30'), BERLIN, NOW)).toEqual({
      ...{ kind: 'gap', before: '2027-03-28T01:59', after: '2027-03-28T03:00' },
    });
  });

  it('has to be told apart where the clocks show it twice', () => {
    const first = Date.parse('2027-10-31T00:30:00Z');
    const second = Date.parse('2027-10-31T01:30:00Z');
    const twice = at('2027-10-31T02:30');
    expect(readAtTime(twice, BERLIN, NOW)).toEqual({ kind: 'twice', first, second });
    expect(readAtTime({ ...twice, ifTwice: 'second' }, BERLIN, NOW)).toEqual({
      ...{ kind: 'fits', at: second },
    });
    // Between the two only one is left, and who wants the other one is told that it is past.
    const between = first + 60_000;
    expect(readAtTime(twice, BERLIN, between)).toEqual({ kind: 'fits', at: second });
    expect(readAtTime({ ...twice, ifTwice: 'first' }, BERLIN, between).kind).toBe('past');
    expect(readingsOf('2027-10-31T02:30', BERLIN)).toEqual({ first, second });
    expect(readingsOf('2027-10-31T03:30', BERLIN)).toBeNull();
  });

  it('forgets which of two was meant as soon as it is another time', () => {
    const chosen = at('2027-10-31T02:30', { zone: BERLIN, ifTwice: 'second' });
    for (const changed of [
      withDay(chosen, '2027-11-01'),
      withClock(chosen, '09:00'),
      withZone(chosen, 'UTC'),
    ]) {
      expect(changed.ifTwice).toBeUndefined();
    }
    expect(withDay(chosen, '2027-11-01').wallTime).toBe('2027-11-01T02:30');
    expect(withZone(chosen, 'UTC')).toEqual(at('2027-10-31T02:30', { zone: 'UTC' }));
  });

  it('is proposed as a full hour that is to come, as the server takes it', () => {
    const proposal = proposedTime(BERLIN, NOW + 7 * 60_000);
    expect(proposal).toEqual(at('2026-11-23T15:00', { zone: BERLIN }));
    expect(whenSchema.safeParse(proposal).success).toBe(true);
  });

  it('is left to the server in a zone that the browser does not know', () => {
    expect(readAtTime(at('2026-11-24T14:00'), 'Mars/Olympus', NOW).kind).toBe('incomplete');
  });
});

describe('the choice of when', () => {
  const choose = { zone: BERLIN, now: NOW };

  it.each(['now', 'slot', 'at', 'on_publish', 'after_publish'] as const)(
    'is “%s” again once its details are there, and the server takes it',
    (choice) => {
      const when = whenOf(choice, choose);
      expect(choiceOf(when)).toBe(choice);
      expect(whenSchema.safeParse(when).success).toBe(true);
      expect(isComplete(when, choose)).toBe(true);
    }
  );

  it('is the publication for a draft, and now for who may not schedule', () => {
    const may = { canSchedule: true };
    expect(choicesFor({ isPublished: true, ...may })).toHaveLength(5);
    expect(choicesFor({ isPublished: false, ...may })).toEqual(['on_publish', 'after_publish']);
    expect(choicesFor({ isPublished: true, canSchedule: false })).toEqual(['now']);
    expect(choicesFor({ isPublished: false, canSchedule: false })).toEqual([]);
  });

  it('falls back to what is possible', () => {
    const draft = { isPublished: false, canSchedule: true };
    expect(possibleWhen({ kind: 'slot' }, draft)).toEqual({ kind: 'on_publish', offsetMinutes: 0 });
    const later = { kind: 'on_publish', offsetMinutes: 90 } as const;
    expect(possibleWhen(later, draft)).toEqual(later);
    expect(possibleWhen(later, { isPublished: true, canSchedule: false })).toEqual({ kind: 'now' });
  });

  it('is not complete with a time that cannot be', () => {
    expect(isComplete(at('2027-03-28T02:30', { zone: BERLIN }), choose)).toBe(false);
    expect(isComplete(at('2027-10-31T02:30'), choose)).toBe(false);
  });
});

describe('the wait after a publication', () => {
  it.each([
    [1, { count: 1, unit: 'minutes' }],
    [90, { count: 90, unit: 'minutes' }],
    [120, { count: 2, unit: 'hours' }],
    [2 * 24 * 60, { count: 2, unit: 'days' }],
  ] as const)('of %d minutes is told in the largest unit', (minutes, told) => {
    expect(offsetIn(minutes)).toEqual(told);
    expect(minutesOf(told.count, told.unit)).toBe(minutes);
  });

  it('stays between a minute and 90 days', () => {
    expect([minutesOf(0, 'hours'), minutesOf(-3, 'days')]).toEqual([1, 1]);
    expect(minutesOf(500, 'days')).toBe(90 * 24 * 60);
  });
});

describe('repeating', () => {
  it('is as the server takes it, and keeps how often', () => {
    const weekly = repeated(null, 'week');
    expect(recurrenceSchema.safeParse(weekly).success).toBe(true);
    expect(repetitionOf(weekly)).toBe('week');
    if (!weekly) throw new Error('It repeats.');
    const often = withTimes(weekly, 9);
    expect(repeated(often, 'month')).toMatchObject({ every: 'month', times: 9 });
    expect(repeated(often, 'never')).toBeNull();
    expect(repetitionOf(null)).toBe('never');
    expect([withTimes(weekly, 1).times, withTimes(weekly, 9_999).times]).toEqual([2, 500]);
    expect([withInterval(weekly, 0).interval, withInterval(weekly, 99).interval]).toEqual([1, 52]);
  });
});

describe('the next free slots', () => {
  const slot = (dueAt: string) => ({ dueAt, wallTime: '2026-11-24T14:00', zone: BERLIN });

  it('are told once where several platforms have the same, soonest first', () => {
    const [early, late] = ['2026-11-24T13:00:00Z', '2026-11-25T13:00:00Z'];
    const { times, reasons } = slotLinesOf([
      { targetId: 1, platform: 'x', times: [slot(late)], reason: null },
      { targetId: 2, platform: 'bluesky', times: [slot(early)], reason: null },
      { targetId: 3, platform: 'x', times: [slot(late)], reason: null },
      { targetId: 4, platform: 'tiktok', times: [], reason: 'There are none.' },
      { targetId: 5, platform: 'threads', times: [], reason: 'There are none.' },
    ]);
    expect(times.map(({ dueAt, platforms }) => [dueAt, platforms])).toEqual([
      [early, ['bluesky']],
      [late, ['x']],
    ]);
    expect(reasons).toEqual(['There are none.']);
  });
});
