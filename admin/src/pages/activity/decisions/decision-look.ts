import type { RuleDecisionView } from '../../../../../contracts/rules';
import type { StateIcon, Tone } from '../../../components/state-look';
import type { MessageId } from '../../../translations/message';

interface DecisionLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

/** How a decision looks: as icon, words and colour together. */
export const DECISION_LOOK: Record<RuleDecisionView['outcome'], DecisionLook> = {
  shared: { messageId: 'decision.shared', icon: 'check', tone: 'success' },
  not_shared: { messageId: 'decision.notShared', icon: 'minus', tone: 'neutral' },
  failed: { messageId: 'decision.failed', icon: 'cross', tone: 'danger' },
};
