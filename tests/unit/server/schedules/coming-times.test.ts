import { ComingTimes } from '../../../../server/src/services/schedules/coming-times';
import type { RecurringSchedule } from '../../../../server/src/services/schedules/schedule';

const daily = (over: Partial<RecurringSchedule> = {}): RecurringSchedule => ({
  ...{ id: 1, siteId: 1, kind: 'recurring', state: 'waiting' },
  ...{
    entryUid: 'api::article.article',
    entryDocumentId: 'a',
    entryTitle: null,
    entryLocale: 'en',
  },
  order: {
    ...{ targetIds: null, overrides: {}, campaign: null, again: true },
    ...{ templateId: null, needsApproval: false },
  },
  ...{ dueAt: '2026-11-25T09:00:00.000Z', wallTime: '2026-11-25T09:00', zone: 'UTC' },
  ...{ offsetMinutes: null, startsAt: '2026-11-20T09:00', turns: 5, timesDone: 5 },
  recurrence: { every: 'day', interval: 1, times: 7 },
  ...{ claimUntil: null, note: null, requestedBy: null, idempotencyKey: 'k', createdAt: '' },
  ...over,
});

const at = (day: number, clock = '09:00') => Date.parse(`2026-11-${day}T${clock}:00Z`);

describe('the times that a repetition still has', () => {
  it('are those after the times that are behind it', () => {
    const times = new ComingTimes(daily());
    expect([24, 25, 26, 27].map((day) => times.has(at(day)))).toEqual([false, true, true, false]);
  });

  it('are the same in whatever order somebody asks', () => {
    const times = new ComingTimes(daily());
    expect(times.has(at(27))).toBe(false);
    expect(times.has(at(25))).toBe(true);
    expect(times.has(at(25, '09:01'))).toBe(false);
  });

  it('end with its last day', () => {
    const recurrence = { every: 'day', interval: 1, until: '2026-11-26' } as const;
    const times = new ComingTimes(daily({ recurrence }));
    expect([26, 27].map((day) => times.has(at(day)))).toEqual([true, false]);
  });

  it('are none while it has no time', () => {
    expect(new ComingTimes(daily({ dueAt: null })).has(at(25))).toBe(false);
  });
});
