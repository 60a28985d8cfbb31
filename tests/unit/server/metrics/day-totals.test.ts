import {
  dayOf,
  totalsAfter,
  type EarlierDay,
} from '../../../../server/src/services/metrics/day-totals';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

const on = (day: string, values: Parameters<typeof totalsAfter>[0], before?: EarlierDay) => ({
  day,
  ...totalsAfter(values, day, before ?? null),
});

describe('the totals of a day', () => {
  it('are null where the platform gives no number, never nought', () => {
    expect(on(MONDAY, { likes: 0 })).toMatchObject({
      ...{ likes: 0, engagement: 0, engagementGained: 0 },
      ...{ impressions: null, impressionsGained: null, clicks: null, clicksGained: null },
    });
    expect(on(MONDAY, {})).toMatchObject({ engagement: null, engagementGained: null });
  });

  it('count what people did, without clicks and views', () => {
    const values = { likes: 5, comments: 4, shares: 3, quotes: 2, saves: 1 };
    const beside = { clicks: 100, impressions: 1_000, reach: 900, videoViews: 800 };
    expect(on(MONDAY, { ...values, ...beside }).engagement).toBe(15);
  });

  it('say what came since the day before, less where people took it back', () => {
    const monday = on(MONDAY, { likes: 10, impressions: 100 });
    const tuesday = on(TUESDAY, { likes: 8, impressions: 150 }, monday);
    expect(tuesday).toMatchObject({ likes: 8, engagementGained: -2, impressionsGained: 50 });
  });

  it('of a second look on a day replace the first, and the gains add up all the same', () => {
    const monday = on(MONDAY, { likes: 10 });
    const first = on(TUESDAY, { likes: 12 }, monday);
    const second = on(TUESDAY, { likes: 17 }, first);
    expect([monday, second].map(({ engagementGained }) => engagementGained)).toEqual([10, 7]);
  });

  it('keep what the platform told once and tells no more', () => {
    const monday = on(MONDAY, { likes: 10, clicks: 3 });
    const tuesday = on(TUESDAY, { likes: 11 }, monday);
    expect(tuesday).toMatchObject({ clicks: 3, clicksGained: 0, likes: 11 });
  });

  it('take no number that is none', () => {
    expect(on(MONDAY, { likes: Number.NaN, shares: -1, saves: 2.6 })).toMatchObject({
      ...{ likes: null, shares: 0, saves: 3 },
    });
  });
});

it('never writes a day before the one that is written, when clocks of workers differ', () => {
  const justBefore = Date.parse('2026-11-23T23:59:59Z');
  expect(dayOf(justBefore, null)).toBe(MONDAY);
  expect(dayOf(justBefore, on(TUESDAY, {}))).toBe(TUESDAY);
});
