import type { Core } from '@strapi/types';

import type { Connection } from '../../../../server/src/services/connections/connection';
import type { Outlook, PostWish } from '../../../../server/src/services/quotas/quotas';
import { plainPost } from '../../../../server/src/services/quotas/takes-of';
import {
  lookAhead,
  type Foresight,
  type Thought,
} from '../../../../server/src/services/quotas/views/look-ahead';

import { aConnection, aLimit, MINUTE_MS, NOW } from './a-standing';

/** What the ledger was asked, and what it answers. */
class FakeLedger {
  readonly asked: PostWish[][] = [];

  constructor(private readonly outlook: Partial<Outlook> = {}) {}

  ahead(thoughts: readonly Thought[], spreadUntil: number | null = null): Promise<Foresight[]> {
    const forecast = (wishes: PostWish[]): Promise<Outlook[]> => {
      this.asked.push(wishes);
      return Promise.resolve(wishes.map(() => ({ ...NOTHING_WAITS, ...this.outlook })));
    };
    const strapi = { plugin: () => ({ service: () => ({ forecast }) }) };
    return lookAhead(strapi as unknown as Core.Strapi, thoughts, spreadUntil);
  }
}

const NOTHING_WAITS: Outlook = {
  ...{ times: [NOW], obstacle: null, reason: null, remaining: 100 },
  tightest: { limit: aLimit(), share: 0.1 },
};

const thought = (connection: Connection, over: Partial<Thought> = {}): Thought => ({
  ...{ connection, post: plainPost(), posts: 1, from: NOW },
  ...over,
});

const one = aConnection();
const other = aConnection({ id: 8 });

it('asks once for all, in their order, so that each is counted before the next', async () => {
  const ledger = new FakeLedger();
  const long = plainPost({ parts: 3 });
  const thoughts = [thought(one, { post: long }), thought(other), thought(one)];
  await ledger.ahead(thoughts);
  expect(ledger.asked).toEqual([thoughts.map((each) => ({ ...each, spreadUntil: null }))]);
});

it('spreads the targets of one account between each other, those of others by themselves', async () => {
  const ledger = new FakeLedger();
  const wish = { posts: 3 };
  await ledger.ahead(
    [thought(one, wish), thought(other, wish), thought(one, wish)],
    NOW + 6 * MINUTE_MS
  );
  const spans = ledger.asked[0]?.map(({ from, spreadUntil }) => [
    (from - NOW) / MINUTE_MS,
    ((spreadUntil ?? 0) - NOW) / MINUTE_MS,
  ]);
  expect(spans).toEqual([
    [0, 6],
    [0, 6],
    [1, 7],
  ]);
});

it('is full where a limit makes the first post wait, in the words of the ledger', async () => {
  const reason = 'X allows 100 posts in 15 minutes for @harbourlight; this one goes out at 14:20.';
  const times = [NOW + 10 * MINUTE_MS];
  const ledger = new FakeLedger({ times, obstacle: aLimit(), reason, remaining: 0 });
  const [foresight] = await ledger.ahead([thought(one)]);
  expect(foresight).toMatchObject({ level: 'full', remaining: 0, times, reason });
});

it.each([
  [0.79, 'ok'],
  [0.8, 'warning'],
])('with a share of %d used the level is %s', async (share, level) => {
  const ledger = new FakeLedger({ tightest: { limit: aLimit(), share } });
  const [foresight] = await ledger.ahead([thought(one)]);
  expect(foresight?.level).toBe(level);
});

it('is full where a limit never has room', async () => {
  const obstacle = aLimit({ limit: 0, takes: 1 });
  const ledger = new FakeLedger({ times: [], obstacle, reason: 'Raise the limit.', remaining: 0 });
  const [foresight] = await ledger.ahead([thought(one)]);
  expect(foresight).toMatchObject({ times: [], level: 'full', reason: 'Raise the limit.' });
});
