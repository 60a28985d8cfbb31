import type { PlatformHealthView } from '../../../../contracts/health';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

interface PlatformLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

/** How a platform does, as icon, word and colour; what needs a person goes first. */
export const lookOf = ({ circuit, operatorProblem }: PlatformHealthView): PlatformLook => {
  if (operatorProblem !== null) {
    return { messageId: 'platformHealth.operator', icon: 'warning', tone: 'warning' };
  }
  if (circuit !== null) {
    return { messageId: 'platformHealth.resting', icon: 'pause', tone: 'warning' };
  }
  return { messageId: 'platformHealth.well', icon: 'check', tone: 'success' };
};

/** What was sent in the last 24 hours; an error rate of nothing would say nothing. */
export const numbersIdOf = ({ published24h, failed24h }: PlatformHealthView): MessageId =>
  published24h + failed24h === 0 ? 'platformHealth.nothing' : 'platformHealth.numbers';
