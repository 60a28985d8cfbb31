import type { Core } from '@strapi/types';

import type { AccountAttentionView } from '../../../../contracts/health';
import type { Connection } from '../connections/connection';
import type { Where } from '../database/table';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { ENDS_SOON_MS } from '../notices/warning-steps';
import { whereSite, type SiteScope } from '../sites/site-scope';

const MAX_ACCOUNTS = 100;

/** Accounts that do not post, or will not soon, unless a person does something; the worst first. */
export const accountsInNeed = async (
  strapi: Core.Strapi,
  scope: SiteScope
): Promise<AccountAttentionView[]> => {
  const soon = systemClock.now() + ENDS_SOON_MS;
  const { repository } = getService(strapi, 'connections');
  const where = { $and: [inNeed(soon), whereSite(scope)] };
  const connections = await repository.findDue(where, MAX_ACCOUNTS);
  const views = connections.map(async (connection) =>
    viewOf(connection, { soon, waiting: await countWaiting(strapi, connection) })
  );
  return (await Promise.all(views)).sort((one, other) => urgency(one) - urgency(other));
};

/** One that a person switched off needs nobody. */
const inNeed = (soon: number): Where => ({
  $or: [
    { status: { $in: ['needs_reconnect', 'revoked'] } },
    { status: 'active', health: 'red' },
    { status: 'active', endsAt: { $lte: new Date(soon) } },
  ],
});

const countWaiting = (strapi: Core.Strapi, { id }: Connection): Promise<number> =>
  getService(strapi, 'deliveries').repository.count({
    connectionId: id,
    state: 'held',
    waitsFor: { $in: ['reconnect', 'account'] },
  });

const viewOf = (
  connection: Connection,
  { soon, waiting }: { soon: number; waiting: number }
): AccountAttentionView => {
  const { id, siteId, platform, account, health, endsAt } = connection;
  const status = statusOf(connection, soon);
  const reason =
    status === 'active' || status === 'expiring'
      ? connection.healthReason
      : connection.statusReason;
  return { id, siteId, platform, handle: account.handle, status, health, reason, endsAt, waiting };
};

const statusOf = ({ status, endsAt }: Connection, soon: number): AccountAttentionView['status'] => {
  if (status === 'needs_reconnect' || status === 'revoked') return status;
  return endsAt !== null && Date.parse(endsAt) <= soon ? 'expiring' : 'active';
};

/** What stands still now comes before what ends soon. */
const urgency = ({ status, health, endsAt }: AccountAttentionView): number => {
  const standsStill = status === 'needs_reconnect' || status === 'revoked' || health === 'red';
  return standsStill || endsAt === null ? 0 : Date.parse(endsAt);
};
