import { createHash } from 'node:crypto';

import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { newLogId } from './log-id';
import { lookUp, type AuthorizationCode, type TikTok } from './state';
import {
  endAuthorization,
  issueRefreshToken,
  liveAccessToken,
  liveRefreshToken,
  tokenAnswer,
} from './tokens';

/** A flat error of the token endpoints (OAUTH-ERRORS). */
class OAuthProblem extends Error {
  constructor(
    readonly code: string,
    description: string
  ) {
    super(description);
    this.name = 'OAuthProblem';
  }
}

type Form = (name: string) => string;

type Answer = (client: RegisteredApp, form: Form) => Record<string, unknown> | null;

/** `POST /v2/oauth/token/` and `/v2/oauth/revoke/`: form bodies, flat answers (TOKEN, REVOKE). */
export const tokenRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = (operation: string) => tiktok.world.faults.on('tiktok', operation);
  for (const slash of ['/', '']) {
    app.post(`/v2/oauth/token${slash}`, fault('token'), (context) =>
      answer(tiktok, context, (client, form) => {
        const grantType = form('grant_type');
        if (grantType === 'authorization_code') return exchangeCode(tiktok, client, form);
        if (grantType === 'refresh_token') return refresh(tiktok, client, form);
        throw new OAuthProblem('unsupported_grant_type', 'Grant type is not supported.');
      })
    );
    app.post(`/v2/oauth/revoke${slash}`, fault('revoke'), (context) =>
      answer(tiktok, context, (client, form) => revoke(tiktok, client, form))
    );
  }
};

const answer = async (
  tiktok: TikTok,
  context: Context<SandboxEnv>,
  respond: Answer
): Promise<Response> => {
  try {
    const form = await readForm(context);
    const body = respond(authenticateClient(tiktok, form), form);
    return body ? context.json(body) : context.body('', 200);
  } catch (error) {
    if (!(error instanceof OAuthProblem)) throw error;
    const { code, message } = error;
    return context.json(
      { error: code, error_description: message, log_id: newLogId(tiktok) },
      statusOf(tiktok, code)
    );
  }
};

const statusOf = ({ state }: TikTok, code: string): ContentfulStatusCode => {
  if (state.knobs.oauthErrorStatus === 'always-200') return 200;
  return code === 'invalid_client' ? 401 : 400;
};

/** Form only: in a JSON body every parameter is missing. */
const readForm = async (context: Context<SandboxEnv>): Promise<Form> => {
  const type = context.req.header('content-type') ?? '';
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
  const text = await context.req.text();
  if (!isForm) {
    throw new OAuthProblem(
      'invalid_request',
      'Only `application/x-www-form-urlencoded` is supported as content type.'
    );
  }
  const fields = new URLSearchParams(text);
  return (name) => {
    const value = fields.get(name);
    if (value) return value;
    throw new OAuthProblem('invalid_request', `The request parameter ${name} is missing.`);
  };
};

const authenticateClient = ({ world }: TikTok, form: Form): RegisteredApp => {
  const clientKey = form('client_key');
  const secret = form('client_secret');
  const app = world.apps.find(({ clientId }) => clientId === clientKey);
  if (app?.clientSecret === secret) return app;
  throw new OAuthProblem('invalid_client', 'Client key or secret is incorrect.');
};

const exchangeCode: (
  tiktok: TikTok,
  client: RegisteredApp,
  form: Form
) => Record<string, unknown> = (tiktok, client, form) => {
  const { world, state } = tiktok;
  const value = form('code');
  const redirectUri = form('redirect_uri');
  const code = lookUp(state.codes, value);
  if (code?.clientKey !== client.clientId || world.clock.now() >= code.expiresAt) {
    throw new OAuthProblem('invalid_grant', 'Authorization code is expired.');
  }
  if (code.redirectUri !== redirectUri) {
    throw new OAuthProblem(
      'invalid_grant',
      'Redirect_uri is not matched with the uri when requesting code.'
    );
  }
  if (code.challenge !== null && !isProofOf(code, form('code_verifier'))) {
    throw new OAuthProblem('invalid_request', 'Code verifier or code challenge is invalid.');
  }
  delete state.codes[value];
  return tokenAnswer(tiktok, code, issueRefreshToken(tiktok, code));
};

const isProofOf = ({ challenge }: AuthorizationCode, verifier: string): boolean =>
  /^[A-Za-z0-9._~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('hex') === challenge;

/** The old token is dead once a new one exists, whether or not the answer arrives (REFRESH). */
const refresh = (tiktok: TikTok, client: RegisteredApp, form: Form): Record<string, unknown> => {
  const value = form('refresh_token');
  const token = liveRefreshToken(tiktok, value);
  if (token?.clientKey !== client.clientId) {
    throw new OAuthProblem('invalid_grant', 'Refresh token is invalid or expired.');
  }
  if (!tiktok.state.knobs.refreshRotates) return tokenAnswer(tiktok, token, value);
  token.isReplaced = true;
  return tokenAnswer(tiktok, token, issueRefreshToken(tiktok, token));
};

/** Disconnects the app from the account: the refresh tokens go with it (REVOKE). */
const revoke = (
  tiktok: TikTok,
  client: RegisteredApp,
  form: Form
): Record<string, unknown> | null => {
  const token = liveAccessToken(tiktok, form('token'));
  if (token?.clientKey !== client.clientId) {
    throw new OAuthProblem('invalid_grant', 'Access token is invalid or expired.');
  }
  endAuthorization(
    tiktok,
    (owned) => owned.clientKey === client.clientId && owned.accountKey === token.accountKey
  );
  return tiktok.state.knobs.revokeAnswer === 'object' ? {} : null;
};
