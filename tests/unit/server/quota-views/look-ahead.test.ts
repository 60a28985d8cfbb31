import type { Core } from '@strapi/types';

import type { Connection } from '../../../../server/src/services/connections/connection';
import type { Outlook, PostWish } from '../../../../server/src/services/quotas/quotas';
import {
  lookAhead,
  type Foresight,
  type Thought,
} from '../../../../server/src/services/quotas/views/look-ahead';

import { aConnection, aLimit, MINUTE_MS, NOW } from './a-standing';

/** What the ledger was asked, and what it answers by the account. */
class FakeLedger {
  readonly asked: PostWish[] = [];

  constructor(private readonly outlookOf: (wish: PostWish) => Partial<Outlook>) {}

  get strapi(): Core.Strapi {
    const services: Record<string, object> = {
      quotas: {
        forecast: (wish: PostWish): Promise<Outlook> => {
          this.asked.push(wish);
          return Promise.resolve({ ...NOTHING_WAITS, ...this.outlookOf(wish) });
        },
      },
      sites: { find: () => Promise.resolve({ name: 'Harbour Light', timezone: 'Europe/Lisbon' }) },
      adapters: { descriptorOf: () => ({ label: 'X' }) },
    };
    return { plugin: () => ({ service: (name: string) => services[name] }) } as never;
  }

  ahead(thoughts: readonly Thought[], spreadUntil: number | null = null): Promise<Foresight[]> {
    return lookAhead(this.strapi, thoughts, { from: NOW, spreadUntil });
  }
}

const NOTHING_WAITS: Outlook = {
  ...{ times: [NOW], obstacle: null, reason: null, remaining: 100 },
  tightest: { limit: aLimit(), share: 0.1 },
};

const thought = (connection: Connection, over: Partial<Thought> = {}): Thought => ({
  ...{ connection, posts: 1, parts: 1, costUsd: 0 },
  ...over,
});

const one = aConnection();
const other = aConnection({ id: 8 });

it('asks once for each account, for all that is meant for it', async () => {
  const ledger = new FakeLedger(() => ({ times: [NOW, NOW] }));
  const thoughts = [thought(one, { parts: 3 }), thought(other), thought(one, { costUsd: 0.2 })];
  await ledger.ahead(thoughts);
  expect(ledger.asked.map(({ connection, posts }) => [connection.id, posts])).toEqual([
    [7, 2],
    [8, 1],
  ]);
  expect(ledger.asked[0]).toMatchObject({ parts: 3, costUsd: 0.2, from: NOW, spreadUntil: null });
});

it('gives targets of one account turns, and each target its own times', async () => {
  const times = [0, 1, 2, 3, 4, 5].map((minutes) => NOW + minutes * MINUTE_MS);
  const ledger = new FakeLedger(() => ({ times }));
  const [first, second] = await ledger.ahead(
    [thought(one, { posts: 3 }), thought(one, { posts: 3 })],
    NOW + 6 * MINUTE_MS
  );
  expect(first?.times).toEqual([times[0], times[2], times[4]]);
  expect(second?.times).toEqual([times[1], times[3], times[5]]);
  // Spread out on purpose: nothing makes them wait.
  expect([first?.reason, second?.reason]).toEqual([null, null]);
});

it('lets the second of an account wait when only one place is left', async () => {
  const later = NOW + 10 * MINUTE_MS;
  const ledger = new FakeLedger(() => ({ times: [NOW, later], remaining: 1 }));
  const [first, second] = await ledger.ahead([thought(one), thought(one)]);
  expect(first).toMatchObject({ level: 'ok', remaining: 1, reason: null });
  expect(second).toMatchObject({ level: 'full', remaining: 0, times: [later] });
  expect(second?.reason).toContain('X allows 100 posts in 15 minutes for @harbourlight');
  expect(second?.reason).toContain('Europe/Lisbon');
});

it.each([
  [0.79, 'ok'],
  [0.8, 'warning'],
])('with a share of %d used the level is %s', async (share, level) => {
  const ledger = new FakeLedger(() => ({ tightest: { limit: aLimit(), share } }));
  const [foresight] = await ledger.ahead([thought(one)]);
  expect(foresight?.level).toBe(level);
});

it('tells of a limit that never has room', async () => {
  const obstacle = aLimit({ limit: 0, takes: 1 });
  const ledger = new FakeLedger(() => ({ times: [], obstacle, remaining: 0 }));
  const [foresight] = await ledger.ahead([thought(one)]);
  expect(foresight).toMatchObject({ times: [], level: 'full', remaining: 0 });
  expect(foresight?.reason).toContain('Raise the limit');
});
