import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById, type MastodonAccount } from './accounts';
import { ApiError } from './api-error';
import { covers } from './scopes';
import { lookUp, type AccessToken, type Mastodon } from './state';

type GrantedTo = Pick<AccessToken, 'clientId' | 'accountId' | 'scopes'>;

/** Tokens do not expire; the same consent answers the same token (DOORKEEPER). */
export const issueToken = ({ world, state }: Mastodon, to: GrantedTo): string => {
  const wanted = [...to.scopes].sort().join(' ');
  const existing = Object.entries(state.tokens).find(
    ([, token]) =>
      isLive(world.clock.now(), token) &&
      token.clientId === to.clientId &&
      token.accountId === to.accountId &&
      [...token.scopes].sort().join(' ') === wanted
  );
  if (existing && state.knobs.reusesTokens) return existing[0];
  const value = world.random.token(43);
  const { clientId, accountId, scopes } = to;
  const createdAt = world.clock.now();
  state.tokens[value] = {
    ...{ clientId, accountId, scopes, createdAt },
    expiresAt: null,
    isRevoked: false,
  };
  world.changed();
  return value;
};

const isLive = (now: number, { isRevoked, expiresAt }: AccessToken): boolean =>
  !isRevoked && (expiresAt === null || now < expiresAt);

export const bearerOf = (context: Context<SandboxEnv>): string | null => {
  const header = context.req.header('authorization') ?? '';
  return /^Bearer (.+)$/i.exec(header)?.[1] ?? context.req.query('access_token') ?? null;
};

export interface Caller extends AccessToken {
  account: MastodonAccount;
}

/** The person who calls, or the answer of an endpoint that needs one. */
export const authenticate = (
  { world, state }: Mastodon,
  context: Context<SandboxEnv>,
  anyOf: readonly string[]
): Caller => {
  const value = bearerOf(context);
  const token = value === null ? null : lookUp(state.tokens, value);
  if (!token) throw new ApiError(401, 'The access token is invalid');
  if (token.isRevoked) throw new ApiError(401, 'The access token was revoked');
  if (!isLive(world.clock.now(), token)) throw new ApiError(401, 'The access token expired');
  if (!anyOf.some((scope) => covers(token.scopes, scope))) {
    throw new ApiError(403, 'This action is outside the authorized scopes');
  }
  const account = token.accountId === null ? null : accountById(token.accountId);
  if (!account) throw new ApiError(422, 'This method requires an authenticated user');
  return { ...token, account };
};
