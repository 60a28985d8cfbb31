import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { limitFactsOf } from '../quotas/limit-facts';
import { limitKey, UNITS_PER_USD, type Limit } from '../quotas/limit';
import { metricLimitsOf, type LimitFacts } from '../quotas/limits-of';
import type { Verdict } from '../quotas/line';

/** LinkedIn alone counts calls: one for each kind of posts, and one for each that is not told of. */
const CALLS_BESIDE = 2;
/** Behind every post that waits. */
const PRIORITY = 10;
/** A share that is too small for a single look is asked again after so long, ms. */
const NEVER_WAIT_MS = 24 * 60 * 60_000;

/** Room for a look at some posts, or when there is some again. */
export type Room =
  | {
      ok: true;
      /** So many posts fit. */
      posts: number;
      /** Counts what was used; the rest is given back. @param used of calls and posts */
      settle(used: { calls: number; posts: number }): Promise<void>;
    }
  | { ok: false; at: number; reason: string };

interface Wish {
  connection: Connection;
  /** The places are kept under the number of the first delivery. */
  deliveryId: number;
  posts: number;
}

/**
 * Takes a place for a look in the ledger of all limits: in the share of each limit on calls that is
 * for numbers, never in what is kept for publishing. Where many posts do not fit, fewer are tried.
 */
export const roomFor = async (strapi: Core.Strapi, wish: Wish): Promise<Room> => {
  const facts = await limitFactsOf(strapi, wish.connection);
  let posts = wish.posts;
  for (;;) {
    const limits = limitsFor(strapi, facts, wish.connection, posts);
    const verdict = await ask(strapi, wish, limits);
    if (verdict.kind === 'free') {
      return { ok: true, posts, settle: (used) => settle(strapi, { wish, limits, posts }, used) };
    }
    if (posts === 1 || !limits.includes(verdict.obstacle)) return refusalOf(verdict);
    posts = Math.floor(posts / 2);
  }
};

const limitsFor = (
  strapi: Core.Strapi,
  facts: LimitFacts,
  { platform }: Connection,
  posts: number
): Limit[] => {
  const { metricsUsd = 0 } = getService(strapi, 'adapters').descriptorOf(platform);
  return metricLimitsOf(facts, {
    calls: posts + CALLS_BESIDE,
    cost: Math.round(posts * metricsUsd * UNITS_PER_USD),
    share: getConfig(strapi).analytics.quotaShare,
  });
};

const ask = (
  strapi: Core.Strapi,
  { connection, deliveryId }: Wish,
  limits: readonly Limit[]
): Promise<Verdict> =>
  getService(strapi, 'quotas').ledger.take({
    ...{ deliveryId, limits, priority: PRIORITY, mayHavePlace: false, isOnlyForNow: true },
    connectionId: connection.id,
    siteId: connection.siteId,
    platform: connection.platform,
  });

const settle = async (
  strapi: Core.Strapi,
  taken: { wish: Wish; limits: readonly Limit[]; posts: number },
  { calls, posts }: { calls: number; posts: number }
): Promise<void> => {
  const { wish, limits } = taken;
  if (limits.length === 0) return;
  const used = limits.map(({ subject, id, counts, takes }) => {
    const units = counts === 'money' ? Math.ceil((takes * posts) / taken.posts) : calls;
    return [limitKey({ subject, id }), units] as const;
  });
  const { deliveryId } = wish;
  const answeredAt = systemClock.now();
  const isAll = limits.every(({ takes }, index) => used[index]?.[1] === takes);
  const settlement = { deliveryId, answeredAt, used: new Map(used), isAll, backAt: null };
  await getService(strapi, 'quotas').ledger.settle(settlement);
};

const refusalOf = (verdict: Exclude<Verdict, { kind: 'free' }>): Room => {
  const { label, kind } = verdict.obstacle;
  const reason =
    kind === 'budget'
      ? 'The budget of the site is used up; numbers are read again with the next one.'
      : `No room is left for numbers in the limit “${label}”; publishing goes first.`;
  const at = verdict.kind === 'later' ? verdict.at : systemClock.now() + NEVER_WAIT_MS;
  return { ok: false, at, reason };
};
