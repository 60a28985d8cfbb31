import type { AiUsageQuery, AiUsageResponse, AiUsageRow } from '../../../../contracts/ai-usage';
import type { AiMoneyState } from './budget-state';
import type { UsageSum } from './usage-log';

type ByProvider = AiUsageResponse['byProvider'][number];

/** Nobody was asked, so it is no call. */
const NOT_MADE = ['cached', 'over_budget'];
/** Nothing of these went wrong: a faster one was taken, or the process died. */
const NOT_FAILED = [...NOT_MADE, 'answered', 'lost'];

export const usageView = ({
  site,
  month,
  sums,
  state,
  found,
  query,
}: {
  site: { id: number; timezone: string };
  month: string;
  sums: readonly UsageSum[];
  state: AiMoneyState;
  found: { rows: AiUsageRow[]; total: number };
  query: Required<Pick<AiUsageQuery, 'page' | 'pageSize'>>;
}): AiUsageResponse => {
  const made = sums.filter(({ outcome }) => !NOT_MADE.includes(outcome));
  const { spentUsd, reservedUsd, budgetUsd, mode, level } = state;
  const page = Number(query.page);
  const pageSize = Number(query.pageSize);
  return {
    ...{ siteId: site.id, month, timezone: site.timezone },
    ...{ spentUsd, reservedUsd, budgetUsd, mode, level },
    calls: total(made, ({ calls }) => calls),
    cacheHits: total(
      sums.filter(({ outcome }) => outcome === 'cached'),
      ({ calls }) => calls
    ),
    unknownCosts: total(made, ({ unknownCosts }) => unknownCosts),
    byProvider: byProvider(made),
    ...found,
    ...{ page, pageSize, pageCount: Math.ceil(found.total / pageSize) },
  };
};

/** The dearest first. */
const byProvider = (sums: readonly UsageSum[]): ByProvider[] => {
  const models = new Map<string, ByProvider>();
  for (const sum of sums) {
    const { provider, model } = sum;
    const key = `${provider} ${model}`;
    const one = models.get(key) ?? { provider, model, ...NOTHING };
    models.set(key, {
      ...one,
      calls: one.calls + sum.calls,
      failed: one.failed + (NOT_FAILED.includes(sum.outcome) ? 0 : sum.calls),
      inputTokens: one.inputTokens + sum.inputTokens,
      outputTokens: one.outputTokens + sum.outputTokens,
      usd: one.usd + sum.usd,
    });
  }
  return [...models.values()].sort((one, other) => other.usd - one.usd || other.calls - one.calls);
};

const NOTHING = { calls: 0, failed: 0, inputTokens: 0, outputTokens: 0, usd: 0 };

const total = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);
