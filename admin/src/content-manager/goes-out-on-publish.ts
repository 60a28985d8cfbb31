import type { DeliveryView } from '../../../contracts/deliveries';
import type { RuleView } from '../../../contracts/rules';
import { isLiving } from './living-deliveries';

interface GoesOutArgs {
  contentType: string;
  rules: readonly Pick<RuleView, 'contentType' | 'enabled' | 'trigger' | 'targetIds'>[];
  deliveries: readonly Pick<DeliveryView, 'state'>[];
}

/** Whether an enabled rule will distribute the entry when it is published. */
export const goesOutOnPublish = ({ contentType, rules, deliveries }: GoesOutArgs): boolean => {
  const wasSent = deliveries.some(isLiving);
  return rules.some(
    (rule) =>
      rule.enabled &&
      rule.contentType === contentType &&
      (rule.targetIds === null || rule.targetIds.length > 0) &&
      (rule.trigger === 'every_publish' || !wasSent)
  );
};
