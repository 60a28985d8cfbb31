import type { RegisteredApp } from '../kernel/platform-sandbox';
import { appById, isApprovedRedirect } from './oauth-app';
import { SCOPE_WORDS } from './scopes';
import type { XSite } from './state';

/** A sound request for consent. */
export interface AuthorizeRequest {
  app: RegisteredApp;
  redirectUri: string;
  scopes: string[];
  state: string;
  challenge: string;
  challengeMethod: 'S256' | 'plain';
}

/** Why no consent can be asked for; the person sees it, the app does not. */
export interface AuthorizeRefusal {
  refusal: string;
  /** Code of the JSON form, where the platform has one. */
  code: number | null;
}

const MAX_STATE_LENGTH = 500;
const S256_CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
const PLAIN_CHALLENGE = /^[A-Za-z0-9._~-]{43,128}$/;

/** Parameters as in https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code */
export const readAuthorizeRequest = (
  site: XSite,
  params: Readonly<Record<string, string>>
): AuthorizeRequest | AuthorizeRefusal => {
  const app = appById(site, params.client_id);
  if (!app) return refuse('The client_id is missing or belongs to no registered app.');
  const redirectUri = params.redirect_uri ?? '';
  if (!isApprovedRedirect(app, redirectUri)) {
    return { refusal: 'Callback URL not approved for this client application.', code: 415 };
  }
  if (params.response_type !== 'code') return refuse('response_type must be "code".');
  const state = params.state ?? '';
  if (!state || state.length > MAX_STATE_LENGTH) {
    return refuse(`state is required and has at most ${MAX_STATE_LENGTH} characters.`);
  }
  const scopes = (params.scope ?? '').split(' ').filter(Boolean);
  const unknown = scopes.find((scope) => !Object.hasOwn(SCOPE_WORDS, scope));
  if (scopes.length === 0 || unknown) return refuse(`Unknown or no scope: "${unknown ?? ''}".`);
  const pkce = readChallenge(params);
  if (!pkce) return refuse('A valid code_challenge with its code_challenge_method is required.');
  return { app, redirectUri, scopes, state, ...pkce };
};

const readChallenge = (
  params: Readonly<Record<string, string>>
): Pick<AuthorizeRequest, 'challenge' | 'challengeMethod'> | null => {
  const challenge = params.code_challenge ?? '';
  const method = params.code_challenge_method ?? 'plain';
  // Lower case is in use by clients and works (platforms/x.md §2).
  if (method === 'S256' || method === 's256') {
    return S256_CHALLENGE.test(challenge) ? { challenge, challengeMethod: 'S256' } : null;
  }
  if (method !== 'plain' || !PLAIN_CHALLENGE.test(challenge)) return null;
  return { challenge, challengeMethod: 'plain' };
};

const refuse = (refusal: string): AuthorizeRefusal => ({ refusal, code: null });
