import { createHash } from 'node:crypto';

import { Hono, type Context } from 'hono';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { lookUp, type AuthorizationCode, type XSite } from './state';
import {
  authenticateClient,
  invalidOAuthRequest,
  OAuthProblem,
  readTokenParams,
  requiredParam,
  type TokenParams,
} from './token-request';
import { endTokens, issueTokens, type TokenAnswer } from './tokens';

/** `POST /2/oauth2/token` and `/2/oauth2/revoke` (platforms/x.md §2). */
export const tokenRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.post('/2/oauth2/token', site.world.faults.on('x', 'token'), (context) =>
    answer(site, context, (client, params) => {
      const grantType = requiredParam(params, 'grant_type');
      if (grantType === 'authorization_code') return exchangeCode(site, client, params);
      if (grantType === 'refresh_token') return refresh(site, client, params);
      throw new OAuthProblem(400, 'unsupported_grant_type', 'This grant_type is not supported.');
    })
  );
  app.post('/2/oauth2/revoke', site.world.faults.on('x', 'revoke'), (context) =>
    answer(site, context, (client, params) => revoke(site, client, params))
  );
  return app;
};

const answer = async (
  site: XSite,
  context: Context<SandboxEnv>,
  respond: (client: RegisteredApp, params: TokenParams) => object
): Promise<Response> => {
  try {
    const params = await readTokenParams(context);
    return context.json(respond(authenticateClient(site, context, params), params));
  } catch (error) {
    if (!(error instanceof OAuthProblem)) throw error;
    return context.json(error.body(), error.status);
  }
};

const exchangeCode = (site: XSite, client: RegisteredApp, params: TokenParams): TokenAnswer => {
  const { world, state } = site;
  const secret = requiredParam(params, 'code');
  const redirectUri = requiredParam(params, 'redirect_uri');
  const verifier = requiredParam(params, 'code_verifier');
  const code = lookUp(state.codes, secret);
  if (!code || code.clientId !== client.clientId || code.expiresAtMs <= world.clock.now()) {
    throw invalidOAuthRequest('Value passed for the authorization code was invalid.');
  }
  if (code.redirectUri !== redirectUri) {
    throw invalidOAuthRequest(
      'Value passed for the redirect uri did not match the uri of the authorization code.'
    );
  }
  if (!isProofOf(code, verifier)) {
    throw invalidOAuthRequest(
      'Value passed for the code verifier did not match the code challenge.'
    );
  }
  delete state.codes[secret];
  return issueTokens(site, { ...code, grantId: world.random.token(12) });
};

const isProofOf = (code: AuthorizationCode, verifier: string): boolean => {
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false;
  if (code.challengeMethod === 'plain') return code.challenge === verifier;
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
};

/** The old refresh token is dead as soon as the request is here, whatever becomes of the answer. */
const refresh = (site: XSite, client: RegisteredApp, params: TokenParams): TokenAnswer => {
  const { world, state } = site;
  const secret = requiredParam(params, 'refresh_token');
  const token = lookUp(state.refreshTokens, secret);
  if (!token || token.clientId !== client.clientId || token.expiresAtMs <= world.clock.now()) {
    throw new OAuthProblem(
      400,
      state.knobs.deadRefreshTokenError,
      'Value passed for the token was invalid.'
    );
  }
  delete state.refreshTokens[secret];
  if (state.knobs.refreshEndsAccessToken) {
    endTokens(state.accessTokens, (other) => other.grantId === token.grantId);
  }
  return issueTokens(site, token);
};

/** Unknown tokens are as good as revoked (RFC 7009 §2.2). */
const revoke = (site: XSite, client: RegisteredApp, params: TokenParams): { revoked: true } => {
  const { state, world } = site;
  const secret = requiredParam(params, 'token');
  const refreshToken = lookUp(state.refreshTokens, secret);
  if (refreshToken?.clientId === client.clientId) {
    delete state.refreshTokens[secret];
    endTokens(state.accessTokens, (other) => other.grantId === refreshToken.grantId);
  }
  if (lookUp(state.accessTokens, secret)?.clientId === client.clientId) {
    delete state.accessTokens[secret];
  }
  world.changed();
  return { revoked: true };
};
