import {
  analyticsQuerySchema,
  ANALYTICS_GROUPS,
  MAX_ANALYTICS_DAYS,
} from '../../../contracts/analytics';
import { hourKeyOf } from '../../../contracts/analytics-hours';
import {
  ANALYTICS_SHAPE,
  comparedBy,
  daysOf,
  filterOfGroup,
  narrowingOf,
  periodOf,
} from '../../../admin/src/pages/analytics/analytics-view';
import { ledgerPath } from '../../../admin/src/pages/analytics/analytics-paths';
import {
  bestHours,
  isWorthComparing,
  strengthOf,
} from '../../../admin/src/pages/analytics/best-hours';
import { everyDay } from '../../../admin/src/pages/analytics/every-day';
import { listViewOf } from '../../../admin/src/lists/list-address';

const TODAY = '2026-11-24';

const viewOf = (address: string) => listViewOf(new URLSearchParams(address), ANALYTICS_SHAPE);

const anHour = (
  weekday: number,
  hour: number,
  measured: number,
  engagementPerPost: number | null
) => ({
  ...{ key: String(hourKeyOf(weekday, hour)), measured, engagementPerPost },
});

describe('the days of the page', () => {
  it.each([
    ['', '2026-10-26', TODAY],
    ['days=7', '2026-11-18', TODAY],
    ['days=90', '2026-08-27', TODAY],
    ['days=12', '2026-10-26', TODAY],
    ['days=own&from=2026-01-01&to=2026-02-01', '2026-01-01', '2026-02-01'],
    ['days=own&from=soon&to=2026-02-01', undefined, '2026-02-01'],
  ])('of %p', (address, from, to) => {
    expect(daysOf(viewOf(address), TODAY)).toEqual({ from, to });
  });

  it('are as many as the period says, both ends included', () => {
    for (const days of [7, 30, 90]) {
      const { from = '', to = '' } = daysOf(viewOf(`days=${days}`), TODAY);
      expect((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1).toBe(days);
      expect(periodOf(viewOf(`days=${days}`))).toBe(days);
    }
  });
});

describe('what narrows the numbers', () => {
  it('is a question that the server takes, whatever the address says', () => {
    const address =
      'platform=x&locale=de&contentType=api::article.article&target=3&template=none&author=user:1';
    const query = narrowingOf(viewOf(address), TODAY);
    expect(analyticsQuerySchema.parse(query)).toMatchObject({
      ...{ platform: 'x', locale: 'de', target: 3, template: 'none', author: 'user:1' },
    });
    const wrong = narrowingOf(viewOf('target=many&template=best'), TODAY);
    expect(wrong).toMatchObject({ target: undefined, template: undefined });
    expect(() => analyticsQuerySchema.parse(wrong)).not.toThrow();
  });

  it('compares by what the server knows, and by platforms where the address says nothing', () => {
    expect(comparedBy(viewOf(''))).toBe('platform');
    expect(comparedBy(viewOf('by=nonsense'))).toBe('platform');
    expect(ANALYTICS_GROUPS).toContain(comparedBy(viewOf('by=template')));
    expect(filterOfGroup('template')).toBe('template');
    expect(filterOfGroup('entry')).toBeNull();
  });

  it('asks for no more days than the server adds up', () => {
    const query = { groupBy: 'day', pageSize: MAX_ANALYTICS_DAYS };
    expect(() => analyticsQuerySchema.parse(query)).not.toThrow();
    expect(MAX_ANALYTICS_DAYS).toBe(400);
  });
});

describe('best hours', () => {
  const few = [anHour(1, 9, 20, 4)];
  const enough = [
    ...[anHour(1, 9, 20, 4), anHour(2, 18, 10, 8), anHour(3, 7, 5, 2)],
    // Two posts make no pattern, however well they did; and one that nobody told numbers of.
    ...[anHour(4, 12, 2, 50), anHour(5, 12, 9, null)],
  ];

  it('are compared from thirty posts with numbers on', () => {
    expect(isWorthComparing(few)).toBe(false);
    expect(isWorthComparing(enough)).toBe(true);
    expect(isWorthComparing([anHour(1, 1, 40, null)])).toBe(false);
  });

  it('are named best first, without those of too few posts', () => {
    expect(bestHours(enough)).toEqual([
      { weekday: 2, hour: 18, engagementPerPost: 8 },
      { weekday: 1, hour: 9, engagementPerPost: 4 },
      { weekday: 3, hour: 7, engagementPerPost: 2 },
    ]);
  });

  it('are drawn beside the best one', () => {
    const strength = strengthOf(enough);
    expect(enough.map(strength)).toEqual(['more', 'most', 'some', null, null]);
    expect(strengthOf([anHour(1, 1, 40, 0)])(anHour(1, 1, 40, 0))).toBe('some');
  });
});

it('days without posts are drawn, too', () => {
  const rows = [{ key: '2026-02-28', published: 2, engagement: null }];
  expect(everyDay(rows, { from: '2026-02-27', to: '2026-03-01' })).toEqual([
    { day: '2026-02-27', published: 0, engagement: null },
    { day: '2026-02-28', published: 2, engagement: null },
    { day: '2026-03-01', published: 0, engagement: null },
  ]);
});

it('the ledger of an entry has an address of its own', () => {
  expect(ledgerPath('api::article.article', 'abc/1')).toBe(
    '/plugins/social-distribution/analytics/entries/api%3A%3Aarticle.article/abc%2F1'
  );
});
