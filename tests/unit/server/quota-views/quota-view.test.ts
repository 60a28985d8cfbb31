import { quotaView } from '../../../../server/src/services/quotas/views/quota-view';

import { aConnection, aLimit, aMoneyBudget, aStanding, MINUTE_MS, NOW } from './a-standing';

const connection = aConnection();
const view = (...[over]: Parameters<typeof aStanding>) =>
  quotaView(aStanding(over), { connection, now: NOW });

describe('a limit of an account', () => {
  it('is told with its owner and what is left', () => {
    expect(view({ used: 40, booked: 2, remaining: 60, resetsAt: NOW + MINUTE_MS })).toEqual({
      ...{ id: 'posts', label: 'posts in 15 minutes', scope: 'account', siteId: 3 },
      ...{ platform: 'x', connectionId: 7, handle: 'harbourlight' },
      ...{ used: 40, booked: 2, limit: 100, platformLimit: 100, level: 'ok' },
      ...{ nextFreeAt: null, resetsAt: '2026-11-23T12:01:00.000Z', source: 'ours' },
    });
  });

  it.each([
    [21, 'ok'],
    [20, 'warning'],
    [1, 'warning'],
  ])('with %i of 100 left is %s', (remaining, level) => {
    expect(view({ remaining }).level).toBe(level);
  });

  it('is full while the next post has to wait, and says until when', () => {
    const full = view({ remaining: 0, nextFreeAt: NOW + 5 * MINUTE_MS });
    expect(full).toMatchObject({ level: 'full', nextFreeAt: '2026-11-23T12:05:00.000Z' });
  });

  it('is full, too, when places ahead leave no room before them', () => {
    expect(view({ remaining: 40, nextFreeAt: NOW + 1 }).level).toBe('full');
  });

  it('that lets nothing through is full for good', () => {
    const nothing = { limit: aLimit({ limit: 0 }), remaining: 0, nextFreeAt: null };
    expect(view(nothing)).toMatchObject({ level: 'full', nextFreeAt: null });
  });
});

it('a limit of an app names no account', () => {
  const limit = aLimit({ subject: 'app:x', id: 'app-posts' });
  expect(view({ limit, connectionId: null })).toMatchObject({
    ...{ scope: 'app', handle: null, connectionId: null },
  });
});

describe('a budget of money', () => {
  const ofSite = { platform: null, connectionId: null };

  it('is told in dollars, and is the site’s', () => {
    const standing = { limit: aMoneyBudget(), used: 12_340_000, booked: 200_000, ...ofSite };
    expect(view({ ...standing, remaining: 37_460_000 })).toMatchObject({
      ...{ scope: 'site', used: 12.34, booked: 0.2, limit: 50, platformLimit: null, level: 'ok' },
    });
  });

  it('that is soft is full without making anything wait', () => {
    const limit = aMoneyBudget({ mode: 'soft', takes: 200_000 });
    const spent = view({ limit, ...ofSite, remaining: 100, nextFreeAt: NOW + MINUTE_MS });
    expect(spent).toMatchObject({ level: 'full', nextFreeAt: null });
  });
});
