import type { LimitFacts } from '../../../../server/src/services/quotas/limits-of';

/** An account on X of a site in Lisbon, without budgets. */
export const someFacts = (over: Partial<LimitFacts> = {}): LimitFacts => ({
  connection: {
    id: 12,
    platform: 'x',
    account: {
      id: '7',
      handle: 'harbourlight',
      name: 'Harbour Light',
      avatarUrl: null,
      kind: 'organization',
      profileUrl: null,
    },
    quotaLimits: {},
  },
  platformLabel: 'X',
  rules: [
    {
      id: 'posts',
      label: 'posts in 15 minutes',
      scope: 'account',
      limit: 100,
      windowMs: 900_000,
      window: 'rolling',
      takes: 'part',
    },
    {
      id: 'app-calls',
      label: 'calls of all accounts in a day',
      scope: 'app',
      limit: 1_000,
      windowMs: 86_400_000,
      window: 'utc-day',
      takes: 'call',
    },
  ],
  appSubject: 'app:x:abc',
  site: {
    id: 3,
    name: 'Harbour Light Weekly',
    timezone: 'Europe/Lisbon',
    quotaLimits: {},
    budgets: { posts: [], money: null },
  },
  paceMs: 20_000,
  ...over,
});
