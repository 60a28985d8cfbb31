import type { BudgetAlert } from '../ai-usage/budget-alerts';
import { dollars, usdOf } from '../ai-usage/money';
import { monthInWords } from '../ai-usage/month';
import type { NoticeMail } from './notice-mail';
import { oneLine } from './one-line';

/** A budget that has reached a share of which people want to hear. @param url where it is changed */
export const aiBudgetMail = (alert: BudgetAlert, url: string): NoticeMail => {
  const { site, month, percent, isRefusing } = alert;
  const isUsedUp = isRefusing || percent >= 100;
  const what = isUsedUp ? 'is used up' : `has reached ${percent} %`;
  const subject = `${site.name}: the AI budget for ${monthInWords(month)} ${what}`;
  const paragraphs = [alertInWords(alert), consequence(alert, isUsedUp), advice(url)];
  return { subject: oneLine(subject), text: `${paragraphs.join('\n\n')}\n` };
};

/** One sentence, for the log as well. */
export const alertInWords = ({ site, month, spent, budget }: BudgetAlert): string =>
  `AI has cost the site ${site.name} ${dollars(usdOf(spent))} in ${monthInWords(month)}; its budget is ${dollars(usdOf(budget))}.`;

const consequence = ({ mode, isRefusing }: BudgetAlert, isUsedUp: boolean): string => {
  if (mode === 'soft') {
    return 'What happens now: nothing changes. The budget is a soft one, so AI is asked beyond it.';
  }
  if (isRefusing) {
    return 'What happens now: what is left is less than a call may cost, so no AI is asked any more this month. Posts are worded without AI, by their templates.';
  }
  return isUsedUp
    ? 'What happens now: no AI is asked any more this month. Posts are worded without AI, by their templates.'
    : 'What happens when it is used up: posts are worded without AI, by their templates. Nothing is spent beyond it.';
};

const advice = (url: string): string =>
  `What to do: nothing, if this is as meant. Else change the budget, or which models are asked, at ${url}. ` +
  'The budget begins anew with the next month.';
