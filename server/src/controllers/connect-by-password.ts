import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { ConnectRequest } from '../../../contracts/platforms';
import { PlatformFailure } from '../platforms/contract';
import type { GrantPlace } from '../services/connections/accept-grant';
import type { ConnectOutcome } from '../services/connections/connect-outcome';
import type { Connection } from '../services/connections/connection';
import { signIn } from '../services/connections/sign-in';
import { getService } from '../services/get-service';

/** Connects an account by its app password. @throws 400, never 401 */
export const connectByPassword = async (
  strapi: Core.Strapi,
  place: GrantPlace,
  request: ConnectRequest
): Promise<Connection[]> => {
  const { label } = getService(strapi, 'adapters').descriptorOf(place.platform);
  const { identifier, password } = request;
  const { serviceUrl } = place;
  if (!identifier || !password || !serviceUrl) {
    throw new errors.ValidationError('Handle and app password are needed.');
  }
  const input = { identifier: identifier.replace(/^@/, ''), password, serviceUrl };
  try {
    return connectionsOf(await signIn(strapi, place, input), label);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    // Never 401: the admin panel would log the person out.
    throw new errors.ApplicationError(whyNotConnected(error, label, request));
  }
};

const connectionsOf = (outcome: ConnectOutcome, platform: string): Connection[] => {
  if (outcome.ok) return 'connections' in outcome ? outcome.connections : [];
  const { problem, detail } = outcome;
  throw new errors.ApplicationError(
    problem === 'other_account'
      ? `This is the password of another account${detail ? ` (${detail})` : ''}. Use the one of the account that is to be reconnected on ${platform}.`
      : `Not connected: ${detail ?? problem}`
  );
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
