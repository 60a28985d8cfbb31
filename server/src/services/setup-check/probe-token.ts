import { PlatformFailure, type AppId, type HttpResponse } from '../../platforms/contract';
import { createAuthorizeUrl } from '../../platforms/oauth';
import { classifyTokenRefusal } from '../../platforms/oauth/errors';
import { callTokenEndpoint } from '../../platforms/oauth/token-endpoint';
import { hasToken } from '../../platforms/oauth/token-response';
import { quoted } from './platform-words';
import type { SetupFacts } from './setup-facts';

/** What the token endpoint says about client id and secret. */
export type TokenVerdict =
  | { kind: 'accepted' }
  | { kind: 'refused'; words: string }
  /** No answer, or one that says nothing about the app. */
  | { kind: 'silent'; words: string };

/** Good nowhere: the platform refuses it, and whether for the code or for the client is the point. */
const MADE_UP_CODE = 'set-up-check-no-code';

/**
 * Platforms that give an app a token of its own for id and secret alone, which proves both
 * (https://developers.facebook.com/documentation/facebook-login/guides/access-tokens and Threads'
 * likewise, checked 2026-11-22). The token is thrown away. Elsewhere a made-up code has to do.
 */
const BY_CLIENT_CREDENTIALS: ReadonlySet<AppId> = new Set(['facebook', 'threads']);

/** A harmless call: it can end in a refusal, or in a token of the app that nobody keeps. */
export const probeToken = async (facts: SetupFacts): Promise<TokenVerdict> => {
  try {
    return verdictOn(facts, await ask(facts));
  } catch (error) {
    if (error instanceof PlatformFailure) return { kind: 'silent', words: error.message };
    throw error;
  }
};

const ask = ({ app, oauth, deps, callbackUrl }: SetupFacts): Promise<HttpResponse> => {
  if (BY_CLIENT_CREDENTIALS.has(app)) {
    const endpoint = { ...oauth.token, method: 'GET' as const };
    const fields = { grant_type: 'client_credentials' };
    return callTokenEndpoint({ oauth, deps, endpoint, fields });
  }
  const redirect = { redirectUri: callbackUrl, state: MADE_UP_CODE };
  const { codeVerifier } = createAuthorizeUrl({ oauth, deps, ...redirect });
  const fields = {
    grant_type: 'authorization_code',
    code: MADE_UP_CODE,
    redirect_uri: callbackUrl,
    ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
  };
  return callTokenEndpoint({ oauth, deps, endpoint: oauth.token, fields });
};

const verdictOn = ({ deps }: SetupFacts, response: HttpResponse): TokenVerdict => {
  if (hasToken(response)) return { kind: 'accepted' };
  const { family, message } = classifyTokenRefusal({
    response,
    grant: 'authorization_code',
    secrets: [],
    now: deps.clock.now(),
  });
  const words = quoted(message, deps.app);
  if (family === 'operator_problem') return { kind: 'refused', words };
  // Only the code, or the kind of grant, was not good: the app was looked at before.
  if (family === 'auth_expired') return { kind: 'accepted' };
  return { kind: 'silent', words };
};
