import type { AiUsageResponse } from '../../../../contracts/ai-usage';
import type { AiBudget } from '../../../../contracts/ai-habits';
import { levelOf } from '../quotas/views/level';
import { nanosOf, usdOf } from './money';
import type { MonthAccount } from './month-accounts';

/** How a site's AI spending stands in a month of its own calendar. */
export interface AiMoneyState extends Pick<
  AiUsageResponse,
  'spentUsd' | 'reservedUsd' | 'budgetUsd' | 'mode' | 'level'
> {
  /** Why a call would be refused now, in words with the next step; null: it would not. */
  refusal: string | null;
}

export const moneyStateOf = (
  { spent, held }: MonthAccount,
  budget: AiBudget | null
): Omit<AiMoneyState, 'refusal'> => {
  const share = budget ? shareOf(spent, nanosOf(budget.monthUsd)) : 0;
  return {
    spentUsd: usdOf(spent),
    reservedUsd: usdOf(Math.max(0, held - spent)),
    budgetUsd: budget?.monthUsd ?? null,
    mode: budget?.mode ?? null,
    level: levelOf({ share, isFull: share >= 1 }),
  };
};

/** A budget of nothing is used up. */
const shareOf = (spent: number, budget: number): number => (budget === 0 ? 1 : spent / budget);
