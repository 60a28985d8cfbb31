import type { ConnectionView } from '../../../../contracts/connections';
import type { ConnectionAction } from '../../api/connections-api';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';
import type { MessageId, MessageValues } from '../../translations/message';

/** What is told after something was done with an account. */
export interface ActionResult {
  type: 'success' | 'warning' | 'danger';
  messageId: MessageId;
  values: MessageValues;
}

const DONE: Record<Exclude<ConnectionAction, 'check'>, MessageId> = {
  refresh: 'renew.done',
  disable: 'switchOff.done',
  enable: 'switchOn.done',
};

/** How every text names an account. */
export const accountValues = ({
  platform,
  handle,
}: Pick<ConnectionView, 'platform' | 'handle'>): { account: string; platform: string } => ({
  account: accountNameOf(platform, handle),
  platform: presentPlatform(platform).label,
});

/** What came of it, by what the account is like afterwards. */
export const actionResultOf = (
  action: ConnectionAction,
  connection: ConnectionView
): ActionResult => {
  const values = accountValues(connection);
  if (action !== 'check') return { type: 'success', messageId: DONE[action], values };
  const { status, health, healthReason, statusReason } = connection;
  const isStopped = status === 'needs_reconnect' || status === 'revoked';
  const reason = healthReason ?? statusReason ?? '';
  if (isStopped || health === 'red') {
    return { type: 'danger', messageId: 'check.broken', values: { ...values, reason } };
  }
  if (health === 'yellow') {
    return { type: 'warning', messageId: 'check.limited', values: { ...values, reason } };
  }
  return { type: 'success', messageId: 'check.well', values };
};
