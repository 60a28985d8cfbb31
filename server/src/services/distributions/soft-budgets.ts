import type { Limit } from '../quotas/limit';
import type { Standing } from '../quotas/quotas';
import { takesOf } from '../quotas/takes-of';
import type { Thought } from '../quotas/views/look-ahead';

/** Budgets that stop nothing, while the posts of one order are counted in them one by one. */
export class SoftBudgets {
  readonly #budgets: readonly Standing[];
  /** Units that the posts before have taken, by the id of the budget. */
  readonly #taken = new Map<string, number>();

  /** @param standings of the site's budgets; hard ones hold a post, and are left out */
  constructor(standings: readonly Standing[]) {
    this.#budgets = standings.filter(({ limit }) => limit.mode === 'soft');
  }

  /** Counts a post; answers those that it goes beyond. */
  passedBy({ connection, post }: Pick<Thought, 'connection' | 'post'>): Limit[] {
    const passed: Limit[] = [];
    for (const { limit, platform, remaining } of this.#budgets) {
      if (platform !== null && platform !== connection.platform) continue;
      const takes = takesOf(limit.counts, post);
      const taken = (this.#taken.get(limit.id) ?? 0) + takes;
      this.#taken.set(limit.id, taken);
      if (takes > 0 && taken > remaining) passed.push(limit);
    }
    return passed;
  }
}
