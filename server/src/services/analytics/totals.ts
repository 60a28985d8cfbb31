import type { Core } from '@strapi/types';

import type { AnalyticsTotals } from '../../../../contracts/analytics';
import { addDays } from '../../../../contracts/clock/wall-day';
import { UIDS } from '../../constants';
import { getService } from '../get-service';
import type { SiteScope } from '../sites/site-scope';
import { ZoneClock } from '../times/zone-clock';
import { factsWhere, sourceFor, type FactFilter } from './fact-filter';
import { percentileOf } from './publish-buckets';
import { numbersOf, sumColumns, type SumRow } from './sums';

/** AI usage is counted in billionths of a US dollar. */
const NANOS = 1_000_000_000;

/** What all posts that the filter lets through come to. */
export const totalsOf = async (
  strapi: Core.Strapi,
  filter: FactFilter
): Promise<AnalyticsTotals> => {
  const found: unknown = await factsWhere(strapi, sourceFor(filter), filter).select(
    sumColumns(strapi)
  );
  const [row = {}] = found as SumRow[];
  return {
    ...numbersOf(row),
    timeToPublish: await timeToPublish(strapi, filter),
    aiUsageUsd: await aiUsageUsd(strapi, filter),
  };
};

const timeToPublish = async (
  strapi: Core.Strapi,
  filter: FactFilter
): Promise<AnalyticsTotals['timeToPublish']> => {
  const found: unknown = await factsWhere(strapi, 'deliveryFact', filter)
    .whereNotNull('publish_bucket')
    .select('publish_bucket')
    .count({ count: '*' })
    .groupBy('publish_bucket');
  const counts = (found as SumRow[]).map((row) => ({
    bucket: Number(row.publish_bucket),
    count: Number(row.count),
  }));
  const [p50, p95] = [0.5, 0.95].map((share) => percentileOf(counts, share));
  if (p50 === null || p50 === undefined || p95 === null || p95 === undefined) return null;
  return { p50: p50 / 1_000, p95: p95 / 1_000 };
};

/** Calls belong to a site, not to a post: nothing but sites and days narrows them. */
const aiUsageUsd = async (strapi: Core.Strapi, filter: FactFilter): Promise<number | null> => {
  const sites = await getService(strapi, 'sites').list();
  const { tableName } = strapi.db.metadata.get(UIDS.aiUsage);
  let total: number | null = null;
  for (const { id, timezone } of sites.filter((site) => isIn(filter.scope, site.id))) {
    const clock = new ZoneClock(timezone);
    const found: unknown = await strapi.db
      .getConnection(tableName)
      .where({ site_id: id })
      .where('created_at', '>=', new Date(clock.instantOf(`${filter.from}T00:00`)))
      .where('created_at', '<', new Date(clock.instantOf(`${addDays(filter.to, 1)}T00:00`)))
      .sum({ counted_sum: 'counted' });
    const [row] = found as { counted_sum: string | number | null }[];
    const counted = row?.counted_sum ?? null;
    if (counted !== null) total = (total ?? 0) + Number(counted) / NANOS;
  }
  return total;
};

const isIn = (scope: SiteScope, id: number): boolean => scope === 'all' || scope.includes(id);
