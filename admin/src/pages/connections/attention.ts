import type { ConnectionView } from '../../../../contracts/connections';
import type { AccountAttentionView } from '../../../../contracts/health';
import type { MessageId } from '../../translations/message';
import { sortAccounts } from './sort-accounts';

/** An account that needs somebody. */
export interface AttentionItem {
  connection: ConnectionView;
  messageId: MessageId;
  /** Days until its access ends, today is 0; null when that is not what is wrong. */
  daysLeft: number | null;
  /** Posts that wait for it; 0 also where that is not known. */
  waiting: number;
  /** What cures it. */
  cure: 'reconnect' | 'check';
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
const DAY_MS = 86_400_000;

/** Days as people count them, by their own calendar; days of 23 and 25 hours are days, too. */
const daysBetween = (from: number, to: number): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS);

export interface AttentionFacts {
  /** In ms. */
  now: number;
  /** By account, as the health of the whole tells it. */
  waiting: readonly Pick<AccountAttentionView, 'id' | 'waiting'>[];
}

const itemOf = (
  connection: ConnectionView,
  { now, waiting: all }: AttentionFacts
): AttentionItem | null => {
  const { id, status, health, endsAt } = connection;
  const waiting = all.find((account) => account.id === id)?.waiting ?? 0;
  const item = { connection, waiting, daysLeft: null };
  if (status === 'disabled') return null;
  if (status === 'needs_reconnect') {
    return { ...item, messageId: 'banner.reconnect', cure: 'reconnect' };
  }
  if (status === 'revoked') return { ...item, messageId: 'banner.revoked', cure: 'reconnect' };
  if (endsAt !== null && Date.parse(endsAt) <= now) {
    return { ...item, messageId: 'banner.ended', cure: 'reconnect' };
  }
  if (health === 'red') return { ...item, messageId: 'banner.broken', cure: 'check' };
  if (status !== 'expiring' || endsAt === null) return null;
  const daysLeft = daysBetween(now, Date.parse(endsAt));
  return { ...item, daysLeft, messageId: 'banner.ends', cure: 'reconnect' };
};

/** Accounts that need somebody: first what stands still now, then what ends soonest. */
export const attentionOf = (
  connections: readonly ConnectionView[],
  facts: AttentionFacts
): AttentionItem[] => {
  const items = sortAccounts(connections).flatMap((connection) => itemOf(connection, facts) ?? []);
  return items.sort((a, b) => (a.daysLeft ?? -1) - (b.daysLeft ?? -1));
};
