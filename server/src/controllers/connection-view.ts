import type { ConnectionView } from '../../../contracts/connections';
import type { Connection } from '../services/connections/connection';
import { ENDS_SOON_MS } from '../services/notices/warning-steps';

/** A connection as people see it. */
export const connectionView = (connection: Connection): ConnectionView => {
  const { account, status } = connection;
  return {
    id: connection.id,
    siteId: connection.siteId,
    platform: connection.platform,
    method: connection.method,
    serviceUrl: connection.serviceUrl,
    handle: account.handle,
    name: account.name,
    avatarUrl: account.avatarUrl,
    profileUrl: account.profileUrl,
    status: status === 'active' && endsSoon(connection) ? 'expiring' : status,
    statusReason: connection.statusReason,
    health: connection.health,
    healthReason: connection.healthReason,
    checkedAt: connection.checkedAt,
    endsAt: connection.endsAt,
    quotaLimits: { ...connection.quotaLimits },
    createdAt: connection.createdAt,
  };
};

const endsSoon = ({ endsAt }: Connection): boolean =>
  endsAt !== null && Date.parse(endsAt) - Date.now() < ENDS_SOON_MS;
