import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { createVault, type Vault } from '../../crypto/vault';
import type { Account, ConnectMethod, Credentials, PlatformId } from '../../platforms/contract';
import { tableOf, type Table, type Where } from '../database/table';
import { inTransaction } from '../database/transaction';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { Connection, ConnectionHealth, ConnectionStatus } from './connection';
import {
  connectionOf,
  connectionSealContext,
  versionIs,
  type ConnectionRow,
} from './connection-row';
import { credentialTimes } from './credential-times';

export interface SaveConnection {
  siteId: number;
  platform: PlatformId;
  method: ConnectMethod;
  account: Account;
  credentials: Credentials;
  connectedBy: string | null;
}

/** Credentials as they are stored now. */
export interface StoredCredentials {
  credentials: Credentials;
  version: number;
}

/** How an account does, as people read it. */
export interface HealthReport {
  health: ConnectionHealth;
  reason: string | null;
}

/** Nobody has looked at a new connection yet; the first look comes after this time, ms. */
const FIRST_CHECK_MS = 60 * 60_000;

/** Nobody has given this Strapi access to the account. */
export class NoCredentialsError extends Error {
  constructor() {
    super('The connection holds no credentials.');
    this.name = 'NoCredentialsError';
  }
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

  /** The account's connection on the site, if there is one. */
  async findAccount(where: {
    siteId: number;
    platform: PlatformId;
    accountId: string;
  }): Promise<Connection | null> {
    const row = await this.#table.findOne({ where });
    return row && connectionOf(row);
  }

  /** Stores a new connection, or renews the one this account already has on the site. */
  async save(input: SaveConnection): Promise<Connection> {
    return inTransaction(this.strapi, () => this.#upsert(input));
  }

  async list(scope: SiteScope): Promise<Connection[]> {
    const rows = await this.#table.findMany({
      where: whereSite(scope),
      orderBy: [{ platform: 'asc' }, { id: 'asc' }],
    });
    return rows.map(connectionOf);
  }

  /** Those that meet the conditions, e.g. whose renewal is due. */
  async findDue(where: Where, limit: number): Promise<Connection[]> {
    const rows = await this.#table.findMany({ where, limit, orderBy: { id: 'asc' } });
    return rows.map(connectionOf);
  }

  /**
   * @throws {NoCredentialsError} when there are none, or an import brought them
   * @throws {VaultError} when the stored envelope does not open
   */
  async readCredentials(id: number): Promise<StoredCredentials> {
    const row = await this.#table.findOne({
      where: { id },
      select: ['id', 'documentId', 'credentials', 'credentialsVersion', 'origin'],
    });
    const { instance } = getService(this.strapi, 'dataCare');
    if (!row?.credentials || !(await instance.isOwn(row))) throw new NoCredentialsError();
    const opened = this.#vault.open(row.credentials, connectionSealContext(row.documentId));
    return {
      credentials: JSON.parse(opened) as Credentials,
      version: row.credentialsVersion ?? 0,
    };
  }

  /** Stores a renewed pair unless a newer one was stored meanwhile; answers whether it was. */
  async storeRenewed(
    connection: Pick<Connection, 'id' | 'documentId'>,
    renewed: StoredCredentials & { method: ConnectMethod }
  ): Promise<boolean> {
    const { credentials, method, version } = renewed;
    const data = this.#sealed(connection.documentId, { credentials, method });
    const { count } = await this.#table.updateMany({
      where: { id: connection.id, ...versionIs(version) },
      data: { ...data, credentialsVersion: version + 1 },
    });
    return count === 1;
  }

  /** The turn to renew this version, until the given time; false while another process has it. */
  claimRenewal(
    id: number,
    claim: { version: number; renewToken: string; renewUntil: Date; now: Date }
  ): Promise<boolean> {
    const { version, renewToken, renewUntil, now } = claim;
    const isFree = { $or: [{ renewUntil: { $null: true } }, { renewUntil: { $lt: now } }] };
    return this.write(id, { renewToken, renewUntil }, { $and: [isFree, versionIs(version)] });
  }

  /** A plain conditional write; answers whether the row met the conditions. */
  async write(id: number, data: Record<string, unknown>, where: Where = {}): Promise<boolean> {
    return (await this.#table.updateMany({ where: { ...where, id }, data })).count === 1;
  }

  /** The columns of a row that renewals and checks need beside the connection. */
  async readUpkeep(id: number) {
    return this.#table.findOne({
      where: { id },
      select: ['credentialsVersion', 'renewUntil', 'renewAt', 'renewFailures', 'warnedDays'],
    });
  }

  async setStatus(id: number, status: ConnectionStatus, reason: string | null): Promise<void> {
    await this.write(id, { status, statusReason: reason });
  }

  async setHealth(id: number, { health, reason }: HealthReport, checkAt: Date): Promise<void> {
    const checkedAt = new Date(systemClock.now());
    await this.write(id, { health, healthReason: reason, checkedAt, checkAt });
  }

  async remove(id: number): Promise<void> {
    await this.#table.delete({ where: { id } });
  }

  async #upsert(input: SaveConnection): Promise<Connection> {
    const { siteId, platform, method, account, connectedBy } = input;
    const where = { siteId, platform, accountId: account.id };
    const fresh = {
      account,
      connectedBy,
      method: method.id,
      status: 'active',
      statusReason: null,
      ...HEALTHY,
      checkAt: new Date(systemClock.now() + FIRST_CHECK_MS),
    };
    const row =
      (await this.#table.findOne({ where })) ??
      (await this.#table.create({ data: { ...where, ...fresh } }));
    const credentials = await this.#withOldRefreshToken(row, input);
    const data = { ...fresh, ...this.#sealed(row.documentId, { credentials, method }) };
    const credentialsVersion = (row.credentialsVersion ?? 0) + 1;
    await this.#table.updateMany({ where: { id: row.id }, data: { ...data, credentialsVersion } });
    const saved = await this.find(row.id);
    if (!saved) throw new Error('The connection vanished while it was stored.');
    return saved;
  }

  /** A new consent that brings no refresh token does not take away the one we have. */
  async #withOldRefreshToken(row: ConnectionRow, input: SaveConnection): Promise<Credentials> {
    const { credentials, method } = input;
    const isSameMethod = (row.method ?? 'default') === method.id;
    if (credentials.refreshToken !== null || !row.credentials || !isSameMethod) return credentials;
    try {
      const { credentials: old } = await this.readCredentials(row.id);
      const { refreshToken, refreshExpiresAt } = old;
      const isOver = refreshExpiresAt !== null && Date.parse(refreshExpiresAt) < systemClock.now();
      return isOver ? credentials : { ...credentials, refreshToken, refreshExpiresAt };
    } catch {
      // What cannot be opened any more is replaced as a whole.
      return credentials;
    }
  }

  #sealed(
    documentId: string,
    { credentials, method }: { credentials: Credentials; method: ConnectMethod }
  ) {
    const chance = { now: systemClock.now(), random: systemRandom.float() };
    return {
      credentials: this.#vault.seal(JSON.stringify(credentials), connectionSealContext(documentId)),
      keyId: this.#vault.keyId,
      scopes: credentials.scopes,
      serviceUrl: credentials.serviceUrl ?? null,
      expiresAt: credentials.expiresAt,
      refreshExpiresAt: credentials.refreshExpiresAt,
      ...credentialTimes(method, credentials, chance),
      renewToken: null,
      renewUntil: null,
      renewFailures: 0,
      warnedDays: null,
    };
  }

  get #table(): Table<ConnectionRow> {
    return tableOf<ConnectionRow>(this.strapi, UIDS.connection);
  }
}

const HEALTHY = { health: 'green', healthReason: null, checkedAt: null };
