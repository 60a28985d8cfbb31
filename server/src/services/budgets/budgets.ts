import type { Core } from '@strapi/types';

import type { BudgetsResponse, BudgetUse } from '../../../../contracts/budgets';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { periodOf } from '../quotas/calendar';
import type { Standing } from '../quotas/quotas';
import { levelOf, shareOf } from '../quotas/views/level';
import { isFull, unitsOf } from '../quotas/views/quota-view';
import type { Site } from '../sites/site';
import { platformCosts } from './platform-costs';

/** What sites may use and spend, as people read it. */
export class BudgetViews {
  constructor(private readonly strapi: Core.Strapi) {}

  async viewOf({ id: siteId, timezone }: Site): Promise<BudgetsResponse> {
    const standings = await getService(this.strapi, 'quotas').standingsOf({ siteId });
    // Not earlier: a place is free "now" as of the moment when it was looked for.
    const now = systemClock.now();
    const month = periodOf(now, 'month', timezone);
    return {
      ...{ siteId, timezone },
      budgets: standings
        .flatMap((standing) => budgetUse(standing, now) ?? [])
        .sort((one, other) => Number(one.kind === 'money') - Number(other.kind === 'money')),
      costs: await platformCosts(this.strapi, { siteId, ...month }),
    };
  }
}

/** Null for what is no budget. */
const budgetUse = (standing: Standing, now: number): BudgetUse | null => {
  const { limit, platform, remaining, period } = standing;
  if (limit.kind !== 'budget' || limit.window.kind !== 'calendar' || !period) return null;
  const share = shareOf({ limit: limit.limit, remaining });
  const units = unitsOf(limit);
  return {
    kind: limit.counts === 'money' ? 'money' : 'posts',
    platform,
    per: limit.window.unit,
    mode: limit.mode,
    used: standing.used / units,
    booked: standing.booked / units,
    limit: limit.limit / units,
    level: levelOf({ share, isFull: isFull(standing, now) }),
    from: new Date(period.from).toISOString(),
    to: new Date(period.to).toISOString(),
  };
};

export const createBudgetViews = ({ strapi }: { strapi: Core.Strapi }): BudgetViews =>
  new BudgetViews(strapi);
