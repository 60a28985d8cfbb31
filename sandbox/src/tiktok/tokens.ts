import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByKey, openIdOf, type TikTokAccount } from './accounts';
import { accessTokenInvalid, scopeNotAuthorized } from './envelope';
import type { Scope } from './scopes';
import {
  lookUp,
  type AccessToken,
  type Authorization,
  type RefreshToken,
  type TikTok,
} from './state';

const issueAccessToken = ({ world, state }: TikTok, to: Authorization): string => {
  const token = `act.${world.random.token(64)}!${world.random.digits(4)}.va`;
  const expiresAt = world.clock.now() + state.knobs.accessTokenLifetimeMs;
  state.accessTokens[token] = { ...authorizationOf(to), expiresAt };
  return token;
};

export const issueRefreshToken = ({ world, state }: TikTok, to: Authorization): string => {
  const token = `rft.${world.random.token(64)}!${world.random.digits(4)}.va`;
  const expiresAt = world.clock.now() + state.knobs.refreshTokenLifetimeMs;
  state.refreshTokens[token] = { ...authorizationOf(to), expiresAt, isReplaced: false };
  return token;
};

/** Flat, without the envelope; both lifetimes are what is left of them (TOKEN, REFRESH). */
export const tokenAnswer = (
  tiktok: TikTok,
  to: Authorization,
  refreshToken: string
): Record<string, unknown> => {
  const { world, state } = tiktok;
  const account = accountByKey(to.accountKey);
  const accessToken = issueAccessToken(tiktok, to);
  world.changed();
  const refreshEnds = state.refreshTokens[refreshToken]?.expiresAt ?? 0;
  return {
    access_token: accessToken,
    expires_in: Math.floor(state.knobs.accessTokenLifetimeMs / 1000),
    open_id: account ? openIdOf(account, to.clientKey) : '',
    refresh_token: refreshToken,
    refresh_expires_in: Math.round((refreshEnds - world.clock.now()) / 1000),
    scope: to.scopes.join(','),
    token_type: 'Bearer',
  };
};

/** Ends everything that this person allowed this app; tells how many tokens that were. */
export const endAuthorization = (
  { world, state }: TikTok,
  isMeant: (owned: Authorization) => boolean
): number => {
  let ended = 0;
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const [value, token] of Object.entries(tokens)) {
      if (!isMeant(token)) continue;
      delete tokens[value];
      ended += 1;
    }
  }
  world.changed();
  return ended;
};

export const liveAccessToken = ({ world, state }: TikTok, value: string): AccessToken | null => {
  const token = lookUp(state.accessTokens, value);
  return token && world.clock.now() < token.expiresAt ? token : null;
};

export const liveRefreshToken = ({ world, state }: TikTok, value: string): RefreshToken | null => {
  const token = lookUp(state.refreshTokens, value);
  if (!token || world.clock.now() >= token.expiresAt) return null;
  return token.isReplaced && state.knobs.replacedRefreshToken === 'refused' ? null : token;
};

export interface Caller extends AccessToken {
  account: TikTokAccount;
  /** The access token itself. */
  token: string;
}

/** Bearer header only; a token in the query is not looked at. */
export const authenticate = (tiktok: TikTok, context: Context<SandboxEnv>): Caller => {
  const [, value] = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
  const token = value ? liveAccessToken(tiktok, value) : null;
  const account = token && accountByKey(token.accountKey);
  if (!account) throw accessTokenInvalid();
  return { ...token, account, token: value ?? '' };
};

export const requireScope = ({ scopes }: Caller, scope: Scope): void => {
  if (!scopes.includes(scope)) throw scopeNotAuthorized();
};

const authorizationOf = ({ clientKey, accountKey, scopes }: Authorization): Authorization => ({
  clientKey,
  accountKey,
  scopes,
});
