import type { AiBudget, AiHabits } from '../../../../contracts/ai-habits';
import type { FieldProblem } from '../targets/option-values';
import { amountText, readAmount, readCount } from './amounts';
import { voiceFieldsOf, voiceOf, voiceProblems, type VoiceFields } from './voice-fields';

/** What stands in the form of a site's use of AI; the order of providers has its own buttons. */
export interface HabitsFields {
  isEnabled: boolean;
  order: AiHabits['order'];
  hedge: boolean;
  altTexts: boolean;
  hasBudget: boolean;
  monthUsd: string;
  mode: AiBudget['mode'];
  /** Percent, separated by commas. */
  alertAt: string;
  voice: VoiceFields;
}

const NEW_BUDGET: AiBudget = { monthUsd: 10, mode: 'hard', alertAt: [80, 100] };

const LIMITS = { usd: 1_000_000, alerts: 5, percent: 200 };

export const habitsFieldsOf = (habits: AiHabits): HabitsFields => {
  const { isEnabled, order, hedge, altTexts, budget, voice } = habits;
  const { monthUsd, mode, alertAt } = budget ?? NEW_BUDGET;
  return {
    ...{ isEnabled, order, hedge, altTexts, mode },
    hasBudget: budget !== null,
    monthUsd: amountText(monthUsd),
    alertAt: alertAt.join(', '),
    voice: voiceFieldsOf(voice),
  };
};

/** Percent in rising order, each once; null: something is no such number. */
const readAlerts = (text: string): number[] | null => {
  const read = text
    .split(/[\s,;%]+/)
    .filter(Boolean)
    .map(readCount);
  const shares = [...new Set(read)].filter((share) => share !== null).sort((a, b) => a - b);
  const isFine =
    !read.includes(null) &&
    shares.length <= LIMITS.alerts &&
    shares.every((share) => share >= 1 && share <= LIMITS.percent);
  return isFine ? shares : null;
};

/** What can be told without asking the server, by field. */
export const habitsProblems = (fields: HabitsFields): Record<string, FieldProblem> => {
  const problems = voiceProblems(fields.voice);
  if (!fields.hasBudget) return problems;
  const monthUsd = readAmount(fields.monthUsd);
  if (monthUsd === null || monthUsd > LIMITS.usd) {
    const values = { max: LIMITS.usd };
    problems['budget.monthUsd'] = { messageId: 'ai.budget.monthUsd.wrong', values };
  }
  if (readAlerts(fields.alertAt) === null) {
    const values = { count: LIMITS.alerts, max: LIMITS.percent };
    problems['budget.alertAt'] = { messageId: 'ai.budget.alertAt.wrong', values };
  }
  return problems;
};

/** As the server takes it; the order of providers stays. */
export const habitsOf = (fields: HabitsFields, { providers }: AiHabits): AiHabits => {
  const { isEnabled, order, hedge, altTexts, hasBudget, mode, voice } = fields;
  const monthUsd = readAmount(fields.monthUsd) ?? 0;
  const alertAt = readAlerts(fields.alertAt) ?? [];
  const budget = hasBudget ? { monthUsd, mode, alertAt } : null;
  return { isEnabled, providers, order, hedge, altTexts, voice: voiceOf(voice), budget };
};

/** Whether saving would change anything. */
export const areHabitsChanged = (fields: HabitsFields, stored: AiHabits): boolean =>
  JSON.stringify(fields) !== JSON.stringify(habitsFieldsOf(stored));

/** The server names `ai.budget.monthUsd` or `ai.voice.bannedWords.3`; the form has one text for it. */
export const habitsTextsOf = (named: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(named).map(([path, message]) => [
      path.replace(/^ai\./, '').split('.').slice(0, 2).join('.'),
      message,
    ])
  );
