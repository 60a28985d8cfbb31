import type { Grant, LinkedIn } from './state';

/** 60 days and 365 days (AUTH, REFR; checked 2026-11-22). */
export const ACCESS_TOKEN_LIFETIME_MS = 5_184_000_000;
export const REFRESH_TOKEN_LIFETIME_MS = 31_536_000_000;

export type TokenStatus = 'active' | 'expired' | 'revoked';

type GrantedTo = Pick<Grant, 'clientId' | 'memberKey' | 'scopes'>;

export const statusOf = ({ world, state }: LinkedIn, grant: Grant): TokenStatus => {
  const now = world.clock.now();
  if (grant.isRevoked) return 'revoked';
  if (now >= grant.expiresAt) return 'expired';
  return now < grant.createdAt + state.knobs.tokenWarmupMs ? 'revoked' : 'active';
};

/** Real tokens reach about 1000 characters; these are long enough to find short columns. */
export const issueAccessToken = ({ world, state }: LinkedIn, to: GrantedTo): string => {
  const token = `AQX${world.random.token(420)}`;
  const createdAt = world.clock.now();
  const expiresAt = createdAt + ACCESS_TOKEN_LIFETIME_MS;
  state.accessTokens[token] = { ...to, createdAt, expiresAt, isRevoked: false };
  world.changed();
  return token;
};

export const issueRefreshToken = ({ world, state }: LinkedIn, to: GrantedTo): string => {
  const token = `AQW${world.random.token(420)}`;
  const createdAt = world.clock.now();
  const expiresAt = createdAt + REFRESH_TOKEN_LIFETIME_MS;
  state.refreshTokens[token] = { ...to, createdAt, expiresAt, isRevoked: false };
  world.changed();
  return token;
};

/** A consent with other scopes ends this member's earlier tokens of the app (AUTH). */
export const endTokensWithOtherScopes = ({ world, state }: LinkedIn, consent: GrantedTo): void => {
  const wanted = [...consent.scopes].sort().join(' ');
  for (const grant of [
    ...Object.values(state.accessTokens),
    ...Object.values(state.refreshTokens),
  ]) {
    const isSameMember =
      grant.clientId === consent.clientId && grant.memberKey === consent.memberKey;
    if (isSameMember && [...grant.scopes].sort().join(' ') !== wanted) grant.isRevoked = true;
  }
  world.changed();
};
