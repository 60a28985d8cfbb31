import type { RuleDecisionView } from '../../../../contracts/rules';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

/** How the decision of a rule is shown. */
export const DECISION_LOOK: Record<
  RuleDecisionView['outcome'],
  { icon: StateIcon; tone: Tone; textId: MessageId }
> = {
  shared: { icon: 'check', tone: 'success', textId: 'rules.decision.shared' },
  not_shared: { icon: 'minus', tone: 'neutral', textId: 'rules.decision.notShared' },
  failed: { icon: 'cross', tone: 'danger', textId: 'rules.decision.failed' },
};
