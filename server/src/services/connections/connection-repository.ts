import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { CONNECTIONS_TABLE, UIDS } from '../../constants';
import { createVault, type Vault } from '../../crypto/vault';
import type { Account, Credentials, PlatformId } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Connection, ConnectionStatus } from './connection';

interface ConnectionRow extends Omit<Connection, 'scopes'> {
  accountId: string;
  credentials: string | null;
  scopes: string[] | null;
}

export interface SaveConnection {
  siteId: number;
  platform: PlatformId;
  account: Account;
  credentials: Credentials;
  connectedBy: string | null;
}

/** The encryption boundary: credentials go in and come out plain, and rest sealed. */
export class ConnectionRepository {
  readonly #vault: Vault;

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  async find(id: number): Promise<Connection | null> {
    const row = await this.#table.findOne({ where: { id } });
    return row && connectionOf(row);
  }

  /** Stores a new connection, or renews the one this account already has on the site. */
  async save(input: SaveConnection): Promise<Connection> {
    return inTransaction(this.strapi, () => this.#upsert(input));
  }

  async list(siteId: number): Promise<Connection[]> {
    const rows = await this.#table.findMany({
      where: { siteId },
      orderBy: [{ platform: 'asc' }, { id: 'asc' }],
    });
    return rows.map(connectionOf);
  }

  /** @throws {VaultError} when the stored envelope does not open */
  async readCredentials(id: number): Promise<Credentials> {
    const row = await this.#table.findOne({ where: { id } });
    if (!row?.credentials) throw new Error('The connection holds no credentials.');
    return JSON.parse(this.#vault.open(row.credentials, contextOf(row.documentId))) as Credentials;
  }

  async storeCredentials(connection: Connection, credentials: Credentials): Promise<void> {
    const data = this.#sealed(connection.documentId, credentials);
    await this.#table.updateMany({ where: { id: connection.id }, data });
  }

  async setStatus(id: number, status: ConnectionStatus, reason: string | null): Promise<void> {
    await this.#table.updateMany({ where: { id }, data: { status, statusReason: reason } });
  }

  async remove(id: number): Promise<void> {
    await this.#table.delete({ where: { id } });
  }

  async #upsert(input: SaveConnection): Promise<Connection> {
    const { siteId, platform, account, credentials, connectedBy } = input;
    const accountId = account.id;
    const where = { siteId, platform, accountId };
    const fresh = { account, connectedBy, status: 'active', statusReason: null };
    const row =
      (await this.#table.findOne({ where })) ??
      (await this.#table.create({ data: { ...where, ...fresh } }));
    const data = { ...fresh, ...this.#sealed(row.documentId, credentials) };
    await this.#table.updateMany({ where: { id: row.id }, data });
    const saved = await this.find(row.id);
    if (!saved) throw new Error('The connection vanished while it was stored.');
    return saved;
  }

  #sealed(documentId: string, credentials: Credentials) {
    return {
      credentials: this.#vault.seal(JSON.stringify(credentials), contextOf(documentId)),
      keyId: this.#vault.keyId,
      scopes: credentials.scopes,
      expiresAt: credentials.expiresAt,
      refreshExpiresAt: credentials.refreshExpiresAt,
    };
  }

  get #table(): Table<ConnectionRow> {
    return tableOf<ConnectionRow>(this.strapi, UIDS.connection);
  }
}

const contextOf = (documentId: string) => ({
  table: CONNECTIONS_TABLE,
  rowId: documentId,
  purpose: 'credentials',
});

const connectionOf = (row: ConnectionRow): Connection => ({
  id: row.id,
  documentId: row.documentId,
  siteId: row.siteId,
  platform: row.platform,
  account: row.account,
  scopes: row.scopes ?? [],
  expiresAt: row.expiresAt,
  refreshExpiresAt: row.refreshExpiresAt,
  status: row.status,
  statusReason: row.statusReason,
  connectedBy: row.connectedBy,
  threadToken: row.threadToken,
  threadUntil: row.threadUntil,
  createdAt: row.createdAt,
});
