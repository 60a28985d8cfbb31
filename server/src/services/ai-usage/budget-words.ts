import type { Site } from '../sites/site';
import { dollars, usdOf } from './money';
import type { MonthAccount } from './month-accounts';
import { monthInWords, nextMonthInWords } from './month';

interface Moment {
  site: Pick<Site, 'name' | 'timezone'>;
  account: Pick<MonthAccount, 'month' | 'spent' | 'held'>;
  /** Nanos. */
  budget: number;
  /** Epoch ms. */
  now: number;
}

/** Where a person changes it. */
const PLACE = 'under Settings, Social distribution, AI';

/** Why a call is not made, of the AI budget. @param worst what it may cost at most, nanos */
export const overAiBudget = ({ site, account, budget, now }: Moment, worst: number): string => {
  const { month, spent, held } = account;
  const whose = `The AI budget of ${site.name} is ${dollars(usdOf(budget))} for ${monthInWords(month)}`;
  const running = held - spent;
  const isHeld = running > 0 && spent + worst <= budget;
  if (isHeld) {
    return `${whose}, and what is left of it is held for calls that run right now. Try again in a minute.`;
  }
  const call = worst > 0 ? `, and another call may cost up to ${dollars(usdOf(worst))}` : '';
  const wait = `wait for ${nextMonthInWords(now, site.timezone)}`;
  return `${whose}: ${dollars(usdOf(spent))} of it are spent${call}. Raise it ${PLACE}, or ${wait}.`;
};

/** Why a call is not made, of the budget for posts and AI together. */
export const overSiteBudget = (
  { name, timezone }: Pick<Site, 'name' | 'timezone'>,
  { monthUsd, worst, now }: { monthUsd: number; worst: number; now: number }
): string => {
  const call = worst > 0 ? ` for a call that may cost up to ${dollars(usdOf(worst))}` : '';
  return (
    `The budget of ${name} for posts and AI together, ${dollars(monthUsd)} in a month, has no room left${call}. ` +
    `Raise it in the site's settings, or wait for ${nextMonthInWords(now, timezone)}.`
  );
};

/** Why a model without a price is not asked. */
export const unknownPrice = (site: Pick<Site, 'name'>, model: string, label: string): string =>
  `The price of ${model} (${label}) is not known, and ${site.name} has a hard budget: nobody can say whether a call fits. ` +
  `Enter the model's price ${PLACE}, or make the budget soft.`;

/** How a budget stands that people should think of. @param percent what is spent of it */
export const nearlyUsedUp = (
  { site, account, budget }: Omit<Moment, 'now'>,
  { percent, isSoft }: { percent: number; isSoft: boolean }
): string => {
  const whose = `the AI budget of ${site.name} for ${monthInWords(account.month)}`;
  const amount = `${dollars(usdOf(account.spent))} of ${dollars(usdOf(budget))}`;
  if (percent < 100) return `${percent} % of ${whose} are spent (${amount}).`;
  const then = isSoft ? ' It is a soft one, so AI goes on.' : '';
  const sentence = `${whose} is used up (${amount} are spent).${then}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
};
