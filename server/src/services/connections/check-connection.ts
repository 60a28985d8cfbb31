import type { Core } from '@strapi/types';

import { PlatformFailure, missingScopesOf, type CredentialCheck } from '../../platforms/contract';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { accountName } from './account-name';
import type { Connection } from './connection';
import type { HealthReport } from './connection-repository';

/** Every account is looked at about four times a day, spread out. */
const CHECK_EVERY_MS = 6 * 60 * 60_000;
/** One in trouble, or whose platform did not answer, is looked at again sooner. */
const CHECK_TROUBLE_MS = 15 * 60_000;
const JITTER = 0.2;

/** An API version is mentioned this long before it stops working. */
const SUNSET_NEAR_MS = 60 * 86_400_000;

/** Looks whether an account still works, and notes it; what waited for it goes on when it does. */
export const checkConnection = async (
  strapi: Core.Strapi,
  connection: Connection
): Promise<HealthReport> => {
  const report = await lookAt(strapi, connection);
  const everyMs = report.health === 'green' ? CHECK_EVERY_MS : CHECK_TROUBLE_MS;
  const waitMs = everyMs * (1 + JITTER * systemRandom.float());
  const checkAt = new Date(systemClock.now() + waitMs);
  const connections = getService(strapi, 'connections');
  const current = (await connections.find(connection.id)) ?? connection;
  await connections.report(current, report, checkAt);
  return report;
};

const lookAt = async (strapi: Core.Strapi, connection: Connection): Promise<HealthReport> => {
  const { status, statusReason } = connection;
  if (status === 'needs_reconnect' || status === 'revoked') {
    return { health: 'red', reason: statusReason };
  }
  try {
    const { missingScopes } = await ask(strapi, connection);
    return goodOrNot(strapi, connection, missingScopes);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    return inTrouble(strapi, connection, error);
  }
};

/** One refused token may only be old: it is renewed once, then asked again. */
const ask = async (strapi: Core.Strapi, connection: Connection): Promise<CredentialCheck> => {
  const connections = getService(strapi, 'connections');
  const connector = await getService(strapi, 'adapters').connectorFor(connection);
  const credentials = await connections.usableCredentials(connection);
  try {
    return await connector.validateCredentials(credentials, connection.account);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.family !== 'auth_expired') throw error;
    const renewed = await connections.refresh(connection, credentials);
    return connector.validateCredentials(renewed, connection.account);
  }
};

const goodOrNot = (
  strapi: Core.Strapi,
  connection: Connection,
  missingScopes: readonly string[]
): HealthReport => {
  const name = accountName(connection.platform, connection.account.handle);
  const adapters = getService(strapi, 'adapters');
  const method = adapters.methodOf(connection);
  const granted = connection.scopes.filter((scope) => !missingScopes.includes(scope));
  const missing = missingScopesOf(method, granted).filter(({ name: scope, isNeeded }) =>
    isNeeded ? missingScopes.includes(scope) : true
  );
  const [needed] = missing.filter(({ isNeeded }) => isNeeded);
  if (needed) {
    const reason = `${name} took the permission ${needed.name} away; without it ${needed.without}. Reconnect it and leave the permission ticked.`;
    return { health: 'red', reason };
  }
  const sunset = sunsetReason(strapi, connection);
  if (sunset) return sunset;
  const [wanted] = missing.filter(({ without }) => without !== NOTHING);
  if (!wanted) return { health: 'green', reason: null };
  const reason = `${name} did not give the permission ${wanted.name}: ${wanted.without}. Reconnect it and tick the permission if you need that.`;
  return { health: 'yellow', reason };
};

/** A scope that is asked for only because the platform wants the full set. */
const NOTHING = 'nothing is missing';

/** A version of the platform's API that is over, or nearly. */
const sunsetReason = (strapi: Core.Strapi, { platform }: Connection): HealthReport | null => {
  const adapters = getService(strapi, 'adapters');
  const { label, apiVersion } = adapters.descriptorOf(platform);
  const version = adapters.apiVersionOf(platform);
  if (!apiVersion?.sunsetAt || version !== apiVersion.default) return null;
  const leftMs = Date.parse(apiVersion.sunsetAt) - systemClock.now();
  if (leftMs > SUNSET_NEAR_MS) return null;
  const day = apiVersion.sunsetAt.slice(0, 10);
  const advice = 'Update the plugin, or set a newer apiVersion in config/plugins.';
  return leftMs <= 0
    ? { health: 'red', reason: `${label} switched off API version ${version} on ${day}. ${advice}` }
    : {
        health: 'yellow',
        reason: `${label} switches API version ${version} off on ${day}. ${advice}`,
      };
};

const inTrouble = (
  strapi: Core.Strapi,
  connection: Connection,
  { family, message }: PlatformFailure
): HealthReport => {
  const name = accountName(connection.platform, connection.account.handle);
  const { label } = getService(strapi, 'adapters').descriptorOf(connection.platform);
  switch (family) {
    case 'auth_expired':
    case 'account_problem':
      return { health: 'red', reason: message };
    case 'operator_problem':
      return {
        health: 'red',
        reason: `${label} refuses this Strapi's app, so ${name} cannot post: ${message} An admin must check the app's keys.`,
      };
    case 'rejected':
    case 'rate_limited':
    case 'retryable':
    case 'unknown_outcome':
      // Not a word about the account: what was known of it stays, with a hint.
      return {
        health: connection.health === 'red' ? 'red' : 'yellow',
        reason: `${label} could not be asked about ${name} just now: ${message} It is asked again soon.`,
      };
  }
};
