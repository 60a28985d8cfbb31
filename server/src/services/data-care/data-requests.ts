import { createHash, randomBytes } from 'node:crypto';

import type { Core } from '@strapi/types';

import type { CallingApp, DataCall, DataRequestStatus } from '../../../../contracts/data-care';
import { UIDS } from '../../constants';
import { PlatformFailure } from '../../platforms/contract';
import { platformOf } from '../../platforms/registry';
import { RequestLimits } from '../automation/request-limits';
import type { Connection } from '../connections/connection';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { eraseConnection } from './erase-connection';
import { openSignedRequest } from './signed-request';

interface RequestRow {
  id: number;
  code: string;
  digest: string;
  app: CallingApp;
  request: DataCall;
  userId: string | null;
  siteIds: number[] | null;
  receivedAt: string;
  doneAt: string | null;
}

/** Calls that one address may make in a minute. */
const PER_MINUTE = 60;
/** So many open ones are tried in one tick of a worker. */
const PER_TICK = 20;

/** Calls of platforms to forget an account: a person removed our app there, or wants their data gone. */
export class DataRequests {
  readonly limits = new RequestLimits(PER_MINUTE, systemClock);

  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * Stores a call and carries it out; what fails is tried again by the workers. The same call again
   * gives the same code, and so does the call for an account that is not here.
   *
   * @returns the code to ask with; null: the signature is not that of an app here, or it is too old
   */
  async take(app: CallingApp, request: DataCall, signed: string): Promise<string | null> {
    const secrets = await this.#secretsOf(app);
    const opened = openSignedRequest(signed, {
      secrets: secrets.map(({ secret }) => secret),
      now: systemClock.now(),
    });
    if (!opened) return null;
    const siteIds = secrets.flatMap(({ siteId, secret }) =>
      opened.signedWith.includes(secret) ? [siteId] : []
    );
    const { userId } = opened.request;
    const row = await this.#store({
      app,
      request,
      userId,
      siteIds,
      digest: digestOf(request, signed),
    });
    await this.#carryOut(row);
    return row.code;
  }

  /** Null: there is no such request. */
  async statusOf(code: string): Promise<DataRequestStatus | null> {
    const row = await this.#table.findOne({ where: { code } });
    if (!row) return null;
    const { request, receivedAt, doneAt } = row;
    const status = doneAt === null ? 'open' : 'done';
    return { request, status, receivedAt, message: doneAt === null ? OPEN : DONE[request] };
  }

  /** One tick of a worker: those that failed before. */
  async runOpen(): Promise<void> {
    const open = await this.#table.findMany({
      where: { doneAt: { $null: true } },
      orderBy: { id: 'asc' },
      limit: PER_TICK,
    });
    for (const row of open) await this.#carryOut(row);
  }

  async #carryOut(row: RequestRow): Promise<void> {
    if (row.doneAt !== null) return;
    try {
      const all = await getService(this.strapi, 'connections').list(row.siteIds ?? []);
      const adapters = getService(this.strapi, 'adapters');
      const ofApp = all.filter((connection) => adapters.appKeyOf(connection)?.app === row.app);
      for (const connection of ofApp) {
        if (connection.account.id === row.userId) await this.#forget(connection, row.request);
        else await this.#lookSoon(connection);
      }
      const data = { doneAt: new Date(systemClock.now()), userId: null, siteIds: null };
      await this.#table.updateMany({ where: { id: row.id }, data });
    } catch (error) {
      this.strapi.log.error(
        `Social distribution: a ${row.request} request of ${row.app} could not be carried out: ${nameOf(error)}. It is tried again.`
      );
    }
  }

  async #forget(connection: Connection, request: DataCall): Promise<void> {
    const { strapi } = this;
    const { label } = platformOf(connection.platform).descriptor;
    if (request === 'deletion') await eraseConnection(strapi, connection);
    else await getService(strapi, 'connections').withdrawn(connection, withdrawnAt(label));
    await getService(strapi, 'audit').record({
      actor: { kind: 'system', id: null, name: label },
      action: request === 'deletion' ? 'connection.erase' : 'connection.deauthorise',
      siteId: connection.siteId,
      // The name of an account that is to be forgotten is not written down once more.
      subject: { kind: 'connection', id: connection.id, name: label },
      ...{ before: null, after: null, origin: null },
    });
  }

  /** Pages hang on a person whom we do not know by id: their tokens tell at the next look. */
  async #lookSoon({ id }: Connection): Promise<void> {
    const { repository } = getService(this.strapi, 'connections');
    await repository.write(id, { checkAt: new Date(systemClock.now()) }, { status: 'active' });
  }

  async #store(
    given: Pick<RequestRow, 'app' | 'request' | 'userId' | 'siteIds' | 'digest'>
  ): Promise<RequestRow> {
    const { digest } = given;
    const known = await this.#table.findOne({ where: { digest } });
    if (known) return known;
    const code = randomBytes(16).toString('hex');
    const receivedAt = new Date(systemClock.now());
    try {
      return await this.#table.create({ data: { ...given, code, receivedAt, doneAt: null } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const other = await this.#table.findOne({ where: { digest } });
      if (!other) throw error;
      return other;
    }
  }

  /** Of every site: each may have an app of its own. */
  async #secretsOf(app: CallingApp): Promise<{ siteId: number; secret: string }[]> {
    const found: { siteId: number; secret: string }[] = [];
    for (const { id: siteId } of await getService(this.strapi, 'sites').list()) {
      const secret = await this.#secretOf(siteId, app);
      if (secret !== null) found.push({ siteId, secret });
    }
    return found;
  }

  async #secretOf(siteId: number, app: CallingApp): Promise<string | null> {
    try {
      const found = await getService(this.strapi, 'apps').find({ siteId, app, serviceUrl: '' });
      return found?.clientSecret ?? null;
    } catch (error) {
      // A secret that does not open is told where the app is set up.
      if (error instanceof PlatformFailure) return null;
      throw error;
    }
  }

  get #table(): Table<RequestRow> {
    return tableOf<RequestRow>(this.strapi, UIDS.dataRequest);
  }
}

const digestOf = (request: DataCall, signed: string): string =>
  createHash('sha256').update(`${request} ${signed}`).digest('hex');

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const withdrawnAt = (label: string): string =>
  `Access was withdrawn at ${label}. Reconnect the account to post to it again.`;

const OPEN = 'The request has arrived and is being carried out. Look again in some minutes.';

const DONE: Readonly<Record<DataCall, string>> = {
  deauthorise: 'Access to the account ended here. Nothing is posted to it any more.',
  deletion:
    'What was held here about the account was removed, as far as there was anything. Posts at the platform itself are not touched.',
};
