import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ConnectRequest } from '../../../contracts/platforms';
import { ACTIONS } from '../constants';
import type { PlatformId } from '../platforms/contract';
import { readServerAddress } from '../platforms/addresses/server-address';
import type { GrantPlace } from '../services/connections/accept-grant';
import type { Connection } from '../services/connections/connection';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { adminUserOf } from './context';
import { siteOf } from './site-access';

/** Where the account that is about to be connected belongs. @throws 400, 403 or 404 */
export const grantPlaceOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  { platform, request }: { platform: PlatformId; request: ConnectRequest }
): Promise<GrantPlace> => {
  const site = await siteOf(strapi, ctx, ACTIONS.connect);
  const old = await connectionToRenew(strapi, { platform, siteId: site.id, request });
  const adapters = getService(strapi, 'adapters');
  const method = adapters.methodOf({ platform, method: request.method ?? old?.method ?? '' });
  return {
    platform,
    method: method.id,
    siteId: site.id,
    serviceUrl: serviceUrlOf(strapi, { platform, typed: request.serviceUrl ?? old?.serviceUrl }),
    adminUserId: adminUserOf(ctx).id,
    connectionId: old?.id ?? null,
    origin: actorOf(ctx).origin,
  };
};

const connectionToRenew = async (
  strapi: Core.Strapi,
  { platform, siteId, request }: { platform: PlatformId; siteId: number; request: ConnectRequest }
): Promise<Connection | null> => {
  if (request.connectionId === undefined) return null;
  const connection = await getService(strapi, 'connections').find(request.connectionId);
  if (connection?.platform === platform && connection.siteId === siteId) return connection;
  throw new errors.NotFoundError('The account to reconnect does not exist on this site any more.');
};

/** The server as a person types it, else the platform's usual one. */
const serviceUrlOf = (
  strapi: Core.Strapi,
  { platform, typed }: { platform: PlatformId; typed: string | null | undefined }
): string | null => {
  const adapters = getService(strapi, 'adapters');
  const { label, serviceBase } = adapters.descriptorOf(platform);
  if (!serviceBase) return null;
  const usual = adapters.baseUrlsOf({ platform, serviceUrl: null })[serviceBase];
  const serviceUrl = typed ? readServerAddress(typed) : (usual ?? null);
  if (serviceUrl) return serviceUrl;
  throw new errors.ValidationError(
    typed
      ? `serviceUrl: "${typed.slice(0, 80)}" is not the address of a server. Type it like ${label.toLowerCase()}.example.`
      : `serviceUrl: Name the ${label} server of the account, like ${label.toLowerCase()}.example.`
  );
};
