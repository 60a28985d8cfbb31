import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById, type ThreadsAccount } from './accounts';
import { GraphError, invalidToken, permissionMissing } from './graph-error';
import { grantKey, lookUp, type AccessToken, type Threads } from './state';

/** Issued tokens start like the real ones; they are about 200 characters long. */
export const issueToken = (
  { world, state }: Threads,
  to: Pick<AccessToken, 'appId' | 'accountId' | 'scopes' | 'kind'>
): string => {
  const token = `THQV${world.random.token(180)}ZD`;
  const { shortTokenLifetimeMs, longTokenLifetimeMs } = state.knobs;
  const lifetimeMs = to.kind === 'short-lived' ? shortTokenLifetimeMs : longTokenLifetimeMs;
  const issuedAt = world.clock.now();
  const { appId, accountId, scopes, kind } = to;
  state.tokens[token] = {
    ...{ appId, accountId, scopes, kind, issuedAt },
    expiresAt: issuedAt + lifetimeMs,
    endedBy: null,
  };
  world.changed();
  return token;
};

/** Starts a person's permission, or starts it again. */
export const renewGrant = (
  { world, state }: Threads,
  { appId, accountId }: Pick<AccessToken, 'appId' | 'accountId'>
): void => {
  const expiresAt = world.clock.now() + state.knobs.grantLifetimeMs;
  state.grants[grantKey({ appId, accountId })] = { appId, accountId, expiresAt };
  world.changed();
};

/** Why a token is not accepted; null when it is. */
export const tokenProblem = (threads: Threads, value: string): GraphError | null => {
  const { world, state } = threads;
  const token = lookUp(state.tokens, value);
  if (!token) {
    return invalidToken(threads, 'Invalid OAuth access token - Cannot parse access token');
  }
  const now = world.clock.now();
  const grant = lookUp(state.grants, grantKey(token));
  if (token.endedBy === 'removed-by-person' || !grant || now >= grant.expiresAt) {
    const message = `Error validating access token: The user has not authorized application ${token.appId}.`;
    return invalidToken(threads, message, 458);
  }
  if (token.endedBy === 'session-ended') {
    const message =
      'Error validating access token: The session has been invalidated because the user changed their password or the session was ended for security reasons.';
    return invalidToken(threads, message, 460);
  }
  if (now < token.expiresAt) return null;
  const message = `Error validating access token: Session has expired on ${spoken(token.expiresAt)}. The current time is ${spoken(now)}.`;
  return invalidToken(threads, message, 463);
};

/** The token behind a value, or the error that Threads answers for it. */
export const validToken = (threads: Threads, value: string | undefined): AccessToken => {
  if (!value) {
    throw new GraphError({
      message: 'An access token is required to request this resource.',
      code: 104,
    });
  }
  const problem = tokenProblem(threads, value);
  if (problem) throw problem;
  return threads.state.tokens[value] as AccessToken;
};

export interface Caller {
  token: AccessToken;
  account: ThreadsAccount;
}

/** Who calls: `access_token` in the query, or a Bearer header (OE). */
export const authenticate = (
  threads: Threads,
  context: Context<SandboxEnv>,
  scope: string
): Caller => callerOf(threads, context.req.query('access_token') ?? bearerOf(context), [scope]);

export const bearerOf = (context: Context<SandboxEnv>): string | undefined =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];

/** Whose token it is, and that it holds every scope. */
export const callerOf = (
  threads: Threads,
  value: string | undefined,
  scopes: readonly string[]
): Caller => {
  const token = validToken(threads, value);
  const account = accountById(token.accountId);
  if (!account || scopes.some((scope) => !token.scopes.includes(scope))) throw permissionMissing();
  return { token, account };
};

const spoken = (atMs: number): string => new Date(atMs).toUTCString();
