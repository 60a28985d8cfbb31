import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError, invalidParameter, missingPermission } from '../meta/graph-error';
import { grantedPermissions, isGranted } from '../meta/grants';
import type { MetaToken } from '../meta/platform';
import { issueUserToken, LONG_LIVED_MS, secondsLeft } from '../meta/tokens';
import { VERSION_SEGMENT } from '../meta/versions';
import { admit, type Caller } from './caller';
import { BASIC_SCOPE } from './scopes';
import type { Instagram } from './state';

/** Tokens can be refreshed once they are a day old. */
const MIN_AGE_MS = 86_400_000;

/** Seen for tokens that this endpoint does not take (instafeed.js issue 654); the documentation names no error. */
const unsupported = (): GraphError =>
  new GraphError({
    status: 400,
    type: 'IGApiException',
    code: 100,
    message: 'Unsupported request - method type: get',
  });

const invalidSessionKey = (): GraphError =>
  new GraphError({
    status: 400,
    type: 'IGApiException',
    code: 452,
    message:
      'Session key invalid. This could be because the session key has an incorrect format, or because the user has revoked this session',
  });

const expectGrantType = ({ params }: Caller, wanted: string): void => {
  if (params('grant_type') !== wanted) {
    throw invalidParameter(`The parameter grant_type must be ${wanted}`);
  }
};

const tokenAnswer = (instagram: Instagram, value: string) => {
  const token = instagram.state.tokens[value];
  const expiresIn = token ? secondsLeft(instagram, token) : 0;
  return { access_token: value, token_type: 'bearer', expires_in: expiresIn };
};

const newLongLived = (instagram: Instagram, { clientId, personKey }: MetaToken): string =>
  issueUserToken(instagram, { clientId, personKey, isLongLived: true, lifetimeMs: LONG_LIVED_MS });

const exchange = (instagram: Instagram, caller: Caller) => {
  expectGrantType(caller, 'ig_exchange_token');
  const { token, params } = caller;
  const app = instagram.world.apps.find(({ clientId }) => clientId === token.clientId);
  if (app?.clientSecret !== params('client_secret')) {
    throw new GraphError({ status: 400, code: 1, message: 'Error validating client secret.' });
  }
  if (token.isLongLived) throw invalidSessionKey();
  return tokenAnswer(instagram, newLongLived(instagram, token));
};

const refresh = (instagram: Instagram, caller: Caller) => {
  expectGrantType(caller, 'ig_refresh_token');
  const { world, state } = instagram;
  const { token, grant, accessToken } = caller;
  if (!isGranted(grant, BASIC_SCOPE)) {
    throw missingPermission('Application does not have permission for this action');
  }
  const now = world.clock.now();
  const isOldEnough = state.knobs.refreshesYoungTokens || now >= token.issuedAt + MIN_AGE_MS;
  if (!token.isLongLived || !isOldEnough) throw unsupported();
  const permissions = grantedPermissions(grant).join(',');
  if (state.knobs.refreshChangesToken) {
    return { ...tokenAnswer(instagram, newLongLived(instagram, token)), permissions };
  }
  Object.assign(token, { issuedAt: now, expiresAt: now + LONG_LIVED_MS });
  world.changed();
  return { ...tokenAnswer(instagram, accessToken), permissions };
};

/** `access_token` and `refresh_access_token` of graph.instagram.com, with or without a version. */
export const longLivedRoutes = (app: Hono<SandboxEnv>, instagram: Instagram): void => {
  const fault = (operation: string) => instagram.world.faults.on('instagram', operation);
  for (const prefix of ['', VERSION_SEGMENT]) {
    app.get(`${prefix}/access_token`, fault('exchange'), async (context) =>
      context.json(exchange(instagram, await admit(instagram, context)))
    );
    app.get(`${prefix}/refresh_access_token`, fault('refresh'), async (context) =>
      context.json(refresh(instagram, await admit(instagram, context)))
    );
  }
};
