import { PlatformFailure } from '../contract';
import type { Credentials, OAuthDescriptor } from '../contract';

import { classifyTokenRefusal } from './errors';
import type { OAuthDeps } from './oauth-deps';
import { callTokenEndpoint } from './token-endpoint';
import { parseTokenAnswer } from './token-response';

export interface RefreshCredentialsInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  credentials: Credentials;
}

/**
 * New credentials, to be stored before use. Keeps the old refresh token when the answer has none.
 * `auth_expired` is thrown for a definite refusal only; network trouble never disconnects anyone.
 */
export const refreshCredentials = async (input: RefreshCredentialsInput): Promise<Credentials> => {
  const { oauth, deps, credentials } = input;
  if (oauth.refresh === 'none' || !credentials.refreshToken) throw nothingToRefreshWith();
  const requestedAt = deps.clock.now();
  const response = await callTokenEndpoint({
    oauth,
    deps,
    endpoint: oauth.token,
    fields: { grant_type: 'refresh_token', refresh_token: credentials.refreshToken },
  });
  if (response.status < 200 || response.status > 299) {
    const secrets = [
      credentials.refreshToken,
      credentials.accessToken,
      deps.app?.clientSecret ?? '',
    ];
    const now = deps.clock.now();
    throw classifyTokenRefusal({ response, grant: 'refresh_token', secrets, now });
  }
  return parseTokenAnswer({ response, oauth, requestedAt, previous: credentials });
};

const nothingToRefreshWith = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: 'NO_REFRESH_TOKEN',
      message: 'The platform gave no refresh token; the account has to be connected again.',
    }
  );
