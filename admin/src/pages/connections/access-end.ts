import type { ConnectionView } from '../../../../contracts/connections';
import { presentPlatform } from '../../platforms/presentation';
import type { MessageId } from '../../translations/message';

/** How long the access to an account lasts. */
export interface AccessEnd {
  messageId: MessageId;
  /** The `{date}` of the text; null when it has none. */
  at: string | null;
  isUrgent: boolean;
}

type Ending = Pick<ConnectionView, 'platform' | 'method' | 'endsAt' | 'status'>;

/** "Ends 3 Dec", "renews itself", "does not end", or that there is none to end. `now` in ms. */
export const accessEndOf = (connection: Ending, now: number): AccessEnd => {
  const { platform, method, endsAt, status } = connection;
  const hasEnded = endsAt !== null && Date.parse(endsAt) <= now;
  const isLost = status === 'needs_reconnect' || status === 'revoked';
  if (isLost && !hasEnded) return { messageId: 'account.noAccess', at: null, isUrgent: true };
  if (endsAt !== null) {
    const messageId = hasEnded ? 'account.ended' : 'account.ends';
    return { messageId, at: endsAt, isUrgent: hasEnded || status === 'expiring' };
  }
  const isEndless = presentPlatform(platform).endlessMethods.includes(method);
  const messageId = isEndless ? 'account.endless' : 'account.renews';
  return { messageId, at: null, isUrgent: false };
};

/**
 * Whether "Renew now" has a meaning. Where only a person can keep the access alive, or nothing ever
 * has to, the platform would refuse, and the account would ask for a reconnect that it does not need.
 */
export const canBeRenewed = (connection: Ending): boolean =>
  connection.status === 'active' &&
  connection.endsAt === null &&
  !presentPlatform(connection.platform).endlessMethods.includes(connection.method);
