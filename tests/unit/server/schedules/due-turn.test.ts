import type { Recurrence } from '../../../../contracts/schedules';
import { dueTurnOf } from '../../../../server/src/services/schedules/due-turn';
import type { RecurringSchedule } from '../../../../server/src/services/schedules/schedule';

const HOUR_MS = 60 * 60_000;
const missedAfterMs = 24 * HOUR_MS;

const daily = (over: Partial<Recurrence> = {}, turns = 0) => {
  const schedule: RecurringSchedule & { dueAt: string } = {
    ...{ id: 1, siteId: 1, kind: 'recurring', state: 'waiting', claimUntil: null, note: null },
    ...{ entryUid: 'api::article.article', entryDocumentId: 'a', entryTitle: null },
    ...{ entryLocale: 'en', offsetMinutes: null, requestedBy: null, idempotencyKey: 'key' },
    order: {
      ...{ targetIds: null, overrides: {}, campaign: null, again: true },
      ...{ templateId: null, needsApproval: false },
    },
    ...{ dueAt: '2026-11-25T09:00:00.000Z', wallTime: '2026-11-25T09:00', zone: 'UTC' },
    recurrence: { every: 'day', interval: 1, ...over },
    ...{ startsAt: '2026-11-20T09:00', turns, timesDone: turns, createdAt: '' },
  };
  return schedule;
};

const turnAt = (now: string, over?: Partial<Recurrence>, turns?: number) => {
  const turn = dueTurnOf(daily(over, turns), { now: Date.parse(now), missedAfterMs });
  const day = (time: { wallTime: string } | null) => time && time.wallTime.slice(8, 10);
  return {
    goes: day(turn.goes),
    skipped: turn.skipped.map(day),
    next: day(turn.next),
    turn: turn.turn,
  };
};

describe('the turn of a repetition', () => {
  it('goes out, a few minutes ahead', () => {
    const expected = { goes: '25', skipped: [], next: '26', turn: 6 };
    expect(turnAt('2026-11-25T08:56:00Z', {}, 5)).toEqual(expected);
  });

  it('goes out late while it is not too late', () => {
    expect(turnAt('2026-11-26T08:59:00Z')).toMatchObject({ goes: '25', skipped: [], next: '26' });
  });

  it('is the newest of those that passed while nothing ran', () => {
    const expected = { goes: '28', skipped: ['25', '26', '27'], next: '29', turn: 4 };
    expect(turnAt('2026-11-28T20:00:00Z')).toEqual(expected);
  });

  it('goes out not at all when even the newest is too late', () => {
    const weekly: Partial<Recurrence> = { every: 'week', weekdays: [3] };
    expect(turnAt('2026-11-27T09:01:00Z', weekly)).toEqual({
      ...{ goes: null, skipped: ['25'], next: '02', turn: 1 },
    });
  });

  it('is the last when it has gone out so many times', () => {
    expect(turnAt('2026-11-25T09:00:00Z', { times: 6 }, 5)).toMatchObject({
      goes: '25',
      next: null,
    });
    expect(turnAt('2026-11-25T09:00:00Z', { times: 7 }, 5)).toMatchObject({
      goes: '25',
      next: '26',
    });
  });

  it('does not go on after its number was used up by times that passed', () => {
    const expected = { goes: '26', skipped: ['25'], next: null, turn: 2 };
    expect(turnAt('2026-11-26T09:30:00Z', { times: 2 })).toEqual(expected);
  });

  it('is the last when the next would be after the last day', () => {
    expect(turnAt('2026-11-25T09:00:00Z', { until: '2026-11-25' })).toMatchObject({ next: null });
  });
});
