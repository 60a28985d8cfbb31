import type { Core } from '@strapi/types';

import type { PasswordSignIn } from '../../platforms/contract';
import { getService } from '../get-service';
import { acceptGrant, type GrantPlace } from './accept-grant';
import type { ConnectOutcome } from './connect-outcome';

/** Connects by app password. @throws {PlatformFailure} `auth_expired` for a wrong handle or password */
export const signIn = async (
  strapi: Core.Strapi,
  place: GrantPlace,
  input: PasswordSignIn
): Promise<ConnectOutcome> => {
  const connector = await getService(strapi, 'adapters').connectorFor(place);
  if (!connector.signIn) throw new Error(`${place.platform} has no app passwords.`);
  return acceptGrant(strapi, place, await connector.signIn(input));
};
