import { forecastQuestion, isAtOnce, lastOf } from '../../../admin/src/list-view/many-forecast';
import { bulkRequestOf, isOrderable, type ManyWish } from '../../../admin/src/list-view/many-plan';
import { bulkRequestSchema } from '../../../contracts/bulk';
import { forecastRequestSchema } from '../../../contracts/quotas';

const ZONE = 'Europe/Lisbon';
const NOW = Date.parse('2026-11-23T12:00:00Z');
const TIME = { kind: 'at', wallTime: '2026-11-25T09:00', zone: ZONE } as const;

const aWish = (over: Partial<ManyWish> = {}): ManyWish => ({
  ...{ targetIds: null, timing: 'soon' as const, time: TIME, again: false },
  ...over,
});

const requestOf = (wish: ManyWish) =>
  bulkRequestOf({
    ...{ wish, contentType: 'api::article.article', documentIds: ['a', 'b'], locale: 'en' },
    ...{ siteId: 3, zone: ZONE, now: NOW },
  });

describe('an order from a list', () => {
  it.each(['soon', 'slots', 'spread', 'at'] as const)(
    'goes out “%s” as the server takes it',
    (timing) => {
      const request = requestOf(aWish({ timing, targetIds: [1, 2] }));
      expect(bulkRequestSchema.parse(request)).toMatchObject({
        ...{ siteId: 3, targetIds: [1, 2], start: false },
        items: [{ documentId: 'a' }, { documentId: 'b' }],
      });
    }
  );

  it('is spread until an instant, or has one time for all', () => {
    expect(requestOf(aWish({ timing: 'spread' })).times).toEqual({
      ...{ kind: 'spread', until: '2026-11-25T09:00:00.000Z' },
    });
    const timed = requestOf(aWish({ timing: 'at' }));
    expect(timed.times).toEqual({ kind: 'soon' });
    expect(timed.items?.map(({ when }) => when)).toEqual([TIME, TIME]);
    expect(requestOf(aWish()).items?.[0]).not.toHaveProperty('when');
  });

  it('cannot be made without accounts, or with a time that is past or does not exist', () => {
    expect(isOrderable(aWish(), ZONE, NOW)).toBe(true);
    expect(isOrderable(aWish({ targetIds: [] }), ZONE, NOW)).toBe(false);
    const past = { ...TIME, wallTime: '2026-11-22T09:00' };
    expect(isOrderable(aWish({ timing: 'spread', time: past }), ZONE, NOW)).toBe(false);
    const gap = { ...TIME, wallTime: '2027-03-28T01:30' };
    expect(isOrderable(aWish({ timing: 'at', time: gap }), ZONE, NOW)).toBe(false);
    // A time that is not asked for stands in nobody's way.
    expect(isOrderable(aWish({ time: past }), ZONE, NOW)).toBe(true);
  });
});

describe('the forecast of an order', () => {
  const ask = (wish: ManyWish, targetIds = [1, 2], entries = 5) =>
    forecastQuestion({ ...{ wish, entries, targetIds, siteId: 3, zone: ZONE, now: NOW } });

  it('asks for as many posts as there are entries, as the server takes it', () => {
    for (const timing of ['soon', 'spread', 'at'] as const) {
      const question = ask(aWish({ timing }));
      expect(forecastRequestSchema.parse(question)).toMatchObject({ posts: 5, targetIds: [1, 2] });
    }
    const instant = '2026-11-25T09:00:00.000Z';
    expect(ask(aWish({ timing: 'spread' }))?.until).toBe(instant);
    expect(ask(aWish({ timing: 'at' }))?.from).toBe(instant);
  });

  it('asks nothing where there is nothing to say', () => {
    expect(ask(aWish({ timing: 'slots' }))).toBeNull();
    expect(ask(aWish(), [])).toBeNull();
    expect(ask(aWish(), [1, 2], 4_000)).toBeNull();
    const time = { ...TIME, wallTime: '2026-11-22T09:00' };
    expect(ask(aWish({ timing: 'at', time }))).toBeNull();
  });

  it('tells the last of all posts, and why it is late', () => {
    const one = { ...{ remaining: 1, level: 'ok' as const } };
    const forecasts = [
      {
        ...one,
        targetId: 1,
        times: ['2026-11-23T12:00:00Z', '2026-11-24T08:00:00Z'],
        reason: null,
      },
      { ...one, targetId: 2, times: ['2026-11-23T18:00:00Z'], reason: 'X allows one a day.' },
    ];
    expect(lastOf(forecasts, 1)).toEqual({
      ...{ at: '2026-11-24T08:00:00Z', isComplete: true, reason: 'X allows one a day.' },
    });
    expect(lastOf(forecasts, 2).isComplete).toBe(false);
    expect(isAtOnce('2026-11-23T12:00:20Z', NOW)).toBe(true);
    expect(isAtOnce('2026-11-23T12:02:00Z', NOW)).toBe(false);
  });
});
