import type { Core } from '@strapi/types';

import type { ConnectionView } from '../../../contracts/connections';
import { adminIdOf } from '../services/approvals/requester';
import { adminNames } from '../services/audit/admin-names';
import { lastPostsOf, waitingPostsOf } from '../services/connections/account-posts';
import type { Connection } from '../services/connections/connection';
import { ENDS_SOON_MS } from '../services/notices/warning-steps';

/** Connections as people see them: three queries, however many there are. */
export const connectionViews = async (
  strapi: Core.Strapi,
  connections: readonly Connection[]
): Promise<ConnectionView[]> => {
  const ids = connections.map(({ id }) => id);
  const lastPosts = await lastPostsOf(strapi, ids);
  const waiting = await waitingPostsOf(strapi, ids);
  const owners = await adminNames(strapi, connections.map(ownerIdOf));
  return connections.map((connection) => ({
    ...viewOf(connection),
    lastPost: lastPosts.get(connection.id) ?? null,
    waiting: waiting.get(connection.id) ?? 0,
    owner: owners.get(ownerIdOf(connection) ?? 0) ?? null,
  }));
};

/** A connection as people see it. */
export const connectionView = async (
  strapi: Core.Strapi,
  connection: Connection
): Promise<ConnectionView> => {
  const [view] = await connectionViews(strapi, [connection]);
  if (!view) throw new Error('A connection has no view.');
  return view;
};

const ownerIdOf = ({ connectedBy }: Connection): number | null => adminIdOf(connectedBy);

const viewOf = (connection: Connection): Omit<ConnectionView, 'lastPost' | 'waiting' | 'owner'> => {
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
