import type { Credentials, OAuthDescriptor } from '../contract';

import { classifyTokenRefusal } from './errors';
import type { OAuthDeps } from './oauth-deps';
import { callTokenEndpoint } from './token-endpoint';
import { parseTokenAnswer } from './token-response';

export interface ExchangeCodeInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  /** Exactly the one of the authorize URL. */
  redirectUri: string;
  code: string;
  codeVerifier: string | null;
}

/** Turns the code of the callback into credentials. A refused code is `auth_expired`: start again. */
export const exchangeCode = async (input: ExchangeCodeInput): Promise<Credentials> => {
  const { oauth, deps, code, codeVerifier } = input;
  const requestedAt = deps.clock.now();
  const response = await callTokenEndpoint({
    oauth,
    deps,
    endpoint: oauth.token,
    fields: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: input.redirectUri,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    },
  });
  if (response.status < 200 || response.status > 299) {
    const secrets = [code, codeVerifier ?? '', deps.app?.clientSecret ?? ''];
    const now = deps.clock.now();
    throw classifyTokenRefusal({ response, grant: 'authorization_code', secrets, now });
  }
  return parseTokenAnswer({ response, oauth, requestedAt, previous: null });
};
