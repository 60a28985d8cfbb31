import type { Hono } from 'hono';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError, invalidParameter, outage, unreadableToken } from '../meta/graph-error';
import { grantedPermissions, grantOf } from '../meta/grants';
import { instagramAccountById } from '../meta/instagram-accounts';
import type { Grant, MetaToken } from '../meta/platform';
import { accessTokenIn, readParams } from '../meta/request-params';
import { scopedIdOf } from '../meta/scoped-id';
import { invalidSession, sessionProblem } from '../meta/session-problem';
import { DATA_ACCESS_MS } from '../meta/tokens';
import { enterVersion, VERSION_SEGMENT } from '../meta/versions';
import { appOfToken } from './caller';
import type { GraphContext } from './graph';
import { BUSINESSES, pageById, roleOn } from './pages';
import { isInstagramScope, isPageScope } from './scopes';
import type { Facebook } from './state';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The app that asks: by its own token, or by a living token of one of its people. */
const askingApp = (facebook: Facebook, token: string): RegisteredApp => {
  const own = appOfToken(facebook, token);
  if (own) return own;
  if (token.includes('|')) {
    throw new GraphError({
      status: 400,
      code: 190,
      message: 'Invalid OAuth access token signature.',
    });
  }
  const record = facebook.state.tokens[token];
  const app = facebook.world.apps.find(({ clientId }) => clientId === record?.clientId);
  if (!record || !app) throw unreadableToken();
  const problem = sessionProblem(facebook, record);
  if (problem) throw problem;
  return app;
};

const targetsOf = (scope: string, assets: readonly string[], personKey: string): string[] => {
  if (isInstagramScope(scope)) return assets.filter((id) => instagramAccountById(id));
  if (isPageScope(scope)) return assets.filter((id) => !instagramAccountById(id));
  if (scope !== 'business_management') return [];
  return BUSINESSES.filter(({ people }) => people.includes(personKey)).map(({ id }) => id);
};

const granularScopes = (grant: Grant | null, personKey: string) =>
  grantedPermissions(grant).map((scope) => {
    const targets = targetsOf(scope, grant?.assets ?? [], personKey);
    return targets.length > 0 ? { scope, target_ids: targets } : { scope };
  });

/** Also finds what only shows when the token is used: a role or a Page that is gone. */
const problemOf = (facebook: Facebook, token: MetaToken): GraphError | null => {
  const problem = sessionProblem(facebook, token);
  if (problem || token.pageId === null) return problem;
  const page = pageById(facebook, token.pageId);
  if (page && roleOn(facebook, page, token.personKey)) return null;
  return invalidSession(492, 'The user does not have an appropriate role on the Page.');
};

const describe = (facebook: Facebook, token: MetaToken) => {
  const grant = grantOf(facebook, token);
  const problem = problemOf(facebook, token);
  const scopes = grantedPermissions(grant);
  return {
    app_id: token.clientId,
    type: token.pageId === null ? 'USER' : 'PAGE',
    application: 'Sandbox app',
    data_access_expires_at: seconds((grant?.consentedAt ?? token.issuedAt) + DATA_ACCESS_MS),
    ...(problem ? { error: errorIn(problem) } : {}),
    expires_at: token.expiresAt === null ? 0 : seconds(token.expiresAt),
    is_valid: problem === null,
    ...(token.isLongLived ? { issued_at: seconds(token.issuedAt) } : {}),
    ...(token.pageId === null ? {} : { profile_id: token.pageId }),
    scopes,
    granular_scopes: granularScopes(grant, token.personKey),
    user_id: scopedIdOf(token),
  };
};

const errorIn = ({ fault: { code, message, subcode } }: GraphError) => ({
  code,
  message,
  ...(subcode === undefined ? {} : { subcode }),
});

const debugToken = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  enterVersion(facebook, context);
  if (facebook.state.knobs.outage) throw outage(facebook.state.knobs.outage);
  const params = await readParams(context);
  const app = askingApp(facebook, accessTokenIn(context, params) ?? '');
  const input = params('input_token');
  if (!input) throw invalidParameter('The parameter input_token is required');
  const token = facebook.state.tokens[input];
  if (!token) {
    const error = errorIn(unreadableToken());
    return context.json({ data: { error, is_valid: false, scopes: [] } });
  }
  if (token.clientId !== app.clientId) {
    throw invalidParameter('The App_id in the input_token did not match the Viewing App');
  }
  return context.json({ data: describe(facebook, token) });
};

export const debugTokenRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const fault = facebook.world.faults.on('facebook', 'debug-token');
  for (const prefix of [VERSION_SEGMENT, '']) {
    app.get(`${prefix}/debug_token`, fault, (context) => debugToken(facebook, context));
  }
};
