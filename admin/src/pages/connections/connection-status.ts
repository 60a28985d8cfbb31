import type { ConnectionView } from '../../../../contracts/connections';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

interface StatusPresentation {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  /** Connecting the same account again cures it. */
  isCuredByReconnect: boolean;
}

export const CONNECTION_STATUS: Record<ConnectionView['status'], StatusPresentation> = {
  active: {
    messageId: 'connection.active',
    icon: 'check',
    tone: 'success',
    isCuredByReconnect: false,
  },
  needs_reconnect: {
    messageId: 'connection.needsReconnect',
    icon: 'warning',
    tone: 'warning',
    isCuredByReconnect: true,
  },
  revoked: {
    messageId: 'connection.revoked',
    icon: 'cross',
    tone: 'danger',
    isCuredByReconnect: true,
  },
  disabled: {
    messageId: 'connection.disabled',
    icon: 'minus',
    tone: 'neutral',
    isCuredByReconnect: false,
  },
};
