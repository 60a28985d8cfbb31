import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type ConnectMethod,
  type Credentials,
  type FoundAccount,
  type PlatformConnector,
} from '../../platforms/contract';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { SiteScope } from '../sites/site-scope';
import { tellOfConnection } from '../webhooks/told';
import { accountName } from './account-name';
import { canRenew } from './credential-times';
import type { Connection } from './connection';
import {
  ConnectionRepository,
  type HealthReport,
  type SaveConnection,
} from './connection-repository';
import { openCredentials } from './open-credentials';
import { Renewal } from './renewal';

/** Credentials that end within this time are renewed before a call, ms. */
const REFRESH_AHEAD_MS = 5 * 60_000;
/** An account in trouble, or that could not be asked about, is looked at again after this time, ms. */
export const CHECK_TROUBLE_MS = 15 * 60_000;

/** Accounts to store, all of one consent or sign-in. */
export interface NewConnections {
  siteId: number;
  method: ConnectMethod;
  found: readonly FoundAccount[];
  connectedBy: string | null;
}

export interface AddedConnection {
  connection: Connection;
  /** What it was like; null: it is new. */
  before: Connection | null;
}

/** Authorised accounts: storing, renewing and giving them back. */
export class Connections {
  readonly repository: ConnectionRepository;
  readonly #renewal: Renewal;

  constructor(private readonly strapi: Core.Strapi) {
    this.repository = new ConnectionRepository(strapi);
    this.#renewal = new Renewal(strapi, this.repository);
  }

  find(id: number): Promise<Connection | null> {
    return this.repository.find(id);
  }

  list(scope: SiteScope): Promise<Connection[]> {
    return this.repository.list(scope);
  }

  /** Stores accounts, or renews what is stored of them; what waited for them goes on. */
  async add(
    connector: PlatformConnector,
    { siteId, method, found, connectedBy }: NewConnections
  ): Promise<AddedConnection[]> {
    const { id: platform } = connector.descriptor;
    const added: AddedConnection[] = [];
    for (const { account, credentials } of found) {
      const row = { siteId, platform, method, account, credentials, connectedBy };
      const accountId = account.id;
      const before = await this.repository.findAccount({ siteId, platform, accountId });
      const connection = await this.#store(row);
      await getService(this.strapi, 'targets').ensureDefault(connection);
      await this.#release(connection);
      added.push({ connection, before });
    }
    return added;
  }

  /** Credentials that are good for a call now, renewed first when they end soon. */
  async usableCredentials(connection: Connection): Promise<Credentials> {
    const { credentials } = await openCredentials(this.repository, connection);
    const method = getService(this.strapi, 'adapters').methodOf(connection);
    const endsAt = credentials.expiresAt ? Date.parse(credentials.expiresAt) : Infinity;
    const now = systemClock.now();
    const endsSoon = endsAt - now < REFRESH_AHEAD_MS;
    const mustRenew = endsSoon && (canRenew(method, credentials) || endsAt <= now);
    if (!mustRenew) return credentials;
    try {
      return await this.refresh(connection, credentials);
    } catch (error) {
      // A hiccup of the platform takes nothing away: the old ones still work for a while.
      const isFinal = !(error instanceof PlatformFailure) || error.family === 'auth_expired';
      if (isFinal || endsAt <= now) throw error;
      return credentials;
    }
  }

  /** Whether there is anything to renew without a person. @throws {PlatformFailure} */
  async isRenewable(connection: Connection): Promise<boolean> {
    const { credentials } = await openCredentials(this.repository, connection);
    return canRenew(getService(this.strapi, 'adapters').methodOf(connection), credentials);
  }

  /** Renews the credentials; `stale` are those that the platform did not accept. @throws {PlatformFailure} */
  async refresh(connection: Connection, stale?: Credentials): Promise<Credentials> {
    try {
      return await this.#renewal.renew(connection, stale);
    } catch (error) {
      if (error instanceof PlatformFailure && error.family === 'auth_expired') {
        await this.needsReconnect(connection, error.message);
      }
      throw error;
    }
  }

  /** Its deliveries are held until a person has connected it again. */
  async needsReconnect({ id }: Connection, reason: string): Promise<void> {
    const data = {
      status: 'needs_reconnect',
      statusReason: reason,
      health: 'red',
      healthReason: reason,
      checkedAt: new Date(systemClock.now()),
      renewAt: null,
    };
    await inTransaction(this.strapi, async () => {
      const isNew = await this.repository.write(id, data, { status: { $ne: 'needs_reconnect' } });
      if (isNew) await this.#tell('connection.needs-reconnect', id);
      else await this.repository.write(id, data);
    });
  }

  /** The person took the access back at the platform: what is stored of it is good for nothing. */
  async withdrawn(connection: Connection, reason: string): Promise<void> {
    await this.repository.write(connection.id, { credentials: null, keyId: null });
    await this.needsReconnect(connection, reason);
  }

  /** The platform has something against the account: it is looked at again soon. */
  async troubled({ id }: Connection, reason: string): Promise<void> {
    const checkAt = new Date(systemClock.now() + CHECK_TROUBLE_MS);
    await this.repository.setHealth(id, { health: 'red', reason }, checkAt);
  }

  /** What a look at the account found; a healthy one lets go what waited for it. */
  async report(connection: Connection, report: HealthReport, checkAt: Date): Promise<void> {
    await this.repository.setHealth(connection.id, report, checkAt);
    if (report.health !== 'red' && connection.status === 'active') await this.#release(connection);
  }

  /** Nothing goes out through it until it is switched on again; nothing is lost either. */
  async disable({ id, platform, account }: Connection): Promise<void> {
    const name = accountName(platform, account.handle);
    await inTransaction(this.strapi, async () => {
      await this.repository.setStatus(id, 'disabled', `${name} is switched off.`);
      await this.#tell('connection.disabled', id);
    });
  }

  async enable(connection: Connection): Promise<void> {
    const { id } = connection;
    const data = { status: 'active', statusReason: null, checkAt: new Date(systemClock.now()) };
    await inTransaction(this.strapi, async () => {
      const isNew = await this.repository.write(id, data, { status: 'disabled' });
      if (isNew) await this.#tell('connection.enabled', id);
    });
    await this.#release(connection);
  }

  /** Lower limits than the platform's, in place of those of before; what waits for them looks again. */
  async setQuotaLimits(
    connection: Connection,
    quotaLimits: Readonly<Record<string, number>>
  ): Promise<Connection> {
    await this.repository.write(connection.id, { quotaLimits: { ...quotaLimits } });
    await getService(this.strapi, 'quotas').limitsChanged({ connectionId: connection.id });
    return (await this.find(connection.id)) ?? connection;
  }

  /** Cancels what waits, gives the token back (best effort) and forgets the account. */
  async remove(connection: Connection): Promise<void> {
    const name = accountName(connection.platform, connection.account.handle);
    await getService(this.strapi, 'deliveries').cancelForConnection(
      connection.id,
      `The account ${name} was disconnected.`
    );
    try {
      const { credentials } = await openCredentials(this.repository, connection);
      const connector = await getService(this.strapi, 'adapters').connectorFor(connection);
      await connector.revoke(credentials);
    } catch (error) {
      this.strapi.log.warn(
        `Social distribution: ${name} was disconnected here, but the platform did not confirm it: ${messageOf(error)}`
      );
    }
    await getService(this.strapi, 'targets').removeFor(connection.id);
    await inTransaction(this.strapi, async () => {
      await this.repository.remove(connection.id);
      await tellOfConnection(this.strapi, 'connection.disconnected', connection);
    });
  }

  #store(row: SaveConnection): Promise<Connection> {
    return inTransaction(this.strapi, async () => {
      const connection = await this.repository.save(row);
      await tellOfConnection(this.strapi, 'connection.connected', connection);
      return connection;
    });
  }

  /** As it stands after the change. */
  async #tell(
    type: 'connection.needs-reconnect' | 'connection.disabled' | 'connection.enabled',
    id: number
  ): Promise<void> {
    const connection = await this.find(id);
    if (connection) await tellOfConnection(this.strapi, type, connection);
  }

  async #release({ id: connectionId }: Connection): Promise<void> {
    const deliveries = getService(this.strapi, 'deliveries');
    await deliveries.releaseHeld({ connectionId, waitsFor: 'reconnect' });
    await deliveries.releaseHeld({ connectionId, waitsFor: 'account' });
  }
}

export const createConnections = ({ strapi }: { strapi: Core.Strapi }): Connections =>
  new Connections(strapi);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
