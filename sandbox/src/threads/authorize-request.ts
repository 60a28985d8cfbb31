import type { RegisteredApp } from '../kernel/platform-sandbox';
import { isScope } from './scopes';
import type { Threads } from './state';

/** A sound request for consent. */
export interface AuthorizeRequest {
  app: RegisteredApp;
  redirectUri: string;
  scopes: string[];
  state: string | null;
}

/** Shown to the person; the app never hears of it. */
export interface AuthorizeRefusal {
  message: string;
  code: number;
}

/** Codes of the error page as people report them; 191 and 100 are Graph's own. */
export const BLOCKED_URL = 1_349_168;
export const NOT_A_TESTER = 1_349_245;

type Params = Readonly<Record<string, string>>;

/** Parameters as in "Get access tokens and permissions" (AT, 2026-08-12). */
export const readAuthorizeRequest = (
  { world, state }: Threads,
  params: Params
): { request: AuthorizeRequest } | { refusal: AuthorizeRefusal } => {
  const app = world.apps.find(({ clientId }) => clientId === params.client_id);
  if (!app) return refuse('Invalid App ID: the client_id belongs to no Threads app.', 101);
  const redirectUri = params.redirect_uri ?? '';
  const blocked = redirectProblem(app, redirectUri, state.knobs.localRedirects);
  if (blocked) return refuse(blocked, BLOCKED_URL);
  if (params.response_type !== 'code') return refuse('The response_type must be "code".', 100);
  // The documentation joins scopes by commas; Meta's dialogs take spaces as well.
  const scopes = [...new Set((params.scope ?? '').split(/[,\s]+/).filter(Boolean))];
  if (scopes.length === 0) return refuse('The scope is missing.', 100);
  const unknown = scopes.filter((scope) => !isScope(scope));
  if (unknown.length > 0) return refuse(`Invalid Scopes: ${unknown.join(', ')}.`, 100);
  return { request: { app, redirectUri, scopes, state: params.state ?? null } };
};

/** Exact match with a registered address; https only, and never `localhost` (SAMPLE). */
const redirectProblem = (
  app: RegisteredApp,
  redirectUri: string,
  localRedirects: boolean
): string | null => {
  if (!app.redirectUris.includes(redirectUri) || !URL.canParse(redirectUri)) {
    return 'Blocked URL: the redirect_uri is not listed among the redirect callback URLs of the Threads app.';
  }
  const { protocol, hostname } = new URL(redirectUri);
  if (localRedirects) return null;
  if (protocol !== 'https:') return 'Blocked URL: the redirect_uri must use https.';
  return hostname === 'localhost' ? 'Blocked URL: localhost cannot be a redirect_uri.' : null;
};

const refuse = (message: string, code: number): { refusal: AuthorizeRefusal } => ({
  refusal: { message, code },
});
