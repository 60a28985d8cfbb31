import type { Core } from '@strapi/types';

import type { BudgetUse } from '../../../../contracts/budgets';
import { UIDS } from '../../constants';
import { insertOne, tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { tellOfSiteBudget } from '../webhooks/told';

/** Shares that people want to hear of, percent, highest first. */
const STEPS = [100, 80];
/** Workers look so often at most, ms: a budget is of a day or a month. */
const LOOK_EVERY_MS = 30_000;
/** Longer than any period, so that none is told of twice, ms. */
const KEPT_MS = 70 * 24 * 60 * 60_000;

interface AlertRow {
  id: number;
  siteId: number;
  budget: string;
  periodFrom: string | Date;
  percent: number;
  createdAt: string | Date;
}

/** Tells webhooks of budgets for posts and money that are nearly or wholly used: each once a period. */
export class BudgetAlerts {
  #lookAt = 0;

  constructor(private readonly strapi: Core.Strapi) {}

  /** A worker's tick. */
  async run(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#lookAt) return;
    this.#lookAt = now + LOOK_EVERY_MS;
    await this.look();
  }

  /** Looks at every site that has budgets. */
  async look(): Promise<void> {
    const sites = await getService(this.strapi, 'sites').list();
    for (const site of sites) {
      if (site.budgets.posts.length === 0 && site.budgets.money === null) continue;
      const { budgets } = await getService(this.strapi, 'budgetViews').viewOf(site);
      for (const use of budgets) await this.#tell(site, use);
    }
  }

  /** Forgets what was told of periods that are long over. */
  async tidy(): Promise<void> {
    const before = new Date(systemClock.now() - KEPT_MS);
    await this.#table.deleteMany({ where: { createdAt: { $lt: before } } });
  }

  async #tell(site: Site, use: BudgetUse): Promise<void> {
    const percent = reachedBy(use);
    if (percent === null) return;
    const told = { siteId: site.id, budget: keyOf(use), periodFrom: new Date(use.from) };
    // Of two shares that were reached at once the higher one is told, and the lower never again.
    const earlier = await this.#table.findOne({ where: { ...told, percent: { $gte: percent } } });
    if (earlier) return;
    try {
      await inTransaction(this.strapi, async () => {
        await insertOne(this.#table, { ...told, percent, createdAt: new Date(systemClock.now()) });
        await tellOfSiteBudget(this.strapi, site, { use, percent });
      });
    } catch (error) {
      // Another worker was first.
      if (!isUniqueViolation(error)) throw error;
    }
  }

  get #table(): Table<AlertRow> {
    return tableOf<AlertRow>(this.strapi, UIDS.budgetAlert);
  }
}

/** The highest share that is reached, percent; null: none. */
const reachedBy = ({ used, limit, mode, level }: BudgetUse): number | null => {
  // A budget of nothing says that nothing is wanted; there is no share of it.
  if (limit === 0) return null;
  // A hard budget of money is never spent to the last cent: it is used up when nothing fits any more.
  const isUsedUp = mode === 'hard' && level === 'full';
  const share = isUsedUp ? 100 : (used / limit) * 100;
  return STEPS.find((step) => share >= step) ?? null;
};

const keyOf = ({ kind, platform, per, mode, limit }: BudgetUse): string =>
  [kind, platform ?? 'all', per, mode, limit].join(' ');

export const createBudgetAlerts = ({ strapi }: { strapi: Core.Strapi }): BudgetAlerts =>
  new BudgetAlerts(strapi);
