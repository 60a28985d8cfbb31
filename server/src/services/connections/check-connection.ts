import type { Core } from '@strapi/types';

import { PlatformFailure, missingScopesOf, type CredentialCheck } from '../../platforms/contract';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { versionFinding } from '../setup-check/api-version';
import { accountName } from './account-name';
import type { Connection } from './connection';
import type { HealthReport } from './connection-repository';
import { CHECK_TROUBLE_MS } from './connections';

/** Every account is looked at about four times a day, spread out. */
const CHECK_EVERY_MS = 6 * 60 * 60_000;
const JITTER = 0.2;

/** What a look found, and whether it was an answer or only trouble with asking. */
interface Look extends HealthReport {
  isSettled: boolean;
}

/** Looks whether an account still works, and notes it; what waited for it goes on when it does. */
export const checkConnection = async (
  strapi: Core.Strapi,
  connection: Connection
): Promise<HealthReport> => {
  const { isSettled, ...report } = await lookAt(strapi, connection);
  const isWell = isSettled && report.health !== 'red';
  const everyMs = isWell ? CHECK_EVERY_MS : CHECK_TROUBLE_MS;
  const waitMs = everyMs * (1 + JITTER * systemRandom.float());
  const checkAt = new Date(systemClock.now() + waitMs);
  const connections = getService(strapi, 'connections');
  const current = (await connections.find(connection.id)) ?? connection;
  await connections.report(current, report, checkAt);
  return report;
};

const lookAt = async (strapi: Core.Strapi, connection: Connection): Promise<Look> => {
  const { status, statusReason } = connection;
  if (status === 'needs_reconnect' || status === 'revoked') {
    return { health: 'red', reason: statusReason, isSettled: true };
  }
  try {
    const { account, missingScopes } = await ask(strapi, connection);
    await getService(strapi, 'connections').repository.write(connection.id, { account });
    return { ...goodOrNot(strapi, connection, missingScopes), isSettled: true };
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
  const version = versionReport(strapi, connection);
  if (version) return version;
  const [wanted] = missing.filter(({ without }) => without !== null);
  if (!wanted) return { health: 'green', reason: null };
  const reason = `${name} did not give the permission ${wanted.name}: ${wanted.without}. Reconnect it and tick the permission if you need that.`;
  return { health: 'yellow', reason };
};

/** A version of the platform's API that is over, or nearly; else null. */
const versionReport = (strapi: Core.Strapi, { platform }: Connection): HealthReport | null => {
  const adapters = getService(strapi, 'adapters');
  const { label, apiVersion: known } = adapters.descriptorOf(platform);
  const version = adapters.apiVersionOf(platform);
  const found = versionFinding({ label, known, version, now: systemClock.now() });
  if (!found || found.level === 'ok') return null;
  const reason = `${found.title} ${found.advice ?? ''}`.trim();
  return { health: found.level === 'problem' ? 'red' : 'yellow', reason };
};

const inTrouble = (
  strapi: Core.Strapi,
  connection: Connection,
  { family, message }: PlatformFailure
): Look => {
  const name = accountName(connection.platform, connection.account.handle);
  const { label } = getService(strapi, 'adapters').descriptorOf(connection.platform);
  switch (family) {
    case 'auth_expired':
    case 'account_problem':
      return { health: 'red', reason: message, isSettled: true };
    case 'operator_problem':
      return {
        health: 'red',
        reason: `${label} refuses this Strapi's app, so ${name} cannot post: ${message} An admin must check the app's keys.`,
        isSettled: true,
      };
    case 'rejected':
    case 'rate_limited':
    case 'retryable':
    case 'unknown_outcome':
      // Not a word about the account: what was known of it stays, with a hint.
      return {
        health: connection.health === 'red' ? 'red' : 'yellow',
        reason: `${label} could not be asked about ${name} just now: ${message} It is asked again soon.`,
        isSettled: false,
      };
  }
};
