import type { Credentials, OAuthDescriptor } from '../contract';

import type { OAuthDeps } from './oauth-deps';
import { callTokenEndpoint } from './token-endpoint';

export interface RevokeCredentialsInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  credentials: Credentials;
}

/**
 * Gives the tokens back. Best effort: a platform that is down, or an app that is no longer
 * configured, must not keep anyone from disconnecting an account, so nothing is thrown.
 */
export const revokeCredentials = async (input: RevokeCredentialsInput): Promise<void> => {
  const { oauth, deps, credentials } = input;
  if (!oauth.revoke) return;
  for (const name of oauth.revoke.tokens) {
    const token = name === 'refresh' ? credentials.refreshToken : credentials.accessToken;
    if (!token) continue;
    try {
      await callTokenEndpoint({ oauth, deps, endpoint: oauth.revoke, fields: { token } });
    } catch {
      // Nothing to do: the tokens expire by themselves.
    }
  }
};
