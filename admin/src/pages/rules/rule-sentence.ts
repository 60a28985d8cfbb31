import type { RuleView } from '../../../../contracts/rules';
import type { MessageId, MessageValues } from '../../translations/message';

export interface RuleSentence {
  messageId: MessageId;
  values: MessageValues;
}

const TO_ALL: Record<RuleView['trigger'], MessageId> = {
  first_publish: 'rule.firstPublish.all',
  every_publish: 'rule.everyPublish.all',
  when_flagged: 'rule.whenFlagged.all',
};

const TO_SOME: Record<RuleView['trigger'], MessageId> = {
  first_publish: 'rule.firstPublish.some',
  every_publish: 'rule.everyPublish.some',
  when_flagged: 'rule.whenFlagged.some',
};

/** A rule in words. `typeName` is how people call the content-type. */
export const ruleSentenceOf = (
  rule: Pick<RuleView, 'trigger' | 'targetIds'>,
  typeName: string
): RuleSentence => ({
  messageId: (rule.targetIds === null ? TO_ALL : TO_SOME)[rule.trigger],
  values: { type: typeName, count: rule.targetIds?.length ?? 0 },
});

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

const delayWords = (minutes: number): RuleSentence => {
  if (minutes % DAY_MINUTES === 0) {
    return { messageId: 'rules.detail.days', values: { count: minutes / DAY_MINUTES } };
  }
  return minutes % HOUR_MINUTES === 0
    ? { messageId: 'rules.detail.hours', values: { count: minutes / HOUR_MINUTES } }
    : { messageId: 'rules.detail.minutes', values: { count: minutes } };
};

/** What else holds of a rule, each in some words. */
export const ruleDetailsOf = (
  rule: Pick<
    RuleView,
    'conditions' | 'match' | 'delayMinutes' | 'locales' | 'needsApproval' | 'bulkToo'
  >
): RuleSentence[] => {
  const { conditions, match, delayMinutes, locales, needsApproval, bulkToo } = rule;
  const count = conditions.length;
  const details: (RuleSentence | null)[] = [
    count > 0 ? { messageId: 'rules.detail.conditions', values: { count, match } } : null,
    locales.length > 0
      ? { messageId: 'rules.detail.locales', values: { locales: locales.join(', ') } }
      : null,
    delayMinutes > 0 ? delayWords(delayMinutes) : null,
    needsApproval ? { messageId: 'rules.detail.approval', values: {} } : null,
    bulkToo ? { messageId: 'rules.detail.bulk', values: {} } : null,
  ];
  return details.filter((detail) => detail !== null);
};
