import type { QuotaRule } from '../../../../server/src/platforms/contract';
import type { Limit, Use } from '../../../../server/src/services/quotas/limit';
import { metricLimitsOf, type LimitFacts } from '../../../../server/src/services/quotas/limits-of';
import { judge } from '../../../../server/src/services/quotas/line';

const NOW = Date.UTC(2026, 10, 23, 12);
const CALLS: QuotaRule = {
  ...{ id: 'calls', label: 'calls in a day', scope: 'account', limit: 100 },
  ...{ windowMs: 86_400_000, window: 'utc-day', takes: 'call' },
};
const POSTS: QuotaRule = { ...CALLS, id: 'posts', takes: 'post' };

const facts = (rules: QuotaRule[]): LimitFacts => ({
  connection: {
    ...{ id: 7, platform: 'linkedin', quotaLimits: {} },
    account: { id: '1', handle: 'a', name: 'A', avatarUrl: null, kind: 'person', profileUrl: null },
  },
  ...{ platformLabel: 'LinkedIn', rules, appSubject: null, site: null, paceMs: 0 },
});

const limitsOf = (calls: number, rules = [CALLS]): Limit[] =>
  metricLimitsOf(facts(rules), { calls, cost: 0, share: 0.2 });

const used = (units: number): Use => ({
  ...{ id: 1, deliveryId: 1, units, at: NOW - 1_000, state: 'used', priority: 2 },
});

/** @param spent units by the id of a limit */
const verdictOn = (limits: Limit[], spent: Record<string, number>) =>
  judge(
    { deliveryId: 2, priority: 10, limits },
    {
      groundOf: ({ id }) => ({ uses: spent[id] ? [used(spent[id])] : [], told: null }),
      ...{ from: NOW, now: NOW },
    }
  ).kind;

it('numbers take room where calls are limited, and nowhere else', () => {
  expect(limitsOf(5).map(({ id, limit, takes }) => [id, limit, takes])).toEqual([
    ['calls', 100, 5],
    ['metrics:calls', 20, 5],
  ]);
  expect(limitsOf(5, [POSTS])).toEqual([]);
});

it('what a look costs is the site’s money, where that has a budget', () => {
  const { site: none, ...others } = facts([]);
  const site = { id: 3, name: 'Site', timezone: 'UTC', quotaLimits: {} };
  const budgets = { posts: [], money: { monthUsd: 5, mode: 'hard' as const } };
  const wish = { calls: 3, cost: 15_000, share: 0.2 };
  expect(metricLimitsOf({ ...others, site: none }, wish)).toEqual([]);
  expect(metricLimitsOf({ ...others, site: { ...site, budgets } }, wish)).toMatchObject([
    { subject: 'site:3', id: 'money', limit: 5_000_000, takes: 15_000, counts: 'money' },
  ]);
});

it('looks use their share and no more, however free the limit is', () => {
  expect(verdictOn(limitsOf(5), { 'metrics:calls': 15 })).toBe('free');
  expect(verdictOn(limitsOf(5), { 'metrics:calls': 16 })).toBe('later');
});

it('leaves the last quarter to publishing, though the share is not used', () => {
  expect(verdictOn(limitsOf(5), { calls: 70 })).toBe('free');
  expect(verdictOn(limitsOf(5), { calls: 71 })).toBe('later');
});
