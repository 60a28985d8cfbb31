import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type Credentials,
  type PasswordSignIn,
  type PlatformId,
} from '../../platforms/contract';
import { getService } from '../get-service';
import { accountName } from './account-name';
import type { Connection } from './connection';
import { createConnectionRepository } from './connection-repository';
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
export const createConnections = ({ strapi }: { strapi: Core.Strapi }) => {
  const repository = createConnectionRepository({ strapi });
  /** One refresh per connection at a time: a second one would spend X's single-use token. */
  const refreshing = new Map<number, Promise<Credentials>>();
  const adapterOf = (platform: PlatformId) => getService(strapi, 'adapters').adapterFor(platform);

  const add = async (input: NewConnection): Promise<ConnectOutcome> => {
    const check = await adapterOf(input.platform).validateCredentials(input.credentials);
    if (check.missingScopes.length > 0) {
      return { ok: false, problem: 'missing_scopes', detail: check.missingScopes.join(', ') };
    }
    const connection = await repository.save({ ...input, account: check.account });
    await getService(strapi, 'targets').ensureDefault(connection);
    await getService(strapi, 'deliveries').releaseHeld(connection.id);
    return { ok: true, connection };
  };

  const refreshNow = async (connection: Connection): Promise<Credentials> => {
    const current = await repository.readCredentials(connection.id);
    try {
      const renewed = await adapterOf(connection.platform).refreshToken(current);
      await repository.storeCredentials(connection, renewed);
      return renewed;
    } catch (error) {
      if (error instanceof PlatformFailure && error.family === 'auth_expired') {
        await repository.setStatus(connection.id, 'needs_reconnect', error.message);
      }
      throw error;
    }
  };

  const refresh = (connection: Connection): Promise<Credentials> => {
    const running =
      refreshing.get(connection.id) ??
      refreshNow(connection).finally(() => refreshing.delete(connection.id));
    refreshing.set(connection.id, running);
    return running;
  };

  return {
    find: (id: number): Promise<Connection | null> => repository.find(id),
    list: (siteId: number): Promise<Connection[]> => repository.list(siteId),
    add,
    refresh,

    needsReconnect: (connection: Connection, reason: string): Promise<void> =>
      repository.setStatus(connection.id, 'needs_reconnect', reason),

    /** Connects by app password. @throws {PlatformFailure} */
    async signIn(
      input: Omit<NewConnection, 'credentials'> & { signIn: PasswordSignIn }
    ): Promise<ConnectOutcome> {
      const adapter = adapterOf(input.platform);
      if (!adapter.signIn) throw new Error(`${input.platform} has no app passwords.`);
      const credentials = await adapter.signIn(input.signIn);
      const { platform, siteId, connectedBy } = input;
      return add({ platform, siteId, connectedBy, credentials });
    },

    /** Credentials that are good for a call now, renewed first when they end soon. */
    async usableCredentials(connection: Connection): Promise<Credentials> {
      const credentials = await repository.readCredentials(connection.id);
      const endsAt = credentials.expiresAt ? Date.parse(credentials.expiresAt) : Infinity;
      const endsSoon = endsAt - Date.now() < REFRESH_AHEAD_MS;
      const canRenew = credentials.refreshToken !== null || credentials.password !== undefined;
      return endsSoon && (canRenew || endsAt <= Date.now()) ? refresh(connection) : credentials;
    },

    /** Cancels what waits, gives the token back (best effort) and forgets the account. */
    async remove(connection: Connection): Promise<void> {
      const name = accountName(connection.platform, connection.account.handle);
      await getService(strapi, 'deliveries').cancelForConnection(
        connection.id,
        `The account ${name} was disconnected.`
      );
      try {
        const credentials = await repository.readCredentials(connection.id);
        await adapterOf(connection.platform).revoke(credentials);
      } catch (error) {
        strapi.log.warn(
          `Social distribution: ${name} was disconnected here, but the platform did not confirm it: ${messageOf(error)}`
        );
      }
      await getService(strapi, 'targets').removeFor(connection.id);
      await repository.remove(connection.id);
    },
  };
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
