import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { LinkedInError } from './errors';
import { idTokenOf } from './id-token';
import type { Grant, LinkedIn } from './state';
import { ACCESS_TOKEN_LIFETIME_MS, issueAccessToken, issueRefreshToken, statusOf } from './tokens';

/** Bodies seen at the token endpoint (AUTH, checked 2026-11-22). */
const oauthError = (
  status: ContentfulStatusCode,
  error: string,
  description: string
): LinkedInError => new LinkedInError(status, { error, error_description: description });

const INVALID_GRANT =
  'The provided authorization grant or refresh token is invalid, expired or revoked.';
const CODE_MISMATCH =
  'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists';

type Form = (name: string) => string;

/** Form only: JSON bodies and a Basic header leave the parameters missing. */
const readForm = async (context: Context<SandboxEnv>): Promise<Form> => {
  const type = context.req.header('content-type') ?? '';
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  const fields = new URLSearchParams(isForm ? await context.req.text() : '');
  return (name) => {
    const value = fields.get(name);
    if (value) return value;
    throw oauthError(400, 'invalid_request', `A required parameter "${name}" is missing`);
  };
};

const authenticateApp = ({ world }: LinkedIn, form: Form): string => {
  const clientId = form('client_id');
  const secret = form('client_secret');
  const app = world.apps.find((candidate) => candidate.clientId === clientId);
  if (app?.clientSecret === secret) return clientId;
  throw oauthError(401, 'invalid_client', 'Client authentication failed');
};

const tokenAnswer = (
  platform: LinkedIn,
  grant: Pick<Grant, 'clientId' | 'memberKey' | 'scopes'>,
  refresh: Record<string, unknown>
): Record<string, unknown> => ({
  access_token: issueAccessToken(platform, grant),
  expires_in: ACCESS_TOKEN_LIFETIME_MS / 1000,
  ...refresh,
  scope: grant.scopes.join(platform.state.knobs.scopeSeparator),
  token_type: 'Bearer',
  ...(grant.scopes.includes('openid') ? { id_token: idTokenOf(platform, grant) } : {}),
});

/** The lifetime is fixed from consent on, so each answer shows fewer seconds (REFR). */
const refreshFields = ({ world, state }: LinkedIn, token: string): Record<string, unknown> => ({
  refresh_token: token,
  refresh_token_expires_in: Math.ceil(
    ((state.refreshTokens[token]?.expiresAt ?? 0) - world.clock.now()) / 1000
  ),
});

const exchangeCode = (platform: LinkedIn, form: Form): Record<string, unknown> => {
  const code = platform.state.codes[form('code')];
  const redirectUri = form('redirect_uri');
  const clientId = authenticateApp(platform, form);
  const isGood =
    code &&
    !code.isUsed &&
    platform.world.clock.now() < code.expiresAt &&
    code.clientId === clientId &&
    code.redirectUri === redirectUri;
  if (!isGood) throw oauthError(400, 'invalid_redirect_uri', CODE_MISMATCH);
  code.isUsed = true;
  const { memberKey, scopes } = code;
  const grant = { clientId, memberKey, scopes };
  const refresh = platform.state.knobs.partner
    ? refreshFields(platform, issueRefreshToken(platform, grant))
    : {};
  return tokenAnswer(platform, grant, refresh);
};

/** No rotation: the same refresh token keeps working until its fixed end. */
const refreshGrant = (platform: LinkedIn, form: Form): Record<string, unknown> => {
  const token = form('refresh_token');
  const clientId = authenticateApp(platform, form);
  const grant = platform.state.refreshTokens[token];
  const isGood =
    platform.state.knobs.partner &&
    grant?.clientId === clientId &&
    !grant.isRevoked &&
    platform.world.clock.now() < grant.expiresAt;
  if (!isGood) throw oauthError(400, 'invalid_request', INVALID_GRANT);
  const { memberKey, scopes } = grant;
  const fields = refreshFields(platform, token);
  const repeated = platform.state.knobs.refreshRepeatsToken ? fields : {};
  return tokenAnswer(platform, { clientId, memberKey, scopes }, repeated);
};

const token = (platform: LinkedIn, form: Form): Record<string, unknown> => {
  const grantType = form('grant_type');
  if (grantType === 'authorization_code') return exchangeCode(platform, form);
  if (grantType === 'refresh_token') return refreshGrant(platform, form);
  throw oauthError(400, 'unsupported_grant_type', `Unsupported grant_type "${grantType}"`);
};

/** The app's own grant behind an access or refresh token. */
const grantOf = ({ state }: LinkedIn, clientId: string, value: string): Grant | null => {
  const grant = state.accessTokens[value] ?? state.refreshTokens[value];
  return grant?.clientId === clientId ? grant : null;
};

const introspection = (platform: LinkedIn, grant: Grant | null): Record<string, unknown> => {
  if (!grant) return { active: false };
  const status = statusOf(platform, grant);
  return {
    active: status === 'active',
    client_id: grant.clientId,
    authorized_at: Math.floor(grant.createdAt / 1000),
    created_at: Math.floor(grant.createdAt / 1000),
    status,
    expires_at: Math.floor(grant.expiresAt / 1000),
    scope: grant.scopes.join(','),
    auth_type: '3L',
  };
};

/** `accessToken`, `revoke` and `introspectToken` under `/oauth/v2`. */
export const tokenRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.post('/oauth/v2/accessToken', fault('token'), async (context) =>
    context.json(token(platform, await readForm(context)))
  );
  app.post('/oauth/v2/revoke', fault('revoke'), async (context) => {
    const form = await readForm(context);
    const value = form('token');
    const grant = grantOf(platform, authenticateApp(platform, form), value);
    if (grant) grant.isRevoked = true;
    platform.world.changed();
    return context.body(null, 200, { 'content-length': '0' });
  });
  app.post('/oauth/v2/introspectToken', fault('introspect'), async (context) => {
    const form = await readForm(context);
    const value = form('token');
    const grant = grantOf(platform, authenticateApp(platform, form), value);
    return context.json(introspection(platform, grant));
  });
};
