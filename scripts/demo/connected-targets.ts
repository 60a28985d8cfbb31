import type { AdminClient } from '../person/admin-client';

/** Where posts go: each connected account has one. */
export interface ConnectedTarget {
  id: number;
  platform: string;
}

export const connectedTargets = async (client: AdminClient): Promise<ConnectedTarget[]> => {
  const connections = await client.connections();
  const { data } = await client.request<{ data: { id: number; connectionId: number }[] }>(
    'GET',
    '/api/admin/distribution/targets'
  );
  return data.map(({ id, connectionId }) => ({
    id,
    platform: connections.find((connection) => connection.id === connectionId)?.platform ?? '',
  }));
};
