import { createHash } from 'node:crypto';

import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { missingParameter, oauthError } from './api-error';
import { appById } from './apps';
import { readParams, textOf, type Params } from './request-params';
import { DEFAULT_SCOPES, parseScopes } from './scopes';
import { lookUp, type AuthorizationCode, type InstanceApp, type Mastodon } from './state';
import { issueToken } from './tokens';

/** `POST /oauth/token` and `/oauth/revoke`, as form or JSON (OAUTH). */
export const tokenRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = (operation: string) => mastodon.world.faults.on('mastodon', operation);
  app.post('/oauth/token', fault('token'), async (context) => {
    const params = await readParams(context);
    const grantType = textOf(params, 'grant_type');
    if (!grantType) throw missingParameter('grant_type');
    if (grantType === 'authorization_code') {
      return context.json(exchangeCode(mastodon, clientOf(mastodon, context, params), params));
    }
    if (grantType === 'client_credentials') {
      return context.json(appToken(mastodon, clientOf(mastodon, context, params), params));
    }
    throw oauthError('unsupported_grant_type');
  });
  app.post('/oauth/revoke', fault('revoke'), async (context) => {
    const params = await readParams(context);
    revoke(mastodon, findClient(mastodon, context, params), textOf(params, 'token'));
    return context.json({});
  });
};

/** Basic header or body, as the server's library reads both. */
const findClient = (
  mastodon: Mastodon,
  context: Context<SandboxEnv>,
  params: Params
): InstanceApp | null => {
  const [, basic] = /^Basic (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  const [, name, password] =
    /^([^:]*):(.*)$/.exec(Buffer.from(basic ?? '', 'base64').toString()) ?? [];
  const app = appById(mastodon, name ?? textOf(params, 'client_id'));
  return app?.clientSecret === (password ?? textOf(params, 'client_secret')) ? app : null;
};

const clientOf = (
  mastodon: Mastodon,
  context: Context<SandboxEnv>,
  params: Params
): InstanceApp => {
  const client = findClient(mastodon, context, params);
  if (!client) throw oauthError('invalid_client');
  return client;
};

const tokenAnswer = ({ state }: Mastodon, value: string): Record<string, unknown> => {
  const token = lookUp(state.tokens, value);
  return {
    access_token: value,
    token_type: 'Bearer',
    scope: token?.scopes.join(' '),
    created_at: Math.floor((token?.createdAt ?? 0) / 1000),
  };
};

const exchangeCode = (
  mastodon: Mastodon,
  client: InstanceApp,
  params: Params
): Record<string, unknown> => {
  const { world, state } = mastodon;
  const value = textOf(params, 'code');
  const redirectUri = textOf(params, 'redirect_uri');
  if (!value) throw missingParameter('code');
  if (!redirectUri) throw missingParameter('redirect_uri');
  const code = lookUp(state.codes, value);
  const isGood =
    code &&
    !code.isUsed &&
    code.clientId === client.clientId &&
    code.redirectUri === redirectUri &&
    world.clock.now() < code.expiresAt;
  if (!isGood) throw oauthError('invalid_grant');
  checkProof(mastodon, code, textOf(params, 'code_verifier'));
  code.isUsed = true;
  world.changed();
  return tokenAnswer(mastodon, issueToken(mastodon, code));
};

/** Both directions: a challenge wants its verifier, a verifier wants a challenge. */
const checkProof = (
  { state }: Mastodon,
  { challenge }: AuthorizationCode,
  verifier: string
): void => {
  if (state.knobs.oldServer || (challenge === null && !verifier)) return;
  if (challenge !== null && !verifier) throw missingParameter('code_verifier');
  const proof = createHash('sha256').update(verifier).digest('base64url');
  if (proof !== challenge) throw oauthError('invalid_grant');
};

const appToken = (
  mastodon: Mastodon,
  { clientId, scopes: allowed }: InstanceApp,
  params: Params
): Record<string, unknown> => {
  const scope = textOf(params, 'scope');
  const scopes = scope ? parseScopes(scope) : DEFAULT_SCOPES;
  if (!scopes.every((name) => allowed.includes(name))) throw oauthError('invalid_scope');
  return tokenAnswer(mastodon, issueToken(mastodon, { clientId, accountId: null, scopes }));
};

/** Unknown tokens are as good as revoked (RFC 7009 §2.2); those of other apps are not touched. */
const revoke = ({ world, state }: Mastodon, client: InstanceApp | null, value: string): void => {
  const token = lookUp(state.tokens, value);
  if (!client || (token && token.clientId !== client.clientId)) {
    throw oauthError('unauthorized_client');
  }
  if (token) token.isRevoked = true;
  world.changed();
};
