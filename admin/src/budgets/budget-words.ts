import type { BudgetUse } from '../../../contracts/budgets';
import { presentPlatform } from '../platforms/presentation';
import type { MessageId, MessageValues } from '../translations/message';

/** A budget and what is used of it, in words. */
export interface BudgetWords {
  /** No two budgets of a site have the same. */
  key: string;
  name: MessageId;
  /** "70 of 100 posts". */
  use: MessageId;
  /** What is booked beyond that; null: nothing. */
  booked: MessageId | null;
  /** What happens, or soon will; null: there is room. */
  note: MessageId | null;
  values: MessageValues;
}

const NOTES: Record<BudgetUse['mode'], Record<BudgetUse['level'], MessageId | null>> = {
  hard: { ok: null, warning: 'budgets.bar.nearly', full: 'budgets.bar.full' },
  soft: { ok: null, warning: 'budgets.bar.nearly', full: 'budgets.bar.beyond' },
};

export const budgetWords = (budget: BudgetUse): BudgetWords => {
  const { kind, platform, per, mode, level, used, booked, limit } = budget;
  const isMoney = kind === 'money';
  return {
    key: `${kind} ${platform} ${per} ${mode}`,
    name: isMoney ? 'budgets.bar.money' : 'budgets.bar.posts',
    use: isMoney ? 'budgets.bar.money.use' : 'budgets.bar.posts.use',
    booked: booked === 0 ? null : isMoney ? 'budgets.bar.money.booked' : 'budgets.bar.posts.booked',
    note: NOTES[mode][level],
    values: {
      ...{ per, used, booked, limit },
      platform: platform === null ? 'all' : presentPlatform(platform).label,
    },
  };
};

/** What is used and booked of a budget, in percent of its bar; together never more than 100. */
export const budgetShares = ({
  used,
  booked,
  limit,
}: Pick<BudgetUse, 'used' | 'booked' | 'limit'>): { used: number; booked: number } => {
  const PERCENT = 100;
  if (limit === 0) return { used: PERCENT, booked: 0 };
  const first = Math.min(PERCENT, (used / limit) * PERCENT);
  return { used: first, booked: Math.min(PERCENT - first, (booked / limit) * PERCENT) };
};
