import type { OAuthDescriptor } from '../contract';

import { requireApp } from './app-credentials';
import { endpointUrl } from './endpoint-url';
import { isLoopback } from './redirect-rules';
import type { OAuthDeps } from './oauth-deps';
import { codeChallengeOf, createCodeVerifier, hexChallengeOf } from './pkce';

export interface AuthorizeUrlInput {
  oauth: OAuthDescriptor;
  deps: OAuthDeps;
  redirectUri: string;
  state: string;
}

export interface AuthorizeUrl {
  url: string;
  /** To be kept, encrypted, until the callback; null where the platform has no PKCE. */
  codeVerifier: string | null;
}

/** The address of the consent screen, with a fresh PKCE verifier where the platform has PKCE. */
export const createAuthorizeUrl = (input: AuthorizeUrlInput): AuthorizeUrl => {
  const { oauth, deps, redirectUri } = input;
  const codeVerifier = usesPkce(oauth, redirectUri) ? createCodeVerifier(deps.random) : null;
  const params: Record<string, string> = {
    response_type: 'code',
    [oauth.clientIdParam]: requireApp(deps).clientId,
    redirect_uri: redirectUri,
    scope: oauth.scopes.map(({ name }) => name).join(oauth.scopeSeparator),
    state: input.state,
    ...oauth.extraAuthorizeParams,
  };
  if (codeVerifier) {
    const challengeOf = oauth.pkce === 'S256' ? codeChallengeOf : hexChallengeOf;
    params.code_challenge = challengeOf(codeVerifier);
    params.code_challenge_method = 'S256';
  }
  return { url: `${endpointUrl(deps, oauth.authorize)}?${encodeQuery(params)}`, codeVerifier };
};

const usesPkce = ({ pkce }: OAuthDescriptor, redirectUri: string): boolean =>
  pkce === 'S256' || (pkce === 'S256-hex-loopback' && isLoopback(new URL(redirectUri).hostname));

/**
 * Not URLSearchParams: it writes spaces as "+", which X reads as part of a scope name
 * (https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code, checked 2026-11-22).
 */
const encodeQuery = (params: Readonly<Record<string, string>>): string =>
  Object.entries(params)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
