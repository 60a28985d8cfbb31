import { fullWindowsOf } from '../../../../server/src/services/calendar/full-windows';
import type { LimitFacts } from '../../../../server/src/services/quotas/limits-of';
import { anItem, aPost, at } from './draft-items';

const DAY_MS = 24 * 60 * 60_000;

const facts = (over: Partial<LimitFacts> = {}): LimitFacts => ({
  connection: {
    id: 1,
    platform: 'x',
    account: {
      id: '1',
      handle: 'harbourlight',
      name: 'Harbour Light',
      avatarUrl: null,
      kind: 'user',
    },
    quotaLimits: {},
  } as unknown as LimitFacts['connection'],
  platformLabel: 'X',
  rules: [],
  appSubject: null,
  site: null,
  paceMs: 0,
  ...over,
});

const posts = (clocks: readonly string[]) =>
  clocks.map((clock, place) => anItem(clock, [aPost({ deliveryId: place, time: at(clock) })]));

const rolling = {
  ...{ id: 'posts', label: 'posts in 24 hours', scope: 'account', window: 'rolling' },
  ...{ windowMs: DAY_MS, limit: 2, takes: 'post' },
} as LimitFacts['rules'][number];

describe('limits of the calendar', () => {
  it('name the posts that do not fit into a rolling window, not those before', () => {
    const full = fullWindowsOf(posts(['08:00', '09:00', '10:00']), () =>
      facts({ rules: [rolling] })
    );
    expect([...full]).toEqual([
      [
        '10:00',
        [
          {
            ...{ label: 'posts in 24 hours', platform: 'x', handle: 'harbourlight' },
            ...{ planned: 3, limit: 2 },
          },
        ],
      ],
    ]);
  });

  it('count nothing that left the window', () => {
    const items = [
      ...posts(['08:00', '09:00']),
      anItem('next', [aPost({ time: at('08:00', '2026-12-01') })]),
    ];
    expect(fullWindowsOf(items, () => facts({ rules: [rolling] })).size).toBe(0);
  });

  it("count a site's budget by the days of its zone", () => {
    const site = {
      ...{ id: 1, name: 'Harbour', timezone: 'America/New_York', quotaLimits: {} },
      budgets: { posts: [{ platform: null, per: 'day', posts: 1, mode: 'hard' }], money: null },
    } as NonNullable<LimitFacts['site']>;
    // 23:30 the day before, 00:30 and 01:30 in New York.
    const full = fullWindowsOf(posts(['04:30', '05:30', '06:30']), () => facts({ site }));
    expect([...full]).toEqual([
      ['06:30', [expect.objectContaining({ platform: null, planned: 2, limit: 1 })]],
    ]);
  });

  it('judge only what is still to come, and count what is out', () => {
    const items = [
      anItem('out', [aPost({ time: at('08:00'), state: 'published' })]),
      anItem('gone', [aPost({ time: at('08:30'), state: 'cancelled' })]),
      anItem('too', [aPost({ time: at('09:00'), state: 'published' })]),
      anItem('over', [aPost({ time: at('09:30'), state: 'published' })]),
      anItem('next', [aPost({ time: at('10:00') })]),
    ];
    const full = fullWindowsOf(items, () => facts({ rules: [rolling] }));
    expect([...full.keys()]).toEqual(['next']);
    expect(full.get('next')?.[0]?.planned).toBe(4);
  });

  it('are none for accounts that are gone', () => {
    expect(fullWindowsOf(posts(['08:00', '08:10', '08:20']), () => null).size).toBe(0);
  });
});
