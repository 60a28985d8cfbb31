import { approvedTimes } from '../../../../server/src/services/approvals/approved-times';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CIRCUMSTANCES = {
  now: NOW,
  pace: { paceMs: MINUTE_MS, perHour: 30 },
  afterMs: 10 * MINUTE_MS,
  missedAfterMs: 24 * HOUR_MS,
};

/** Posts of one account by how late they are, ms; their ids are 1, 2, 3… */
const timesOf = (...lateMs: (number | null)[]): (number | null | undefined)[] => {
  const approved = lateMs.map((late, place) => ({
    id: place + 1,
    connectionId: 7,
    scheduledAt: late === null ? null : new Date(NOW - late).toISOString(),
  }));
  const times = approvedTimes(approved, CIRCUMSTANCES);
  return approved.map(({ id }) => {
    const time = times.get(id);
    return typeof time === 'number' ? time - NOW : time;
  });
};

describe('when approved posts go out', () => {
  it('is their time where that is still to come', () => {
    expect(timesOf(-5 * HOUR_MS, -1)).toEqual([5 * HOUR_MS, 1]);
  });

  it('is at once where it has just passed, or none was meant', () => {
    expect(timesOf(0, 10 * MINUTE_MS, null)).toEqual([0, 0, 0]);
  });

  it('is one after the other where it passed long ago, the newest first', () => {
    expect(timesOf(3 * HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS)).toEqual([MINUTE_MS, 0, 2 * MINUTE_MS]);
  });

  it('is never where it is too late', () => {
    expect(timesOf(24 * HOUR_MS + 1, 24 * HOUR_MS)).toEqual([null, 0]);
  });
});
