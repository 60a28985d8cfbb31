import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type Credentials,
  type PasswordSignIn,
  type PlatformAdapter,
  type PlatformId,
} from '../../platforms/contract';
import { getService } from '../get-service';
import { accountName } from './account-name';
import type { Connection } from './connection';
import { ConnectionRepository } from './connection-repository';
import type { ConnectOutcome } from './oauth-flow';

/** Credentials are renewed when they end within this time. */
const REFRESH_AHEAD_MS = 5 * 60_000;

export interface NewConnection {
  platform: PlatformId;
  siteId: number;
  credentials: Credentials;
  connectedBy: string | null;
}

/** Authorised accounts: making, renewing and giving them back. */
export class Connections {
  readonly #repository: ConnectionRepository;
  /** One refresh per connection at a time: a second one would spend X's single-use token. */
  readonly #refreshing = new Map<number, Promise<Credentials>>();

  constructor(private readonly strapi: Core.Strapi) {
    this.#repository = new ConnectionRepository(strapi);
  }

  find(id: number): Promise<Connection | null> {
    return this.#repository.find(id);
  }

  list(siteId: number): Promise<Connection[]> {
    return this.#repository.list(siteId);
  }

  async add(input: NewConnection): Promise<ConnectOutcome> {
    const check = await this.#adapterOf(input.platform).validateCredentials(input.credentials);
    if (check.missingScopes.length > 0) {
      return { ok: false, problem: 'missing_scopes', detail: check.missingScopes.join(', ') };
    }
    const connection = await this.#repository.save({ ...input, account: check.account });
    await getService(this.strapi, 'targets').ensureDefault(connection);
    const release = { connectionId: connection.id, waitsFor: 'reconnect' } as const;
    await getService(this.strapi, 'deliveries').releaseHeld(release);
    return { ok: true, connection };
  }

  /** Connects by app password. @throws {PlatformFailure} */
  async signIn(
    input: Omit<NewConnection, 'credentials'> & { signIn: PasswordSignIn }
  ): Promise<ConnectOutcome> {
    const adapter = this.#adapterOf(input.platform);
    if (!adapter.signIn) throw new Error(`${input.platform} has no app passwords.`);
    const credentials = await adapter.signIn(input.signIn);
    const { platform, siteId, connectedBy } = input;
    return this.add({ platform, siteId, connectedBy, credentials });
  }

  /** Credentials that are good for a call now, renewed first when they end soon. */
  async usableCredentials(connection: Connection): Promise<Credentials> {
    const credentials = await this.#repository.readCredentials(connection.id);
    const endsAt = credentials.expiresAt ? Date.parse(credentials.expiresAt) : Infinity;
    const endsSoon = endsAt - Date.now() < REFRESH_AHEAD_MS;
    const canRenew = credentials.refreshToken !== null || credentials.password !== undefined;
    const mustRenew = endsSoon && (canRenew || endsAt <= Date.now());
    return mustRenew ? this.refresh(connection, credentials) : credentials;
  }

  /** Renews the credentials; `stale` are those that the platform did not accept. */
  refresh(connection: Connection, stale?: Credentials): Promise<Credentials> {
    const running =
      this.#refreshing.get(connection.id) ??
      this.#refreshNow(connection, stale).finally(() => this.#refreshing.delete(connection.id));
    this.#refreshing.set(connection.id, running);
    return running;
  }

  needsReconnect(connection: Connection, reason: string): Promise<void> {
    return this.#repository.setStatus(connection.id, 'needs_reconnect', reason);
  }

  /** Cancels what waits, gives the token back (best effort) and forgets the account. */
  async remove(connection: Connection): Promise<void> {
    const name = accountName(connection.platform, connection.account.handle);
    await getService(this.strapi, 'deliveries').cancelForConnection(
      connection.id,
      `The account ${name} was disconnected.`
    );
    try {
      const credentials = await this.#repository.readCredentials(connection.id);
      await this.#adapterOf(connection.platform).revoke(credentials);
    } catch (error) {
      this.strapi.log.warn(
        `Social distribution: ${name} was disconnected here, but the platform did not confirm it: ${messageOf(error)}`
      );
    }
    await getService(this.strapi, 'targets').removeFor(connection.id);
    await this.#repository.remove(connection.id);
  }

  async #refreshNow(connection: Connection, stale?: Credentials): Promise<Credentials> {
    const current = await this.#repository.readCredentials(connection.id);
    // Renewed, or connected anew, while the call with the stale ones was under way.
    if (stale && stale.accessToken !== current.accessToken) return current;
    try {
      const renewed = await this.#adapterOf(connection.platform).refreshToken(current);
      await this.#repository.storeCredentials(connection, renewed);
      return renewed;
    } catch (error) {
      if (error instanceof PlatformFailure && error.family === 'auth_expired') {
        await this.needsReconnect(connection, error.message);
      }
      throw error;
    }
  }

  #adapterOf(platform: PlatformId): PlatformAdapter {
    return getService(this.strapi, 'adapters').adapterFor(platform);
  }
}

export const createConnections = ({ strapi }: { strapi: Core.Strapi }): Connections =>
  new Connections(strapi);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
