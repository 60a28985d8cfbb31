import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { CONNECTIONS_TABLE, UIDS } from '../../constants';
import { createVault } from '../../crypto/vault';
import type { Account, Credentials, PlatformId } from '../../platforms/contract';
import { tableOf } from '../database/table';
import type { Connection, ConnectionStatus } from './connection';

interface ConnectionRow extends Omit<Connection, 'siteId' | 'scopes'> {
  accountId: string;
  credentials: string | null;
  scopes: string[] | null;
  site: { id: number } | null;
}

export interface SaveConnection {
  siteId: number;
  platform: PlatformId;
  account: Account;
  credentials: Credentials;
  connectedBy: string | null;
}

/** The encryption boundary: credentials go in and come out plain, and rest sealed. */
export const createConnectionRepository = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<ConnectionRow>(strapi, UIDS.connection);
  const vault = createVault(getConfig(strapi).encryption);

  const contextOf = (documentId: string) => ({
    table: CONNECTIONS_TABLE,
    rowId: documentId,
    purpose: 'credentials',
  });

  const sealed = (documentId: string, credentials: Credentials) => ({
    credentials: vault.seal(JSON.stringify(credentials), contextOf(documentId)),
    keyId: vault.keyId,
    scopes: credentials.scopes,
    expiresAt: credentials.expiresAt,
    refreshExpiresAt: credentials.refreshExpiresAt,
  });

  const upsert = async (input: SaveConnection): Promise<Connection> => {
    const { siteId, platform, account, credentials, connectedBy } = input;
    const accountId = account.id;
    const where = { site: { id: siteId }, platform, accountId };
    const fresh = { account, connectedBy, status: 'active', statusReason: null };
    const row =
      (await table().findOne({ where })) ??
      (await table().create({ data: { site: siteId, platform, accountId, ...fresh } }));
    const data = { ...fresh, ...sealed(row.documentId, credentials) };
    await table().updateMany({ where: { id: row.id }, data });
    const saved = await find(row.id);
    if (!saved) throw new Error('The connection vanished while it was stored.');
    return saved;
  };

  const find = async (id: number): Promise<Connection | null> => {
    const row = await table().findOne({ where: { id }, populate: ['site'] });
    return row && connectionOf(row);
  };

  return {
    find,
    /** Stores a new connection, or renews the one this account already has on the site. */
    async save(input: SaveConnection): Promise<Connection> {
      return await strapi.db.transaction(() => upsert(input));
    },

    async list(siteId: number): Promise<Connection[]> {
      const rows = await table().findMany({
        where: { site: { id: siteId } },
        populate: ['site'],
        orderBy: [{ platform: 'asc' }, { id: 'asc' }],
      });
      return rows.map(connectionOf);
    },

    /** @throws {VaultError} when the stored envelope does not open */
    async readCredentials(id: number): Promise<Credentials> {
      const row = await table().findOne({ where: { id } });
      if (!row?.credentials) throw new Error('The connection holds no credentials.');
      return JSON.parse(vault.open(row.credentials, contextOf(row.documentId))) as Credentials;
    },

    async storeCredentials(connection: Connection, credentials: Credentials): Promise<void> {
      const data = sealed(connection.documentId, credentials);
      await table().updateMany({ where: { id: connection.id }, data });
    },

    async setStatus(id: number, status: ConnectionStatus, reason: string | null): Promise<void> {
      await table().updateMany({ where: { id }, data: { status, statusReason: reason } });
    },

    async remove(id: number): Promise<void> {
      await table().delete({ where: { id } });
    },
  };
};

const connectionOf = (row: ConnectionRow): Connection => ({
  id: row.id,
  documentId: row.documentId,
  siteId: row.site?.id ?? 0,
  platform: row.platform,
  account: row.account,
  scopes: row.scopes ?? [],
  expiresAt: row.expiresAt,
  refreshExpiresAt: row.refreshExpiresAt,
  status: row.status,
  statusReason: row.statusReason,
  connectedBy: row.connectedBy,
  createdAt: row.createdAt,
});
