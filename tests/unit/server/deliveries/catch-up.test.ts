import fc from 'fast-check';

import {
  planCatchUp,
  slotMs,
  type LateDelivery,
} from '../../../../server/src/services/deliveries/catch-up';

const HOUR_MS = 60 * 60_000;

const lateDeliveries = fc.array(
  fc.record({
    connectionId: fc.integer({ min: 1, max: 3 }),
    scheduledAt: fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }),
  }),
  { maxLength: 60 }
);
const paces = fc.record({
  paceMs: fc.integer({ min: 0, max: HOUR_MS }),
  perHour: fc.integer({ min: 1, max: 50 }),
});

const numbered = (rows: { connectionId: number; scheduledAt: Date }[]): LateDelivery[] =>
  rows.map(({ connectionId, scheduledAt }, id) => ({
    id,
    connectionId,
    scheduledAt: scheduledAt.toISOString(),
  }));

describe('the paced line of late deliveries', () => {
  it('starts at once and keeps its distance', () => {
    const pace = { paceMs: 15_000, perHour: 30 };
    expect([0, 1, 29, 30].map((place) => slotMs(place, pace))).toEqual([
      0,
      15_000,
      29 * 15_000,
      HOUR_MS,
    ]);
  });

  it('never lets more of one account through in any hour than the flood cap', () => {
    fc.assert(
      fc.property(lateDeliveries, paces, (rows, pace) => {
        const late = numbered(rows);
        const plan = planCatchUp(late, { now: 0, pace });
        for (const connectionId of [1, 2, 3]) {
          const times = late
            .filter((one) => one.connectionId === connectionId)
            .map(({ id }) => plan.get(id) ?? -1);
          const hours = new Map<number, number>();
          for (const time of times) {
            const hour = Math.floor(time / HOUR_MS);
            hours.set(hour, (hours.get(hour) ?? 0) + 1);
          }
          expect(Math.max(0, ...hours.values())).toBeLessThanOrEqual(pace.perHour);
        }
      })
    );
  });

  it('gives each delivery a time, the newest of each account first', () => {
    fc.assert(
      fc.property(lateDeliveries, paces, (rows, pace) => {
        const late = numbered(rows);
        const plan = planCatchUp(late, { now: 1_000, pace });
        expect(plan.size).toBe(late.length);
        for (const one of late) {
          for (const other of late) {
            if (one.connectionId !== other.connectionId) continue;
            if ((one.scheduledAt ?? '') <= (other.scheduledAt ?? '')) continue;
            expect(plan.get(one.id)).toBeLessThanOrEqual(plan.get(other.id) ?? -1);
          }
        }
      })
    );
  });
});
