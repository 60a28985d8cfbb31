import { factOf, type FactSource } from '../../../../server/src/services/analytics/fact';
import { columnOf } from '../../../../server/src/services/analytics/fact-table';
import { ZoneClock } from '../../../../contracts/clock/zone-clock';

const aDelivery = (changes: Partial<FactSource> = {}): FactSource => ({
  ...{ id: 7, siteId: 1, distributionId: 3, targetId: 4, platform: 'x', source: 'manual' },
  ...{ entryUid: 'api::article.article', entryDocumentId: 'tide', entryLocale: 'en' },
  ...{ state: 'published', attempts: 1, errorFamily: null, aiCostUsd: null },
  content: { format: 'feed', parts: [], card: null, language: null },
  ...{ platformCostUsd: 0.015, createdAt: '2026-03-01T00:00:00.000Z' },
  ...{ scheduledAt: '2026-03-28T23:30:00.000Z', postedAt: '2026-03-28T23:30:10.000Z' },
  ...changes,
});

const berlin = new ZoneClock('Europe/Berlin');
const factOfDelivery = (changes: Partial<FactSource> = {}) =>
  factOf(aDelivery(changes), { author: 'user:1', numbers: null, clock: berlin });

describe('what a delivery counts for', () => {
  it('has the day and the hour of its site', () => {
    // Half past midnight on Sunday in Berlin, where it is still Saturday in UTC.
    expect(factOfDelivery()).toMatchObject({ day: '2026-03-29', hour: 6 * 24 });
  });

  it('is one post, of one outcome', () => {
    const outcomes = ['published', 'failed', 'missed', 'cancelled', 'unknown', 'waiting'] as const;
    for (const state of ['queued', 'held', 'preparing', 'committing', 'failed'] as const) {
      const fact = factOfDelivery({ state });
      expect(outcomes.reduce((sum, name) => sum + fact[name], 0)).toBe(1);
    }
    expect(factOfDelivery({ state: 'held' })).toMatchObject({ waiting: 1, hour: null });
  });

  it.each([
    ['retryable', 1],
    ['rate_limited', 1],
    ['rejected', 0],
    ['auth_expired', 0],
    ['operator_problem', 0],
  ])('of a failure by %s tells whether the platform is to blame', (errorFamily, blamed) => {
    const fact = factOfDelivery({ state: 'failed', errorFamily });
    expect(fact).toMatchObject({ failed: 1, failedByPlatform: blamed, platformCost: null });
  });

  it('knows no number that nobody gave', () => {
    expect(factOfDelivery()).toMatchObject({ measured: 0, likes: null, engagement: null });
    const none = { impressions: null, reach: null, videoViews: null, likes: null, comments: null };
    const numbers = { ...none, shares: '0', quotes: null, saves: null, clicks: null };
    const clock = berlin;
    const seen = factOf(aDelivery(), {
      ...{ author: 'user:1', clock, numbers: { ...numbers, engagement: '0' } },
    });
    expect(seen).toMatchObject({ measured: 1, likes: null, shares: 0, engagement: 0 });
  });

  it('keeps money in millionths', () => {
    expect(factOfDelivery({ aiCostUsd: 0.0006 })).toMatchObject({
      aiCost: 600,
      platformCost: 15_000,
    });
  });

  it('counts a second attempt, and whether it helped', () => {
    expect(factOfDelivery({ attempts: 2 })).toMatchObject({ retried: 1, rescued: 1 });
    expect(factOfDelivery({ attempts: 2, state: 'failed' })).toMatchObject({ rescued: 0 });
  });
});

it('names columns as Strapi does', () => {
  expect(['siteId', 'failedByPlatform', 'day'].map(columnOf)).toEqual([
    ...['site_id', 'failed_by_platform', 'day'],
  ]);
});
