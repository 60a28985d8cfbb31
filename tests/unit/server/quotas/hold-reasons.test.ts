import type { Limit } from '../../../../server/src/services/quotas/limit';
import { limitsOf } from '../../../../server/src/services/quotas/limits-of';
import { namesOf, quotaReason } from '../../../../server/src/services/quotas/hold-reasons';
import { plainPost } from '../../../../server/src/services/quotas/takes-of';
import { wholeAccount } from '../../../../server/src/services/quotas/whole-account';
import { someFacts } from './a-connection';

const NOW = Date.UTC(2026, 6, 1, 13);
const AT = Date.UTC(2026, 6, 1, 13, 20);
const NAMES = namesOf(someFacts());
const [posts, appCalls] = limitsOf(someFacts(), plainPost()) as [Limit, Limit];

const later = (obstacle: Limit, at = AT) =>
  quotaReason({ kind: 'later', obstacle, at }, NAMES, NOW);
const never = (obstacle: Limit) => quotaReason({ kind: 'never', obstacle }, NAMES, NOW);
const budget = (over: Partial<Limit>): Limit => ({
  ...posts,
  kind: 'budget',
  label: 'posts on X in a day',
  platformLimit: null,
  counts: 'post',
  limit: 10,
  ...over,
});

describe('the words for a limit', () => {
  it('name platform, account and the time by the clock of the site', () => {
    expect(later(posts)).toBe(
      'X allows 100 posts in 15 minutes for @harbourlight; this one goes out at 14:20 Europe/Lisbon.'
    );
  });

  it('name the day when it is another one there', () => {
    expect(later(posts, Date.UTC(2026, 6, 1, 23, 30))).toContain(
      'goes out on 2026-07-02 at 00:30 Europe/Lisbon.'
    );
  });

  it('tell an app from an account, and our own settings from the platform', () => {
    expect(later(appCalls)).toContain("calls of all accounts in a day for this Strapi's app;");
    expect(later({ ...posts, limit: 1 })).toContain(
      'Your settings for X allow 1 post in 15 minutes for @harbourlight;'
    );
  });

  it('tell budgets by the site, in posts and in dollars', () => {
    expect(later(budget({}))).toContain(
      'The budget of Harbour Light Weekly allows 10 posts on X in a day;'
    );
    expect(later(budget({ counts: 'money', limit: 12_500_000 }))).toContain('$12.50 in a month;');
  });

  it('tell the rhythm of rules, and an account that the platform has closed for now', () => {
    const [pace] = limitsOf(someFacts({ rules: [] }), plainPost({ source: 'rule' })) as [Limit];
    expect(later(pace)).toContain('Posts of @harbourlight that rules or bulk orders send');
    expect(later(wholeAccount({ connectionId: 12 }))).toContain(
      'X takes no more posts of @harbourlight right now;'
    );
  });

  it('say where to change what never lets it out', () => {
    expect(never({ ...posts, limit: 0 })).toMatch(/Raise the limit of @harbourlight to send it\.$/);
    expect(never({ ...posts, limit: 0, loweredBy: 'site' })).toMatch(
      /Raise the limit in the site's settings to send it\.$/
    );
    expect(never(budget({ limit: 0 }))).toMatch(/in the site's settings to send it\.$/);
    expect(never(budget({ counts: 'money', limit: 100_000, takes: 200_000 }))).toBe(
      "This post costs about $0.20, and the budget of Harbour Light Weekly is $0.10 in a month. Raise the budget in the site's settings to send it."
    );
  });
});
