import type { LedgerPost } from '../../../../contracts/analytics-ledger';
import { StateText } from '../../components/StateText';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';
import { useText } from '../../translations/use-text';

interface Look {
  icon: StateIcon;
  tone: Tone;
  text: MessageId;
}

const LOOKS: Readonly<Record<LedgerPost['state'], Look>> = {
  queued: { icon: 'clock', tone: 'neutral', text: 'activity.state.queued' },
  held: { icon: 'pause', tone: 'warning', text: 'activity.state.held' },
  preparing: { icon: 'spinner', tone: 'primary', text: 'activity.state.publishing' },
  committing: { icon: 'spinner', tone: 'primary', text: 'activity.state.publishing' },
  published: { icon: 'check', tone: 'success', text: 'activity.state.published' },
  unknown: { icon: 'question', tone: 'warning', text: 'activity.state.unknown' },
  failed: { icon: 'cross', tone: 'danger', text: 'activity.state.failed' },
  missed: { icon: 'cross', tone: 'danger', text: 'activity.state.missed' },
  cancelled: { icon: 'minus', tone: 'neutral', text: 'activity.state.cancelled' },
};

/** Where a post stands. */
export const LedgerState = ({ state }: Pick<LedgerPost, 'state'>) => {
  const t = useText();
  const { icon, tone, text } = LOOKS[state];
  return (
    <StateText icon={icon} tone={tone}>
      {t(text)}
    </StateText>
  );
};
