import type { Core } from '@strapi/types';

import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import { UNITS_PER_USD } from '../quotas/limit';
import { plainPost, type CountedPost } from '../quotas/takes-of';
import type { Site } from '../sites/site';
import type { Target } from '../targets/targets';
import { targetsOfLanguage, type PlacedTarget } from '../targets/targets-of-language';
import type { BulkOrder } from './bulk-order';
import type { BulkRow } from './bulk-row';

/** A row that gets its share of a period. */
export type SharedRow = Pick<BulkRow, 'targetIds' | 'locale'>;

/** Posts of an order through one target. */
export interface TargetPosts {
  connection: Connection;
  post: CountedPost;
  posts: number;
}

interface Placed extends PlacedTarget {
  connection: Connection;
}

/** How many posts rows come to, by target: at most, since some accounts may have a version already. */
export const postsByTarget = async (
  strapi: Core.Strapi,
  { site, options, rows }: { site: Site; options: BulkOrder['options']; rows: readonly SharedRow[] }
): Promise<TargetPosts[]> => {
  const places = await placesOf(strapi, site.id);
  const counts = new Map<Target, number>();
  for (const { row, count } of groupsOf(rows)) {
    const ids = row.targetIds ?? options.targetIds;
    const chosen = ids
      ? places.filter(({ target }) => ids.includes(target.id))
      : targetsOfLanguage(places, row.locale ?? '').chosen;
    for (const { target } of chosen) counts.set(target, (counts.get(target) ?? 0) + count);
  }
  return places.flatMap(({ target, connection }) => {
    const posts = counts.get(target) ?? 0;
    return posts === 0 ? [] : [{ connection, posts, post: likelyPost(strapi, connection, site) }];
  });
};

const placesOf = async (strapi: Core.Strapi, siteId: number): Promise<Placed[]> => {
  const [targets, connections] = await Promise.all([
    getService(strapi, 'targets').list(siteId),
    getService(strapi, 'connections').list([siteId]),
  ]);
  const byId = new Map(connections.map((one) => [one.id, one]));
  return targets.flatMap((target) => {
    const connection = byId.get(target.connectionId);
    return connection ? [{ target, connection, platform: connection.platform }] : [];
  });
};

/** Rows that go the same way, counted. */
const groupsOf = (rows: readonly SharedRow[]): { row: SharedRow; count: number }[] => {
  const groups = new Map<string, { row: SharedRow; count: number }>();
  for (const row of rows) {
    const key = JSON.stringify([row.targetIds, row.locale]);
    const group = groups.get(key) ?? { row, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
};

/** Not written yet, so it counts like most posts: one part, with the link of its entry. */
const likelyPost = (
  strapi: Core.Strapi,
  { platform }: Connection,
  { linkBaseUrl }: Site
): CountedPost => {
  const descriptor = getService(strapi, 'adapters').descriptorOf(platform);
  const prices = descriptor.pricesOf?.({ texts: [linkBaseUrl ?? ''], card: null }) ?? [];
  const usd = prices.reduce((sum, price) => sum + price.usd, 0);
  return plainPost({ source: 'bulk', cost: Math.round(usd * UNITS_PER_USD) });
};
