import type { Core } from '@strapi/types';

import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { planTimes, type PlannedTimes } from './forecast';
import { groundsOf } from './grounds';
import { namesOf, quotaReason } from './hold-reasons';
import type { LedgerStore } from './ledger-store';
import { limitFactsOf } from './limit-facts';
import type { Limit } from './limit';
import type { Ground } from './line';
import { limitsOf, PACE_ID, type LimitFacts } from './limits-of';
import { measure } from './standing';
import type { CountedPost } from './takes-of';
import { wholeAccount } from './whole-account';

/** Posts that somebody thinks of, or that were just ordered. */
export interface PostWish {
  connection: Connection;
  /** What each of them is like. */
  post: CountedPost;
  /** So many posts, at least 1. */
  posts: number;
  /** Not before this, epoch ms. */
  from: number;
  /** Spread evenly until this, epoch ms, as far as the limits allow; null: as soon as possible. */
  spreadUntil: number | null;
  /** The one that it is about, which may take its place at this moment. @default only thought of */
  deliveryId?: number;
}

export interface Outlook {
  /** When each goes out, epoch ms, in order; shorter than asked for when the rest never fits. */
  times: number[];
  /** The limit that makes the first one wait; null: nothing does. */
  obstacle: Limit | null;
  /** The same in words; null: nothing does. */
  reason: string | null;
  /** How many such posts would go out at once, 1,000 at most. */
  remaining: number;
  /** The limit that is closest to full, and how full it is (0–1); null: there are no limits. */
  tightest: { limit: Limit; share: number } | null;
}

/** As the writer of distributions sets them. */
const PRIORITY = { manual: 2, api: 2, schedule: 3, rule: 5, bulk: 6 } as const;

/** A wish with the limits that stand around it. */
interface Placed {
  wish: PostWish;
  facts: LimitFacts;
  own: readonly Limit[];
  /** The account itself, as its platform may have closed it. */
  whole: Limit;
}

/**
 * When posts of one source would go out if they were sent together, in this order: each finds what
 * those before it leave. Reads only, and locks nothing.
 */
export const outlooksOf = async (
  strapi: Core.Strapi,
  store: LedgerStore,
  wishes: readonly PostWish[]
): Promise<Outlook[]> => {
  const [first] = wishes;
  if (!first) return [];
  const placed = await placedOf(strapi, wishes);
  const now = systemClock.now();
  const known = await groundsOf(
    store,
    placed.flatMap(({ own, whole }) => [...own, whole]),
    now
  );
  const groundOf = without(wishes, known);
  const plans = placed.map(({ wish: { posts, from, spreadUntil }, own, whole }) => {
    const isClosed = (groundOf(whole).told?.remaining ?? 1) <= 0;
    const limits = isClosed ? [...own, whole] : own;
    return { posts, limits, from: Math.max(from, now), spreadUntil };
  });
  const planned = planTimes(plans, { groundOf, now, priority: PRIORITY[first.post.source] });
  return placed.flatMap(({ facts, own }, index) => {
    const times = planned[index];
    if (!times) return [];
    const tightest = tightestOf(own, { groundOf: known, now });
    return { ...times, reason: reasonOf(times, { facts, now }), tightest };
  });
};

const placedOf = async (strapi: Core.Strapi, wishes: readonly PostWish[]): Promise<Placed[]> => {
  const factsById = new Map<number, LimitFacts>();
  const placed: Placed[] = [];
  for (const wish of wishes) {
    const { connection, post } = wish;
    const facts = factsById.get(connection.id) ?? (await limitFactsOf(strapi, connection));
    factsById.set(connection.id, facts);
    const whole = wholeAccount({ connectionId: connection.id });
    placed.push({ wish, facts, own: limitsOf(facts, post), whole });
  }
  return placed;
};

/** A worker may have taken it up since it was read: it is not to stand in its own way. */
const without = (
  wishes: readonly PostWish[],
  groundOf: (limit: Limit) => Ground
): ((limit: Limit) => Ground) => {
  const own = new Set(wishes.map(({ deliveryId }) => deliveryId));
  return (limit) => {
    const { uses, told } = groundOf(limit);
    const others = uses.filter((use) => use.state === 'used' || !own.has(use.deliveryId));
    return { uses: others, told };
  };
};

const reasonOf = (
  { obstacle, times: [at] }: PlannedTimes,
  { facts, now }: { facts: LimitFacts; now: number }
): string | null => {
  if (!obstacle) return null;
  const verdict =
    at === undefined ? ({ kind: 'never' } as const) : ({ kind: 'later', at } as const);
  return quotaReason({ ...verdict, obstacle }, namesOf(facts), now);
};

const tightestOf = (
  limits: readonly Limit[],
  { groundOf, now }: { groundOf: (limit: Limit) => Ground; now: number }
): Outlook['tightest'] => {
  const shares = limits
    .filter(({ id }) => id !== PACE_ID)
    .map((limit) => {
      const { used, booked, remaining } = measure(limit, groundOf(limit), now);
      const taken = Math.max(used + booked, limit.limit - remaining);
      return { limit, share: limit.limit > 0 ? Math.min(taken / limit.limit, 1) : 1 };
    });
  return shares.sort((a, b) => b.share - a.share)[0] ?? null;
};
