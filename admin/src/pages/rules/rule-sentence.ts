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
