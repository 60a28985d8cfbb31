import type { ConnectionView } from '../../../../contracts/connections';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

export interface HealthPresentation {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
  /** The server's own words: what is wrong, and often what to do. */
  reason: string | null;
  /** What follows from it, in our words. */
  nextId: MessageId | null;
}

type Looked = Pick<
  ConnectionView,
  'status' | 'statusReason' | 'health' | 'healthReason' | 'checkedAt'
>;

const ofActive = ({ health, healthReason: reason, checkedAt }: Looked): HealthPresentation => {
  switch (health) {
    case 'green': {
      const messageId = checkedAt ? 'connection.healthy' : 'connection.active';
      return { messageId, icon: 'check', tone: 'success', reason, nextId: null };
    }
    case 'yellow':
      return {
        messageId: 'connection.limited',
        icon: 'warning',
        tone: 'warning',
        reason,
        nextId: null,
      };
    case 'red':
      return {
        messageId: 'connection.broken',
        icon: 'cross',
        tone: 'danger',
        reason,
        nextId: null,
      };
  }
};

/** How an account is doing. What stops it from posting beats that its access ends some day. */
export const presentHealth = (connection: Looked): HealthPresentation => {
  const { status, statusReason, health, healthReason } = connection;
  const reason = healthReason ?? statusReason;
  switch (status) {
    case 'active':
      return ofActive(connection);
    case 'expiring': {
      if (health === 'red') return ofActive(connection);
      const nextId = 'connection.next.ends';
      return { messageId: 'connection.expiring', icon: 'clock', tone: 'warning', reason, nextId };
    }
    case 'needs_reconnect':
    case 'revoked': {
      const isRevoked = status === 'revoked';
      const messageId = isRevoked ? 'connection.revoked' : 'connection.needsReconnect';
      const nextId = 'connection.next.reconnect';
      return { messageId, icon: isRevoked ? 'cross' : 'warning', tone: 'danger', reason, nextId };
    }
    case 'disabled': {
      // That it was switched off is what the word says; its health is of no interest meanwhile.
      const nextId = 'connection.next.switchOn';
      return {
        messageId: 'connection.disabled',
        icon: 'minus',
        tone: 'neutral',
        reason: null,
        nextId,
      };
    }
  }
};
