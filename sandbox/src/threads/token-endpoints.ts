import type { Context, Hono } from 'hono';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { accountById } from './accounts';
import {
  GraphError,
  invalidParameter,
  invalidToken,
  permissionMissing,
  wrongSecret,
} from './graph-error';
import { BASIC_SCOPE } from './scopes';
import { lookUp, type AccessToken, type AuthorizationCode, type Threads } from './state';
import { issueToken, renewGrant, validToken } from './tokens';

type Params = (name: string) => string;

/** The token endpoints; they have no version in their paths (AT, LL, PM). */
export const tokenRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = (operation: string) => threads.world.faults.on('threads', operation);
  app.post('/oauth/access_token', fault('token'), (context) => exchangeCode(threads, context));
  app.get('/oauth/access_token', fault('app-token'), (context) => {
    const params = queryOf(context);
    expectGrantType(params, 'client_credentials');
    const { clientId } = appWithSecret(threads, params);
    return context.json({ access_token: appTokenOf(threads, clientId), token_type: 'bearer' });
  });
  app.get('/access_token', fault('exchange'), (context) =>
    context.json(exchangeForLongLived(threads, queryOf(context)))
  );
  app.get('/refresh_access_token', fault('refresh'), (context) =>
    context.json(refresh(threads, queryOf(context)))
  );
};

/** `TH|<app id>|<signature>`: the same every time, as the app's secret is. */
export const appTokenOf = ({ world }: Threads, appId: string): string => {
  const secret = world.apps.find(({ clientId }) => clientId === appId)?.clientSecret ?? '';
  return `TH|${appId}|${Buffer.from(`${appId}:${secret}`).toString('base64url').slice(-27)}`;
};

/** Only this endpoint has `error_message` at the top level. */
const flatError = (message: string): Record<string, unknown> => ({
  error_type: 'OAuthException',
  code: 400,
  error_message: message,
});

const exchangeCode = async (threads: Threads, context: Context<SandboxEnv>): Promise<Response> => {
  const { world, state } = threads;
  const fields = await formOf(context);
  const checked = checkExchange(threads, fields);
  if ('problem' in checked) {
    if (state.knobs.codeErrors === 'flat') return context.json(flatError(checked.problem), 400);
    throw new GraphError({ message: checked.problem, code: 100 });
  }
  const { code } = checked;
  code.isUsed = true;
  world.changed();
  const accessToken = issueToken(threads, { ...code, kind: 'short-lived' });
  // Written by hand: JavaScript cannot hold the number.
  const userId = state.knobs.userIdAs === 'number' ? code.accountId : `"${code.accountId}"`;
  return context.body(`{"access_token":"${accessToken}","user_id":${userId}}`, 200, {
    'content-type': 'application/json; charset=UTF-8',
  });
};

type CheckedExchange = { code: AuthorizationCode } | { problem: string };

const REQUIRED = ['client_id', 'client_secret', 'grant_type', 'redirect_uri', 'code'] as const;

const checkExchange = (
  { world, state }: Threads,
  fields: Readonly<Record<string, string>>
): CheckedExchange => {
  const missing = REQUIRED.find((name) => !fields[name]);
  if (missing) return { problem: `Missing required field ${missing}` };
  if (fields.grant_type !== 'authorization_code') return { problem: 'Invalid grant_type' };
  const app = world.apps.find(({ clientId }) => clientId === fields.client_id);
  if (!app) return { problem: 'Invalid platform app' };
  if (app.clientSecret !== fields.client_secret) {
    return { problem: 'Error validating client secret.' };
  }
  const code = lookUp(state.codes, fields.code ?? '');
  if (!code || code.isUsed || code.appId !== app.clientId) {
    return { problem: 'Matching code was not found or was already used' };
  }
  if (world.clock.now() >= code.expiresAt)
    return { problem: 'This authorization code has expired' };
  if (code.redirectUri !== fields.redirect_uri) {
    const problem =
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request';
    return { problem };
  }
  return { code };
};

/** Short-lived to long-lived; the secret tells the app apart, there is no client_id (LL). */
const exchangeForLongLived = (threads: Threads, params: Params): Record<string, unknown> => {
  expectGrantType(params, 'th_exchange_token');
  const secret = params('client_secret');
  const value = params('access_token');
  const token = validToken(threads, value);
  const app = threads.world.apps.find(({ clientId }) => clientId === token.appId);
  if (app?.clientSecret !== secret) throw wrongSecret();
  if (token.kind !== 'short-lived') {
    throw invalidParameter('Only a short-lived token can be exchanged for a long-lived one.');
  }
  const made = issueToken(threads, { ...token, kind: 'long-lived' });
  return longLivedAnswer(threads, made);
};

/** No secret is needed. Messages of the refusals are not documented. */
const refresh = (threads: Threads, params: Params): Record<string, unknown> => {
  const { world, state } = threads;
  expectGrantType(params, 'th_refresh_token');
  const value = params('access_token');
  const token = validToken(threads, value);
  const now = world.clock.now();
  if (token.kind !== 'long-lived') {
    throw invalidParameter('Only a long-lived token can be refreshed.');
  }
  if (now - token.issuedAt < state.knobs.minRefreshAgeMs) {
    throw invalidParameter('The token must be at least 24 hours old before it can be refreshed.');
  }
  if (!token.scopes.includes(BASIC_SCOPE)) throw permissionMissing();
  if (accountById(token.accountId)?.isPrivate && !state.knobs.privateProfilesCanRefresh) {
    throw invalidToken(threads, 'Tokens of private profiles cannot be refreshed.');
  }
  renewGrant(threads, token);
  return longLivedAnswer(threads, renewed(threads, value, token));
};

const renewed = (threads: Threads, value: string, token: AccessToken): string => {
  if (threads.state.knobs.refreshAnswers === 'new-token') return issueToken(threads, token);
  token.issuedAt = threads.world.clock.now();
  token.expiresAt = token.issuedAt + threads.state.knobs.longTokenLifetimeMs;
  threads.world.changed();
  return value;
};

const longLivedAnswer = ({ world, state }: Threads, value: string): Record<string, unknown> => ({
  access_token: value,
  token_type: 'bearer',
  expires_in: Math.round(((state.tokens[value]?.expiresAt ?? 0) - world.clock.now()) / 1000),
});

const appWithSecret = ({ world }: Threads, params: Params): RegisteredApp => {
  const clientId = params('client_id');
  const secret = params('client_secret');
  const app = world.apps.find((candidate) => candidate.clientId === clientId);
  if (!app) throw new GraphError({ message: 'Error validating application.', code: 101 });
  if (app.clientSecret !== secret) throw wrongSecret();
  return app;
};

const expectGrantType = (params: Params, expected: string): void => {
  if (params('grant_type') !== expected) {
    throw invalidParameter(`Param grant_type must be one of {${expected}}`);
  }
};

const queryOf =
  (context: Context<SandboxEnv>): Params =>
  (name) => {
    const value = context.req.query(name);
    if (value) return value;
    throw invalidParameter(`The parameter ${name} is required`);
  };

/** `-d` and `-F` as in the documentation; a JSON body carries no parameters. */
const formOf = async (context: Context<SandboxEnv>): Promise<Record<string, string>> => {
  const body = await context.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );
};
