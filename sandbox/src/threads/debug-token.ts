import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById } from './accounts';
import { versioned } from './call';
import { GraphError, invalidParameter, permissionMissing } from './graph-error';
import { grantKey, lookUp, type AccessToken, type Threads } from './state';
import { appTokenOf } from './token-endpoints';
import { tokenProblem, validToken } from './tokens';

const seconds = (atMs: number): number => Math.floor(atMs / 1000);

/** `GET /v1.0/debug_token`: the only way to learn which scopes a person granted (DBG). */
export const debugTokenRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'debug-token');
  app.get(versioned('/debug_token'), fault, (context) => {
    const inspectorApp = inspectorAppOf(threads, context.req.query('access_token'));
    const input = context.req.query('input_token');
    if (!input) throw invalidParameter('The parameter input_token is required');
    return context.json({ data: inspect(threads, input, inspectorApp) });
  });
};

/** The app whose tokens the caller may look into. */
const inspectorAppOf = (threads: Threads, value: string | undefined): string => {
  const [, appId] = /^TH\|([^|]+)\|/.exec(value ?? '') ?? [];
  if (appId && value === appTokenOf(threads, appId)) return appId;
  const token = validToken(threads, value);
  const isTester = accountById(token.accountId)?.isTester;
  if (threads.state.knobs.debugTokenFor === 'testers' && !isTester) throw permissionMissing();
  return token.appId;
};

const inspect = (threads: Threads, value: string, appId: string): Record<string, unknown> => {
  const token = lookUp(threads.state.tokens, value);
  const problem = tokenProblem(threads, value);
  if (!token) return { ...errorPart(problem), is_valid: false, scopes: [] };
  if (token.appId !== appId) {
    const message = 'The App_id in the input_token did not match the Viewing App';
    throw new GraphError({ message, code: 100 });
  }
  return { ...factsOf(threads, token), ...errorPart(problem), is_valid: problem === null };
};

const factsOf = ({ state }: Threads, token: AccessToken): Record<string, unknown> => ({
  type: 'USER',
  application: `Sandbox app ${token.appId}`,
  data_access_expires_at: seconds(lookUp(state.grants, grantKey(token))?.expiresAt ?? 0),
  expires_at: seconds(token.expiresAt),
  issued_at: seconds(token.issuedAt),
  scopes: token.scopes,
  user_id: token.accountId,
});

const errorPart = (problem: GraphError | null): Record<string, unknown> => {
  if (!problem) return {};
  const { code, message, subcode } = problem.details;
  return { error: { code, message, ...(subcode === undefined ? {} : { subcode }) } };
};
