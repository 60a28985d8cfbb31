import { appById } from './apps';
import type { OAuthCode } from './api-error';
import { DEFAULT_SCOPES, parseScopes } from './scopes';
import type { InstanceApp, Mastodon } from './state';

/** Where the answer of the consent goes. */
export interface ReturnAddress {
  app: InstanceApp;
  redirectUri: string;
  state: string | null;
}

/** A sound request for consent. */
export interface AuthorizeRequest extends ReturnAddress {
  scopes: string[];
  challenge: string | null;
}

export type ReadRequest =
  | { request: AuthorizeRequest }
  /** Shown on a page: there is no address that can be trusted. */
  | { pageError: OAuthCode }
  /** Sent back to the app. */
  | { redirectError: OAuthCode; to: ReturnAddress };

type Params = Readonly<Record<string, string>>;

/** Parameters of `/oauth/authorize` (OAUTH). */
export const readAuthorizeRequest = (mastodon: Mastodon, params: Params): ReadRequest => {
  const app = appById(mastodon, params.client_id ?? '');
  if (!app) return { pageError: 'invalid_client' };
  const redirectUri = params.redirect_uri ?? '';
  if (!app.redirectUris.includes(redirectUri)) return { pageError: 'invalid_redirect_uri' };
  const to: ReturnAddress = { app, redirectUri, state: params.state ?? null };
  if (params.response_type !== 'code') {
    return { redirectError: 'unsupported_response_type', to };
  }
  const scopes = params.scope ? parseScopes(params.scope) : DEFAULT_SCOPES;
  // Compared as words: an app with `write` cannot ask for `write:media`.
  if (!scopes.every((scope) => app.scopes.includes(scope))) {
    return { redirectError: 'invalid_scope', to };
  }
  // Before 4.3 the server did not know PKCE and took no notice of it.
  const challenge = mastodon.state.knobs.oldServer ? null : params.code_challenge || null;
  if (challenge !== null && params.code_challenge_method !== 'S256') {
    return { redirectError: 'invalid_code_challenge_method', to };
  }
  return { request: { ...to, scopes, challenge } };
};
