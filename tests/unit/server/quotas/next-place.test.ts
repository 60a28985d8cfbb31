import fc from 'fast-check';

import {
  nextPlace,
  type Fit as StoredFit,
} from '../../../../server/src/services/quotas/next-place';
import { UseLog, type Counted } from '../../../../server/src/services/quotas/use-log';
import type { LimitWindow } from '../../../../server/src/services/quotas/limit';

/** As the referee reads it. */
type Fit = Omit<StoredFit, 'uses'> & { uses: readonly Counted[] };

const placeOf = (fits: readonly Fit[], from: number) =>
  nextPlace(
    fits.map((fit) => ({ ...fit, uses: new UseLog(fit.uses) })),
    from
  );

const ZONES = ['UTC', 'Europe/Lisbon', 'America/New_York', 'Africa/Cairo', 'Pacific/Apia'];

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }),
  ])
);

/** Local date of an instant. */
const dayOf = (at: number, timeZone: string, unit: 'day' | 'month'): string =>
  formats
    .get(timeZone)
    ?.format(at)
    .slice(0, unit === 'day' ? 10 : 7) ?? '';

/** Units in the window of this limit that ends at (or, by the calendar, holds) an instant. */
const unitsAt = (uses: readonly Counted[], window: LimitWindow, at: number): number =>
  uses
    .filter((use) =>
      window.kind === 'rolling'
        ? use.at > at - window.ms && use.at <= at
        : dayOf(use.at, window.timeZone, window.unit) === dayOf(at, window.timeZone, window.unit)
    )
    .reduce((sum, { units }) => sum + units, 0);

/** Whether a newcomer at this instant makes no window hold too much that did not before. */
const isAllowed = ({ uses, window, limit, takes, told }: Fit, at: number): boolean => {
  const isToldFull =
    told !== null &&
    at < told.until &&
    uses.filter((use) => use.at > told.at && use.at < told.until).reduce((s, u) => s + u.units, 0) +
      takes >
      told.remaining;
  if (isToldFull) return false;
  const withIt = [...uses, { at, units: takes }];
  // Only ends of windows that hold the newcomer can be its fault.
  const ends = withIt.map((use) => use.at).filter((end) => end >= at);
  const holdsIt = (end: number) => window.kind === 'calendar' || end - window.ms < at;
  return ends
    .filter((end) => (window.kind === 'calendar' ? end === at : holdsIt(end)))
    .every((end) => unitsAt(withIt, window, end) <= limit);
};

const referee = (fits: readonly Fit[], from: number, horizon: number): number | null => {
  for (let at = from; at <= horizon; at += 1)
    if (fits.every((fit) => isAllowed(fit, at))) return at;
  return null;
};

const rollingFit = fc
  .record({
    limit: fc.integer({ min: 1, max: 6 }),
    ms: fc.integer({ min: 1, max: 30 }),
    takes: fc.integer({ min: 1, max: 3 }),
    uses: fc.array(
      fc.record({
        at: fc.integer({ min: 900, max: 1_080 }),
        units: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 14 }
    ),
    told: fc.option(
      fc.record({
        remaining: fc.integer({ min: 0, max: 4 }),
        at: fc.integer({ min: 950, max: 1_000 }),
        until: fc.integer({ min: 1_001, max: 1_060 }),
      }),
      { nil: null }
    ),
  })
  .map<Fit>(({ limit, ms, takes, uses, told }) => ({
    limit,
    takes: Math.min(takes, limit),
    window: { kind: 'rolling', ms },
    uses,
    told,
  }));

describe('the log of uses', () => {
  it('is the same whether it was made at once or use by use', () => {
    const times = fc.array(fc.record({ at: fc.nat(50), units: fc.integer({ min: 1, max: 3 }) }));
    fc.assert(
      fc.property(times, fc.nat(50), fc.nat(50), (uses, after, until) => {
        const grown = new UseLog([]);
        uses.forEach((use) => grown.add(use));
        expect(grown.between(after, until)).toBe(new UseLog(uses).between(after, until));
      })
    );
  });
});

describe('the next place', () => {
  it('is the one that a referee finds who tries every millisecond (rolling windows, told limits)', () => {
    fc.assert(
      fc.property(fc.array(rollingFit, { minLength: 1, maxLength: 3 }), (fits) => {
        const found = placeOf(fits, 1_000);
        expect(found?.at).toBe(referee(fits, 1_000, 1_200));
      }),
      { numRuns: 1_500 }
    );
  });

  const HOUR_MS = 3_600_000;
  const calendarFit = fc
    .record({
      limit: fc.integer({ min: 1, max: 4 }),
      takes: fc.integer({ min: 1, max: 2 }),
      unit: fc.constantFrom<'day' | 'month'>('day', 'month'),
      timeZone: fc.constantFrom(...ZONES),
      hours: fc.array(fc.integer({ min: -30, max: 24 * 70 }), { maxLength: 12 }),
    })
    .map(({ hours, limit, takes, unit, timeZone }) => ({
      limit,
      takes: Math.min(takes, limit),
      window: { kind: 'calendar' as const, unit, timeZone },
      hours,
    }));

  it('begins with the first moment of a day or month of the zone, through every change of clocks', () => {
    const anyHour = fc.integer({
      min: Date.UTC(2026, 0, 1) / HOUR_MS,
      max: Date.UTC(2028, 11, 31) / HOUR_MS,
    });
    fc.assert(
      fc.property(anyHour, calendarFit, (hour, { hours, ...limit }) => {
        const from = hour * HOUR_MS;
        const uses = hours.map((offset) => ({ at: from + offset * HOUR_MS, units: 1 }));
        const fit: Fit = { ...limit, uses, told: null };
        const found = placeOf([fit], from);
        // Days of these zones begin at full hours of UTC.
        let at = from;
        while (!isAllowed(fit, at)) at += HOUR_MS;
        expect(found?.at).toBe(at);
      }),
      { numRuns: 150 }
    );
  });

  it('says which limit makes it wait', () => {
    const free: Fit = fitOf({ limit: 5, uses: [] });
    const full: Fit = fitOf({ limit: 1, uses: [{ at: 95, units: 1 }] });
    expect(placeOf([free, full], 100)).toMatchObject({ at: 105, obstacle: { limit: 1 } });
    expect(placeOf([free], 100)).toEqual({ at: 100, obstacle: null });
  });

  it('does not exist where more is wanted than the limit ever gives', () => {
    expect(placeOf([fitOf({ limit: 0, uses: [] })], 100)).toBeNull();
  });

  it('takes nothing from a place ahead that needs the whole window', () => {
    const ahead = [{ at: 105, units: 3 }];
    // At 100 itself there is room; with it the window that ends at 105 would hold four.
    expect(placeOf([fitOf({ limit: 3, uses: ahead })], 100)?.at).toBe(115);
  });
});

const fitOf = ({ limit, uses }: Pick<Fit, 'limit' | 'uses'>): Fit => ({
  limit,
  takes: 1,
  window: { kind: 'rolling', ms: 10 },
  uses,
  told: null,
});
