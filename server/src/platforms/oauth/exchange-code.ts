import { PlatformFailure } from '../contract';
import type { Credentials, OAuthDescriptor } from '../contract';

import { endpointUrl } from './endpoint-url';
import { classifyTokenRefusal } from './errors';
import type { OAuthDeps } from './oauth-deps';
import { callTokenEndpoint, callTokenExchange } from './token-endpoint';
import { hasToken, parseTokenAnswer } from './token-response';

export interface ExchangeCodeInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  /** Exactly the one of the authorize URL. */
  redirectUri: string;
  code: string;
  codeVerifier: string | null;
  /**
   * True: the app was registered by us at the account's own server, which may have forgotten it.
   * Then an unknown app is `auth_expired` with the code {@link APP_GONE}. @default false
   */
  registersApp?: boolean;
}

/** Code of the failure that says: register the app again, then start again. */
export const APP_GONE = 'APP_GONE';

/**
 * Turns the code of the callback into credentials, on Meta's platforms into long-lived ones. A
 * refused code is `auth_expired`: start again.
 */
export const exchangeCode = async (input: ExchangeCodeInput): Promise<Credentials> => {
  const credentials = await redeem(input);
  const { longLived } = input.oauth;
  return longLived ? lengthen(input, credentials) : credentials;
};

const redeem = async (input: ExchangeCodeInput): Promise<Credentials> => {
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
  if (!hasToken(response)) throw refusal(input, response, [code, codeVerifier ?? '']);
  return parseTokenAnswer({ response, oauth, requestedAt, previous: null });
};

/** The short token of a code lives an hour: without the long one there is nothing to keep. */
const lengthen = async (input: ExchangeCodeInput, short: Credentials): Promise<Credentials> => {
  const { oauth, deps } = input;
  if (!oauth.longLived) return short;
  const requestedAt = deps.clock.now();
  const response = await callTokenExchange(deps, oauth.longLived, short.accessToken);
  if (!hasToken(response)) throw refusal(input, response, [short.accessToken]);
  return parseTokenAnswer({ response, oauth, requestedAt, previous: short });
};

const refusal = (
  input: ExchangeCodeInput,
  response: Parameters<typeof hasToken>[0],
  secrets: readonly string[]
): PlatformFailure => {
  const { deps } = input;
  const failure = classifyTokenRefusal({
    response,
    grant: 'authorization_code',
    secrets: [...secrets, deps.app?.clientSecret ?? ''],
    now: deps.clock.now(),
  });
  // RFC 6749 §5.2: a 401 of the token endpoint is about the client, also where its body is HTML.
  const isAppUnknown = failure.code === 'INVALID_CLIENT' || failure.httpStatus === 401;
  return input.registersApp && isAppUnknown ? appGone(input, failure) : failure;
};

const appGone = ({ oauth, deps }: ExchangeCodeInput, cause: PlatformFailure): PlatformFailure => {
  const { host } = new URL(endpointUrl(deps, oauth.token));
  return new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: APP_GONE,
      message: `${host} does not know our app any more: connect the account again, which registers it anew.`,
      httpStatus: cause.httpStatus ?? undefined,
      cause,
    }
  );
};
