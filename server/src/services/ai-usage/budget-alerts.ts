import type { Site } from '../sites/site';
import { nanosOf } from './money';
import type { MonthAccount } from './month-accounts';

/** A share of an AI budget that was reached. Money in nanos. */
export interface BudgetAlert {
  site: Pick<Site, 'id' | 'name' | 'timezone'>;
  month: string;
  /** The highest of the shares that people want to hear of, and that is reached. */
  percent: number;
  budget: number;
  spent: number;
  mode: 'hard' | 'soft';
  /** A call was refused, as what is left of it is too little. */
  isRefusing: boolean;
}

/** What people should be told of now. Of several shares that were reached at once it is the highest. */
export const dueAlerts = (site: Site, account: MonthAccount): BudgetAlert[] => {
  const { budget: habit } = site.ai;
  if (!habit || habit.monthUsd === 0) return [];
  const budget = nanosOf(habit.monthUsd);
  const { month, spent, refusedBudget, toldPercent, toldBudget } = account;
  // A hard budget is never spent to the last cent: it is used up when calls do not fit any more.
  const isRefusing = habit.mode === 'hard' && refusedBudget === budget;
  const share = (spent / budget) * 100;
  const reached = isRefusing ? Math.max(100, share) : share;
  const percent = Math.max(0, ...habit.alertAt.filter((at) => at <= reached));
  const told = toldBudget === budget ? (toldPercent ?? 0) : 0;
  if (percent === 0 || percent <= told) return [];
  const { id, name, timezone } = site;
  return [
    {
      site: { id, name, timezone },
      ...{ month, percent, budget, spent, mode: habit.mode, isRefusing },
    },
  ];
};
