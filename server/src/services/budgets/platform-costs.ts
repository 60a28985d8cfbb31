import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { getService } from '../get-service';

interface CostRow {
  platform: string;
  state: string;
  /** Sums come as text from databases with exact decimals; null: nothing was summed. */
  platform_cost: string | number | null;
  ai_cost: string | number | null;
}

/**
 * What the posts of a site that were finished in a period cost, US dollars, the dearest first.
 * Platforms charge for what is out. What AI cost in that time stands beside them, as `ai`: it was
 * spent when it was asked, whatever became of its words.
 */
export const platformCosts = async (
  strapi: Core.Strapi,
  { siteId, from, to }: { siteId: number; from: number; to: number }
): Promise<{ platform: string; usd: number }[]> => {
  const { tableName } = strapi.db.metadata.get(UIDS.delivery);
  const rows: CostRow[] = await strapi.db
    .getConnection(tableName)
    .where({ site_id: siteId })
    .where('finished_at', '>=', new Date(from))
    .where('finished_at', '<', new Date(to))
    .groupBy('platform', 'state')
    .select('platform', 'state')
    .sum({ platform_cost: 'platform_cost_usd' });
  const aiUsd = await getService(strapi, 'aiUsage').usdBetween({ siteId, from, to });
  const costs = new Map<string, number>([['ai', aiUsd]]);
  for (const row of rows) costs.set(row.platform, (costs.get(row.platform) ?? 0) + costOf(row));
  return [...costs]
    .map(([platform, usd]) => ({ platform, usd: withoutCrumbs(usd) }))
    .filter(({ usd }) => usd > 0)
    .sort((one, other) => other.usd - one.usd);
};

const costOf = ({ state, platform_cost: usd }: CostRow): number =>
  state === 'published' ? Number(usd ?? 0) : 0;

const MILLIONTHS = 1_000_000;

/** Sums of binary fractions end in some. */
const withoutCrumbs = (usd: number): number => Math.round(usd * MILLIONTHS) / MILLIONTHS;
