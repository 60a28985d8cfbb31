import type { Connection } from '../../../../server/src/services/connections/connection';
import type { Limit } from '../../../../server/src/services/quotas/limit';
import type { Standing } from '../../../../server/src/services/quotas/quotas';

export const NOW = Date.parse('2026-11-23T12:00:00Z');
export const MINUTE_MS = 60_000;

/** X's posts of an account; say only what matters to the test. */
export const aLimit = (over: Partial<Limit> = {}): Limit => ({
  ...{ subject: 'connection:7', id: 'posts', kind: 'platform', label: 'posts in 15 minutes' },
  ...{ limit: 100, platformLimit: 100, counts: 'part', takes: 1, mode: 'hard' },
  window: { kind: 'rolling', ms: 15 * MINUTE_MS },
  ...over,
});

/** A month's dollars of a site. */
export const aMoneyBudget = (over: Partial<Limit> = {}): Limit =>
  aLimit({
    ...{ subject: 'site:3', id: 'money', kind: 'budget', label: 'dollars in a month' },
    ...{ limit: 50_000_000, platformLimit: null, counts: 'money' },
    window: { kind: 'calendar', unit: 'month', timeZone: 'Europe/Lisbon' },
    ...over,
  });

export const aStanding = (over: Partial<Standing> = {}): Standing => ({
  limit: aLimit(),
  ...{ siteId: 3, platform: 'x', connectionId: 7 },
  ...{ used: 0, booked: 0, remaining: 100, nextFreeAt: NOW },
  ...{ resetsAt: null, source: 'ours', period: null },
  ...over,
});

export const aConnection = (over: Partial<Connection> = {}): Connection => ({
  ...{ id: 7, documentId: 'c7', siteId: 3, platform: 'x', method: 'default', serviceUrl: null },
  account: {
    ...{ id: '42', handle: 'harbourlight', name: 'Harbour Light' },
    ...{ avatarUrl: null, profileUrl: null, kind: 'person' },
  },
  ...{ scopes: [], expiresAt: null, refreshExpiresAt: null, endsAt: null },
  ...{ status: 'active', statusReason: null, health: 'green', healthReason: null },
  ...{ checkedAt: null, quotaLimits: {}, connectedBy: null, threadToken: null },
  ...{ threadUntil: null, createdAt: '2026-11-01T10:00:00.000Z' },
  ...over,
});
