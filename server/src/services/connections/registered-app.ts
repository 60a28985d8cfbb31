import type { Core } from '@strapi/types';

import { publicUrlOf } from '../../config/get-config';
import { getService } from '../get-service';
import type { PlatformScope } from '../platforms/adapters';

/**
 * Makes our app at the account's own server, once per site and server; elsewhere does nothing.
 *
 * @throws {PlatformFailure} when the server does not take it
 */
export const ensureRegisteredApp = async (
  strapi: Core.Strapi,
  scope: PlatformScope,
  redirectUri: string
): Promise<void> => {
  const key = registeredAppKey(strapi, scope);
  const apps = getService(strapi, 'apps');
  if (!key || (await apps.find(key))) return;
  const connector = await getService(strapi, 'adapters').connectorFor(scope);
  const site = await getService(strapi, 'sites').find(scope.siteId);
  const app = await connector.registerApp?.({
    redirectUri,
    name: site?.name ?? 'Strapi',
    website: site?.linkBaseUrl ?? publicUrlOf(strapi),
  });
  if (app) await apps.save(key, app);
};

/** The server does not know our app any more: the next attempt registers a new one. */
export const forgetRegisteredApp = async (
  strapi: Core.Strapi,
  scope: PlatformScope
): Promise<void> => {
  const key = registeredAppKey(strapi, scope);
  if (key) await getService(strapi, 'apps').remove(key);
};

const registeredAppKey = (strapi: Core.Strapi, scope: PlatformScope) => {
  const adapters = getService(strapi, 'adapters');
  const method = adapters.methodOf(scope);
  const registers = method.kind === 'oauth2' && method.registersApp;
  return registers ? adapters.appKeyOf(scope) : null;
};
