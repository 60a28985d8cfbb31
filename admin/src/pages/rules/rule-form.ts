import type { RuleField, RuleRequest, RuleView } from '../../../../contracts/rules';
import type { MessageId } from '../../translations/message';
import { conditionOf, conditionProblem, draftOf, type ConditionDraft } from './rule-conditions';

export type DelayUnit = 'minutes' | 'hours' | 'days';

/** What stands in the form. */
export interface RuleForm {
  name: string;
  contentType: string;
  /** None: all. */
  locales: string[];
  trigger: RuleView['trigger'];
  match: RuleView['match'];
  conditions: ConditionDraft[];
  reach: 'all' | 'some';
  /** Of targets; kept while all are meant. */
  targetIds: number[];
  /** Empty, or the id of a template. */
  templateId: string;
  delay: string;
  delayUnit: DelayUnit;
  needsApproval: boolean;
  bulkToo: boolean;
  enabled: boolean;
}

const UNIT_MINUTES: Record<DelayUnit, number> = { minutes: 1, hours: 60, days: 24 * 60 };
const MAX_DELAY_MINUTES = 90 * UNIT_MINUTES.days;

/** In the largest unit that gives a whole number. */
const delayOf = (minutes: number): Pick<RuleForm, 'delay' | 'delayUnit'> => {
  const units: DelayUnit[] = ['days', 'hours'];
  const delayUnit =
    minutes === 0 ? undefined : units.find((unit) => minutes % UNIT_MINUTES[unit] === 0);
  const unit = delayUnit ?? 'minutes';
  return { delay: String(minutes / UNIT_MINUTES[unit]), delayUnit: unit };
};

/** Minutes; null when it is no time, or more than 90 days. */
const minutesOf = ({ delay, delayUnit }: RuleForm): number | null => {
  const text = delay.trim() === '' ? '0' : delay.trim();
  const minutes = /^\d{1,6}$/.test(text) ? Number(text) * UNIT_MINUTES[delayUnit] : null;
  return minutes !== null && minutes <= MAX_DELAY_MINUTES ? minutes : null;
};

export const newRuleForm = (contentType: string): RuleForm => ({
  ...{ name: '', contentType, locales: [], trigger: 'first_publish', match: 'all' },
  ...{ conditions: [], reach: 'all', targetIds: [], templateId: '' },
  ...{ delay: '0', delayUnit: 'minutes', needsApproval: false, bulkToo: false, enabled: true },
});

export const ruleFormOf = (rule: RuleView): RuleForm => ({
  ...{ name: rule.name, contentType: rule.contentType, locales: rule.locales },
  ...{ trigger: rule.trigger, match: rule.match },
  conditions: rule.conditions.map(draftOf),
  reach: rule.targetIds === null ? 'all' : 'some',
  targetIds: rule.targetIds ?? [],
  templateId: rule.templateId === null ? '' : String(rule.templateId),
  ...delayOf(rule.delayMinutes),
  ...{ needsApproval: rule.needsApproval, bulkToo: rule.bulkToo, enabled: rule.enabled },
});

export type KindOf = (field: string) => RuleField['kind'] | null;

export const ruleRequestOf = (form: RuleForm, kindOf: KindOf): RuleRequest => ({
  ...{ name: form.name.trim(), contentType: form.contentType, locales: form.locales },
  ...{ trigger: form.trigger, match: form.match },
  conditions: form.conditions.map((draft) => conditionOf(draft, kindOf(draft.field))),
  targetIds: form.reach === 'all' ? null : form.targetIds,
  templateId: form.templateId === '' ? null : Number(form.templateId),
  delayMinutes: minutesOf(form) ?? 0,
  ...{ needsApproval: form.needsApproval, bulkToo: form.bulkToo, enabled: form.enabled },
});

/** What a stored rule is, as the server takes it back. */
export const requestOfRule = ({
  id: _id,
  siteId: _siteId,
  problems: _problems,
  ...rule
}: RuleView) => rule satisfies RuleRequest;

/** What can be said without asking the server. */
export const ruleProblems = (
  form: RuleForm,
  kindOf: KindOf
): Partial<Record<keyof RuleForm, MessageId>> => {
  const wrong = form.conditions.some(
    (draft) => conditionProblem(draft, kindOf(draft.field)) !== null
  );
  return {
    ...(form.name.trim() === '' ? { name: 'rules.name.missing' } : {}),
    ...(form.contentType === '' ? { contentType: 'rules.contentType.missing' } : {}),
    ...(wrong ? { conditions: 'rules.conditions.wrong' } : {}),
    ...(form.reach === 'some' && form.targetIds.length === 0
      ? { targetIds: 'rules.targets.missing' }
      : {}),
    ...(minutesOf(form) === null ? { delay: 'rules.delay.wrong' } : {}),
  };
};

/** The server names the place first: `conditions: the field …`; people see the place themselves. */
export const withoutPlace = (problem: string): string =>
  problem.replace(/^[a-z]+(?:\.\w+)*: (.)/i, (_place, first: string) => first.toUpperCase());
