import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { findAccount, type SampleAccount } from './accounts';
import { invalidToken, XrpcError } from './errors';
import type { Claims } from './jwt';
import { accessClaims, FULL_SCOPE } from './session-tokens';
import type { Bluesky } from './state';

/** The token after `Bearer`; no header is 401 AuthMissing (platforms/bluesky.md §1, verified). */
export const bearerToken = (context: Context<SandboxEnv>): string => {
  const header = context.req.header('authorization');
  if (!header) throw new XrpcError(401, 'AuthMissing', 'Authentication Required');
  const match = /^Bearer\s+(\S+)$/i.exec(header);
  if (!match?.[1]) throw invalidToken('Unexpected authorization type');
  return match[1];
};

/** The account that a token speaks for, or the error its status causes. */
export const usableAccount = (bluesky: Bluesky, did: string): SampleAccount => {
  const account = findAccount(bluesky.state, did);
  if (!account) throw new XrpcError(403, 'AccountNotFound', 'Account not found');
  switch (account.status) {
    case 'takendown':
      throw new XrpcError(401, 'AccountTakedown', 'Account has been taken down');
    case 'suspended':
      throw new XrpcError(400, 'AccountSuspended', 'Account is suspended');
    case 'deactivated':
      throw new XrpcError(401, 'AccountDeactivated', 'Account is deactivated');
    case 'active':
      return account;
  }
};

/** Claims of a good access token; the account's status is not looked at. */
export const signedIn = (bluesky: Bluesky, context: Context<SandboxEnv>): Claims =>
  accessClaims(bluesky, bearerToken(context));

/** The account of a good access token that may write. */
export const writer = (bluesky: Bluesky, context: Context<SandboxEnv>): SampleAccount =>
  usableAccount(bluesky, signedIn(bluesky, context).sub);

/** The account of a session opened with its own password. */
export const owner = (bluesky: Bluesky, context: Context<SandboxEnv>): SampleAccount => {
  const claims = signedIn(bluesky, context);
  if (claims.scope !== FULL_SCOPE) throw invalidToken('Bad token scope');
  return usableAccount(bluesky, claims.sub);
};
