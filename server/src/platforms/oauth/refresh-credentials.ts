import { PlatformFailure } from '../contract';
import type { Credentials, HttpResponse, OAuthDescriptor } from '../contract';

import { classifyTokenRefusal } from './errors';
import type { OAuthDeps } from './oauth-deps';
import { callTokenEndpoint, callTokenExchange } from './token-endpoint';
import { hasToken, parseTokenAnswer } from './token-response';

export interface RefreshCredentialsInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  credentials: Credentials;
  /**
   * The platform's own words for a refusal that says the token is dead for good. Left out: generic
   * words.
   */
  deadToken?: (response: HttpResponse) => PlatformFailure;
}

/**
 * New credentials, to be stored before use. Keeps the old refresh token when the answer has none.
 * `auth_expired` is thrown for a definite refusal only; network trouble never disconnects anyone.
 */
export const refreshCredentials = async (input: RefreshCredentialsInput): Promise<Credentials> => {
  const { oauth, deps, credentials } = input;
  if (isTooYoung(input)) return credentials;
  const requestedAt = deps.clock.now();
  const response = await ask(input);
  if (!hasToken(response)) {
    const { refreshToken, accessToken } = credentials;
    const secrets = [refreshToken ?? '', accessToken, deps.app?.clientSecret ?? ''];
    const now = deps.clock.now();
    const failure = classifyTokenRefusal({ response, grant: 'refresh_token', secrets, now });
    const inOwnWords = failure.family === 'auth_expired' ? input.deadToken?.(response) : null;
    throw inOwnWords?.family === 'auth_expired' ? inOwnWords : failure;
  }
  return parseTokenAnswer({ response, oauth, requestedAt, previous: credentials });
};

const ask = (input: RefreshCredentialsInput): Promise<HttpResponse> => {
  const { oauth, deps, credentials } = input;
  const { refreshToken } = credentials;
  switch (oauth.refresh.kind) {
    case 'none':
      throw nothingToRefreshWith();
    case 'refresh_token': {
      if (!refreshToken) throw nothingToRefreshWith();
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
      return callTokenEndpoint({ oauth, deps, endpoint: oauth.token, fields });
    }
    case 'self':
      if (isOver(input)) throw tokenOver();
      return callTokenExchange(deps, oauth.refresh.exchange, credentials.accessToken);
  }
};

/**
 * The platform refuses to renew a token that was just issued. There is nothing to gain either: it
 * is as good as a renewed one, and whether it is dead for another reason the next call shows.
 */
const isTooYoung = ({
  oauth: { refresh },
  deps,
  credentials,
}: RefreshCredentialsInput): boolean => {
  if (refresh.kind !== 'self' || !credentials.issuedAt) return false;
  const ageMs = deps.clock.now() - Date.parse(credentials.issuedAt);
  return ageMs < refresh.minAgeS * 1000;
};

/** A token that has ended renews nothing, so nobody is asked. */
const isOver = ({ deps, credentials: { expiresAt } }: RefreshCredentialsInput): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= deps.clock.now();

const tokenOver = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: 'TOKEN_OVER',
      message: 'The sign-in has ended and cannot be renewed: connect the account again.',
    }
  );

const nothingToRefreshWith = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: 'NO_REFRESH_TOKEN',
      message: 'The platform gave no refresh token; the account has to be connected again.',
    }
  );
