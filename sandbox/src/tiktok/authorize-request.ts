import type { RegisteredApp } from '../kernel/platform-sandbox';
import { loginKindOf } from './redirect-uri';
import { isScope, type Scope } from './scopes';
import type { LoginKind, TikTok } from './state';

/** A sound request for consent. */
export interface AuthorizeRequest {
  app: RegisteredApp;
  redirectUri: string;
  kind: LoginKind;
  scopes: Scope[];
  state: string | null;
  challenge: string | null;
}

/** The parameter that the error page names; the app never hears of it. */
export interface AuthorizeRefusal {
  parameter: string;
  reason: string;
}

type Params = Readonly<Record<string, string>>;

/** Parameters of Login Kit (WEB, DESKTOP). */
export const readAuthorizeRequest = (
  tiktok: TikTok,
  params: Params
): { request: AuthorizeRequest } | { refusal: AuthorizeRefusal } => {
  const app = tiktok.world.apps.find(({ clientId }) => clientId === params.client_key);
  if (!app) return refuse('client_key', 'No app has this client_key.');
  const redirectUri = params.redirect_uri ?? '';
  const kind = loginKindOf(app, redirectUri);
  if (!kind) return refuse('redirect_uri', REDIRECT_REASON);
  if (params.response_type !== 'code') return refuse('response_type', 'It must be "code".');
  const scopes = readScopes(tiktok, params.scope ?? '');
  if (!scopes) return refuse('scope', 'It is empty or names a scope that the app does not have.');
  const pkce = readChallenge(tiktok, params, kind);
  if ('refusal' in pkce) return pkce;
  const state = params.state ?? null;
  return { request: { app, redirectUri, kind, scopes, state, challenge: pkce.challenge } };
};

const REDIRECT_REASON =
  'It must equal a registered one: https for web; localhost or 127.0.0.1 with a port for desktop; no query and no fragment.';

/** Commas only: "a b" is one unknown scope. */
const readScopes = ({ state }: TikTok, scope: string): Scope[] | null => {
  const names = [...new Set(scope.split(',').map((name) => name.trim()))];
  const scopes = names.filter(isScope);
  const isAllowed = scopes.every((name) => state.knobs.approvedScopes.includes(name));
  return scopes.length === names.length && isAllowed ? scopes : null;
};

/** The challenge is SHA-256 in lower-case hexadecimal, not base64url (DESKTOP). */
const HEX_CHALLENGE = /^[0-9a-f]{64}$/;

const readChallenge = (
  { state }: TikTok,
  params: Params,
  kind: LoginKind
): { challenge: string | null } | { refusal: AuthorizeRefusal } => {
  const { desktopPkce, webPkce } = state.knobs;
  if (kind === 'web' && webPkce === 'ignored') return { challenge: null };
  const challenge = params.code_challenge ?? '';
  if (!challenge) {
    if (kind === 'web' || desktopPkce === 'optional') return { challenge: null };
    return refuse('code_challenge', 'Desktop apps must send one.');
  }
  if (params.code_challenge_method !== 'S256') {
    return refuse('code_challenge_method', 'It must be "S256".');
  }
  // A base64url challenge passes here and fails at the token endpoint, as people report.
  return { challenge: HEX_CHALLENGE.test(challenge) ? challenge : `unusable ${challenge}` };
};

const refuse = (parameter: string, reason: string): { refusal: AuthorizeRefusal } => ({
  refusal: { parameter, reason },
});
