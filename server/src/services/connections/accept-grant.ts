import type { Core } from '@strapi/types';

import {
  missingScopesOf,
  type Credentials,
  type FoundAccount,
  type PlatformConnector,
  type PlatformId,
  type ScopeRule,
} from '../../platforms/contract';
import { adminActor } from '../audit/admin-actor';
import type { AuditOrigin } from '../audit/audit-record';
import { getService } from '../get-service';
import { connectionFacts, connectionSubject } from './connection-facts';
import type { AddedConnection } from './connections';
import { refused, type ConnectOutcome } from './connect-outcome';

/** Where fresh credentials belong. */
export interface GrantPlace {
  platform: PlatformId;
  method: string;
  siteId: number;
  serviceUrl: string | null;
  adminUserId: number;
  /** The connection that is to be connected again; null: whatever the consent gives. */
  connectionId: number | null;
  /** Where the person's request came from, for the audit log. */
  origin: AuditOrigin | null;
}

type Storing = Pick<GrantPlace, 'platform' | 'method' | 'siteId' | 'adminUserId' | 'origin'>;

/** An account of a grant with its own credentials, the granted scopes noted in them. */
export interface GrantedAccounts {
  connector: PlatformConnector;
  found: FoundAccount[];
  missing: ScopeRule[];
}

/** Asks the platform what the credentials are good for. @throws {PlatformFailure} */
export const readGrant = async (
  strapi: Core.Strapi,
  place: Pick<GrantPlace, 'platform' | 'method' | 'siteId' | 'serviceUrl'>,
  credentials: Credentials
): Promise<GrantedAccounts> => {
  const adapters = getService(strapi, 'adapters');
  const connector = await adapters.connectorFor(place);
  const { scopes, accounts } = await connector.readGrant(credentials);
  const found = accounts.map((one) => ({ ...one, credentials: { ...one.credentials, scopes } }));
  return { connector, found, missing: missingScopesOf(adapters.methodOf(place), scopes) };
};

/**
 * What becomes of fresh credentials: the account is stored, or the one that was asked for, or a
 * person picks. Nothing is stored unless everything is right. @throws {PlatformFailure}
 */
export const acceptGrant = async (
  strapi: Core.Strapi,
  place: GrantPlace,
  credentials: Credentials
): Promise<ConnectOutcome> => {
  const granted = await readGrant(strapi, place, credentials);
  const needed = granted.missing.filter(({ isNeeded }) => isNeeded);
  if (needed.length > 0) return refused('missing_scopes', inWords(needed));
  if (place.connectionId !== null) return reconnect(strapi, place, granted);
  const [only, ...others] = granted.found;
  if (!only) return refused('no_accounts');
  if (others.length > 0) {
    const choice = await getService(strapi, 'choices').remember(place, credentials);
    return { ok: true, choice };
  }
  if (only.problem) return refused('no_accounts', only.problem);
  return store(strapi, place, granted, [only]);
};

/** Stores the picked ones of a grant; those that cannot be used are left out. */
export const store = async (
  strapi: Core.Strapi,
  place: Storing,
  { connector }: GrantedAccounts,
  found: readonly FoundAccount[]
): Promise<ConnectOutcome> => {
  const added = await getService(strapi, 'connections').add(connector, {
    siteId: place.siteId,
    method: getService(strapi, 'adapters').methodOf(place),
    found: found.filter(({ problem }) => problem === null),
    connectedBy: String(place.adminUserId),
  });
  for (const { connection, before } of added) await record(strapi, place, { connection, before });
  return { ok: true, connections: added.map(({ connection }) => connection) };
};

const record = async (
  strapi: Core.Strapi,
  { adminUserId, origin, siteId }: Storing,
  { connection, before }: AddedConnection
): Promise<void> =>
  getService(strapi, 'audit').record({
    actor: await adminActor(strapi, adminUserId),
    origin,
    action: before ? 'connection.reconnect' : 'connection.connect',
    siteId,
    subject: connectionSubject(connection),
    before: before && connectionFacts(before),
    after: connectionFacts(connection),
  });

/** Signing in as somebody else must not put another account in the place of the broken one. */
const reconnect = async (
  strapi: Core.Strapi,
  place: GrantPlace,
  granted: GrantedAccounts
): Promise<ConnectOutcome> => {
  const connections = getService(strapi, 'connections');
  const wanted = place.connectionId === null ? null : await connections.find(place.connectionId);
  const same = granted.found.find(({ account }) => account.id === wanted?.account.id);
  if (!same) {
    const names = granted.found.map(({ account }) => account.handle).join(', ');
    return refused('other_account', names || null);
  }
  if (same.problem) return refused('no_accounts', same.problem);
  return store(strapi, place, granted, [same]);
};

/** "tweet.write (nothing can be posted), media.write (posts cannot have pictures)" */
const inWords = (rules: readonly ScopeRule[]): string =>
  rules
    .map(({ name, without }) => (without === null ? name : `${name} (without it ${without})`))
    .join(', ');
