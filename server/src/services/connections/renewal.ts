import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type Credentials,
  type PlatformConnector,
} from '../../platforms/contract';
import { backOffMs } from '../deliveries/back-off';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Connection } from './connection';
import type { ConnectionRepository, StoredCredentials } from './connection-repository';
import { openCredentials } from './open-credentials';

/** A process that says nothing for this long has lost its turn to renew, ms. */
const LEASE_MS = 60_000;
/** How often others look whether it is done, ms. */
const LOOK_MS = 150;
/** They give up after this long, and their deliveries try again later, ms. */
const PATIENCE_MS = 30_000;
/** First and longest rest after a renewal that did not get through, ms. */
const REST = { baseMs: 5_000, maxMs: 15 * 60_000 };
/** A renewed pair is worth waiting for the database, ms between the tries. */
const STORE_AGAIN_MS = [200, 1_000, 3_000, 10_000];

/**
 * Renews credentials, one call per account at a time in all processes together: a second one would
 * spend a refresh token that is good once. The new pair is stored before anybody uses it.
 */
export class Renewal {
  readonly #running = new Map<number, Promise<Credentials>>();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ConnectionRepository
  ) {}

  /**
   * @param stale those that the platform did not accept; without them whatever is stored is renewed
   * @throws {PlatformFailure} `auth_expired` when only a person can help, else `retryable` or as the platform said
   */
  renew(connection: Connection, stale?: Credentials): Promise<Credentials> {
    const running =
      this.#running.get(connection.id) ??
      this.#inTurn(connection, stale).finally(() => this.#running.delete(connection.id));
    this.#running.set(connection.id, running);
    return running;
  }

  /** Waits for its turn; whoever finds that another process has renewed uses that. */
  async #inTurn(connection: Connection, stale?: Credentials): Promise<Credentials> {
    const patientUntil = systemClock.now() + PATIENCE_MS;
    const first = await openCredentials(this.repository, connection);
    for (let stored = first; ; stored = await openCredentials(this.repository, connection)) {
      const isNewer = stale
        ? stored.credentials.accessToken !== stale.accessToken
        : stored.version !== first.version;
      if (isNewer) return stored.credentials;
      const lease = await this.#claim(connection, stored.version);
      if (lease) return this.#renewNow(connection, stored, lease);
      if (systemClock.now() > patientUntil) throw takesTooLong();
      await systemClock.sleep(LOOK_MS * (1 + systemRandom.float()));
    }
  }

  /** The turn to renew this version; null while another process has it. */
  async #claim({ id }: Connection, version: number): Promise<string | null> {
    const now = systemClock.now();
    const row = await this.repository.readUpkeep(id);
    const rests = (row?.renewFailures ?? 0) > 0 && row?.renewAt ? Date.parse(row.renewAt) : 0;
    if (rests > now) throw restsStill(rests - now);
    const renewToken = randomUUID();
    const renewUntil = new Date(now + LEASE_MS);
    const claim = { version, renewToken, renewUntil, now: new Date(now) };
    const isOurs = await this.repository.claimRenewal(id, claim);
    return isOurs ? renewToken : null;
  }

  async #renewNow(
    connection: Connection,
    stored: StoredCredentials,
    renewToken: string
  ): Promise<Credentials> {
    const adapters = getService(this.strapi, 'adapters');
    try {
      const connector = await adapters.connectorFor(connection);
      const credentials = await askTwice(connector, stored.credentials);
      return await this.#store(connection, { ...stored, credentials });
    } catch (error) {
      await this.#giveBack(connection, renewToken, error);
      throw error;
    }
  }

  /** The old pair may be spent already: this one must not be lost to a hiccup of the database. */
  async #store(connection: Connection, renewed: StoredCredentials): Promise<Credentials> {
    const method = getService(this.strapi, 'adapters').methodOf(connection);
    for (const waitMs of [...STORE_AGAIN_MS, null]) {
      try {
        const isStored = await this.repository.storeRenewed(connection, { ...renewed, method });
        if (isStored) return renewed.credentials;
        // Connected anew meanwhile: what a person has just allowed is worth more.
        return (await openCredentials(this.repository, connection)).credentials;
      } catch (error) {
        if (waitMs === null) throw error;
        await systemClock.sleep(waitMs);
      }
    }
    return renewed.credentials;
  }

  /** After a failure that may pass, the account rests a while; a definite refusal is the caller's. */
  async #giveBack({ id }: Connection, renewToken: string, error: unknown): Promise<void> {
    const free = { renewToken: null, renewUntil: null };
    const isFinal = error instanceof PlatformFailure && error.family === 'auth_expired';
    const failures = ((await this.repository.readUpkeep(id))?.renewFailures ?? 0) + 1;
    const restMs = backOffMs(failures, REST, systemRandom.float());
    const rest = { renewFailures: failures, renewAt: new Date(systemClock.now() + restMs) };
    await this.repository.write(id, isFinal ? { ...free, renewAt: null } : { ...free, ...rest }, {
      renewToken,
    });
  }
}

/** Platforms that give a token once advise one more try when the answer was lost (X, staff on the developers' forum). */
const askTwice = async (
  connector: PlatformConnector,
  credentials: Credentials
): Promise<Credentials> => {
  try {
    return await connector.refreshToken(credentials);
  } catch (error) {
    const mayPass = error instanceof PlatformFailure && isLostAnswer(error);
    if (!mayPass) throw error;
    return connector.refreshToken(credentials);
  }
};

const isLostAnswer = ({ code, httpStatus }: PlatformFailure): boolean =>
  code.startsWith('TRANSPORT_') || (httpStatus !== null && httpStatus >= 500);

const restsStill = (retryAfterMs: number): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs },
    {
      code: 'RENEWAL_RESTS',
      message: 'The platform did not renew the sign-in just now; it is asked again soon.',
    }
  );

const takesTooLong = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: LOOK_MS * 10 },
    {
      code: 'RENEWAL_RUNS',
      message: 'Another process has been renewing the sign-in for too long; looked at again soon.',
    }
  );
