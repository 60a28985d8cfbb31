import type { Hono, MiddlewareHandler } from 'hono';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError, invalidParameter, outage, unreadableToken } from '../meta/graph-error';
import type { MetaToken } from '../meta/platform';
import { readParams, type Params } from '../meta/request-params';
import { sessionProblem } from '../meta/session-problem';
import { issueUserToken, LONG_LIVED_MS, secondsLeft } from '../meta/tokens';
import { enterVersion, VERSION_SEGMENT } from '../meta/versions';
import type { Facebook } from './state';

/** A long-lived token is extended at most once a day. */
const DAY_MS = 86_400_000;

const refused = (code: number, message: string, subcode?: number): GraphError =>
  new GraphError({ status: 400, code, message, subcode });

/** Unlike in OAuth's own words, a wrong secret is code 1. */
const authenticateApp = ({ world }: Facebook, params: Params): RegisteredApp => {
  const clientId = params('client_id');
  if (!clientId) throw refused(101, 'Missing client_id parameter.');
  const app = world.apps.find((candidate) => candidate.clientId === clientId);
  if (!app) {
    throw refused(
      101,
      'Error validating application. Cannot get application info due to a system error.'
    );
  }
  if (params('client_secret') !== app.clientSecret) {
    throw refused(1, 'Error validating client secret.');
  }
  return app;
};

const tokenAnswer = (facebook: Facebook, value: string, hasExpiry: boolean) => {
  const token = facebook.state.tokens[value];
  return {
    access_token: value,
    token_type: 'bearer',
    ...(hasExpiry && token ? { expires_in: secondsLeft(facebook, token) } : {}),
  };
};

const exchangeCode = (facebook: Facebook, params: Params, app: RegisteredApp) => {
  const redirectUri = params('redirect_uri');
  if (!redirectUri) throw refused(191, 'Missing redirect_uri parameter.');
  const code = facebook.state.codes[params('code') ?? ''];
  if (!code) throw refused(100, 'Invalid verification code format.');
  if (code.isUsed) throw refused(100, 'This authorization code has been used.', 36009);
  if (facebook.world.clock.now() >= code.expiresAt) {
    throw refused(100, 'This authorization code has expired.', 36007);
  }
  if (code.clientId !== app.clientId || code.redirectUri !== redirectUri) {
    throw refused(
      100,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      36008
    );
  }
  code.isUsed = true;
  const value = issueUserToken(facebook, {
    clientId: app.clientId,
    personKey: code.personKey,
    isLongLived: false,
    lifetimeMs: facebook.state.knobs.codeTokenLifetimeMs,
  });
  return tokenAnswer(facebook, value, true);
};

/** Whether the exchange of a long-lived token gives back the same one with the same end. */
const isKept = ({ world, state }: Facebook, token: MetaToken): boolean =>
  token.isLongLived &&
  (!state.knobs.extendsLongLived || world.clock.now() < token.issuedAt + DAY_MS);

const exchangeToken = (facebook: Facebook, params: Params, app: RegisteredApp) => {
  const value = params('fb_exchange_token') ?? '';
  if (value === '') throw invalidParameter('The parameter fb_exchange_token is required.');
  const token = facebook.state.tokens[value];
  if (!token) throw unreadableToken();
  const problem = sessionProblem(facebook, token);
  if (problem) throw problem;
  if (token.clientId !== app.clientId || token.pageId !== null) {
    throw invalidParameter('The fb_exchange_token is not a user access token of this app.');
  }
  const hasExpiry = !facebook.state.knobs.exchangeOmitsExpiry;
  if (isKept(facebook, token)) return tokenAnswer(facebook, value, hasExpiry);
  const longLived = issueUserToken(facebook, {
    clientId: app.clientId,
    personKey: token.personKey,
    isLongLived: true,
    lifetimeMs: LONG_LIVED_MS,
  });
  return tokenAnswer(facebook, longLived, hasExpiry);
};

const isExchange = (params: Params): boolean => params('grant_type') === 'fb_exchange_token';

const answer = (facebook: Facebook, params: Params) => {
  const grantType = params('grant_type') ?? 'authorization_code';
  const app = authenticateApp(facebook, params);
  if (isExchange(params)) return exchangeToken(facebook, params, app);
  if (grantType === 'authorization_code') return exchangeCode(facebook, params, app);
  throw invalidParameter(`The grant_type "${grantType}" is not supported.`);
};

/** Both grants share a path; faults tell them apart. */
const faultOfGrant =
  ({ world }: Facebook): MiddlewareHandler<SandboxEnv> =>
  async (context, next) => {
    const operation = isExchange(await readParams(context)) ? 'exchange' : 'token';
    return world.faults.on('facebook', operation)(context, next);
  };

/** `oauth/access_token`: a code for a token, a short token for a long one. Needs no proof of the secret. */
export const accessTokenRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  for (const prefix of [VERSION_SEGMENT, '']) {
    const path = `${prefix}/oauth/access_token`;
    app.on(['GET', 'POST'], path, faultOfGrant(facebook), async (context) => {
      enterVersion(facebook, context);
      const { outage: code } = facebook.state.knobs;
      if (code) throw outage(code);
      return context.json(answer(facebook, await readParams(context)));
    });
  }
};
