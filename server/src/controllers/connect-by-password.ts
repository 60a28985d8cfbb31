import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { ConnectRequest } from '../../../contracts/platforms';
import { PlatformFailure } from '../platforms/contract';
import type { NewConnection } from '../services/connections/connections';
import { getService } from '../services/get-service';
import { platformView } from './platform-view';

export type PasswordConnection = Pick<NewConnection, 'platform' | 'connectedBy'> & {
  request: ConnectRequest;
};

/** Connects an account by its app password; gives the connection's id. @throws 400, never 401 */
export const connectByPassword = async (
  strapi: Core.Strapi,
  input: PasswordConnection
): Promise<number> => {
  try {
    return await signIn(strapi, input);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    // Never 401: the admin panel would log the person out.
    const { label } = platformView(strapi, input.platform);
    throw new errors.ApplicationError(whyNotConnected(error, label, input.request));
  }
};

const signIn = async (
  strapi: Core.Strapi,
  { platform, connectedBy, request }: PasswordConnection
): Promise<number> => {
  const { identifier, password } = request;
  const serviceUrl = request.serviceUrl ?? platformView(strapi, platform).defaultServiceUrl;
  if (!identifier || !password || !serviceUrl) {
    throw new errors.ValidationError('Handle and app password are needed.');
  }
  const site = await getService(strapi, 'sites').getDefault();
  const outcome = await getService(strapi, 'connections').signIn({
    platform,
    siteId: site.id,
    connectedBy,
    signIn: {
      identifier: identifier.replace(/^@/, ''),
      password,
      serviceUrl: serviceUrl.replace(/\/+$/, ''),
    },
  });
  if (!outcome.ok) throw new errors.ApplicationError(`Not connected: ${outcome.problem}.`);
  return outcome.connection.id;
};

/** Names the account and the next step. */
const whyNotConnected = (
  error: PlatformFailure,
  platform: string,
  { identifier }: ConnectRequest
): string => {
  if (error.family !== 'auth_expired') return `Not connected: ${error.message}`;
  return `${platform} did not accept this handle and app password for ${identifier ?? 'the account'}. Check both, or make a new app password on ${platform}.`;
};
