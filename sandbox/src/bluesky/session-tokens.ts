import { expiredToken, invalidToken } from './errors';
import { readJwt, signJwt, type Claims, type TokenType } from './jwt';
import type { Bluesky, RefreshTokenRow } from './state';

/** Lifetimes: platforms/bluesky.md §1, verified on a real PDS (checked 2026-11-22). */
export const ACCESS_LIFETIME_S = 7200;
export const REFRESH_LIFETIME_S = 90 * 24 * 3600;
const REFRESH_GRACE_S = 7200;

export const FULL_SCOPE = 'com.atproto.access';
export const APP_PASSWORD_SCOPE = 'com.atproto.appPass';
export const PRIVILEGED_SCOPE = 'com.atproto.appPassPrivileged';
const REFRESH_SCOPE = 'com.atproto.refresh';

const nowS = ({ world }: Bluesky): number => Math.floor(world.clock.now() / 1000);

/** Name of this server in tokens and `describeServer`. */
export const serverDid = ({ world }: Bluesky): string =>
  `did:web:${new URL(world.baseUrl()).host.replace(':', '%3A')}`;

const accessJwtOf = (bluesky: Bluesky, row: RefreshTokenRow): string => {
  const { state } = bluesky;
  state.accessTokensIssued += 1;
  const iat = nowS(bluesky);
  const claims: Claims = {
    scope: row.scope,
    sub: row.did,
    aud: serverDid(bluesky),
    jti: String(state.accessTokensIssued),
    iat,
    exp: iat + ACCESS_LIFETIME_S,
  };
  return signJwt('at+jwt', claims, state.jwtSecret);
};

const pairOf = (bluesky: Bluesky, id: string, row: RefreshTokenRow) => ({
  accessJwt: accessJwtOf(bluesky, row),
  refreshJwt: signJwt(
    'refresh+jwt',
    {
      scope: REFRESH_SCOPE,
      sub: row.did,
      aud: serverDid(bluesky),
      jti: id,
      iat: row.issuedAtS,
      exp: row.issuedAtS + REFRESH_LIFETIME_S,
    },
    bluesky.state.jwtSecret
  ),
});

export type TokenPair = ReturnType<typeof pairOf>;

const addRow = (
  bluesky: Bluesky,
  session: Pick<RefreshTokenRow, 'did' | 'appPassword' | 'scope'>
): [string, RefreshTokenRow] => {
  const issuedAtS = nowS(bluesky);
  const { did, appPassword, scope } = session;
  const expiresAtS = issuedAtS + REFRESH_LIFETIME_S;
  const row = { did, appPassword, scope, issuedAtS, expiresAtS, nextId: null };
  bluesky.state.refreshTokensIssued += 1;
  // The number keeps ids apart when a restart replays the same seed on kept state.
  const id = `${bluesky.world.random.token(32)}-${bluesky.state.refreshTokensIssued}`;
  bluesky.state.refreshTokens[id] = row;
  return [id, row];
};

export const openSession = (
  bluesky: Bluesky,
  session: Pick<RefreshTokenRow, 'did' | 'appPassword' | 'scope'>
): TokenPair => pairOf(bluesky, ...addRow(bluesky, session));

/**
 * The next pair. A used token stays good for two hours and answers the same refresh token again,
 * so that a lost answer is recoverable (platforms/bluesky.md §1, verified, checked 2026-11-22).
 */
export const rotateSession = (bluesky: Bluesky, id: string): TokenPair => {
  const { refreshTokens } = bluesky.state;
  const row = refreshTokens[id];
  const now = nowS(bluesky);
  if (!row || row.expiresAtS <= now) throw expiredToken('Token has been revoked');
  if (row.nextId !== null) {
    const next = refreshTokens[row.nextId];
    if (!next) throw expiredToken('Token has been revoked');
    return pairOf(bluesky, row.nextId, next);
  }
  const [nextId, next] = addRow(bluesky, row);
  row.nextId = nextId;
  row.expiresAtS = Math.min(row.expiresAtS, now + REFRESH_GRACE_S);
  return pairOf(bluesky, nextId, next);
};

/** Ends the sessions an app password opened; their access tokens run on until they expire. */
export const endSessionsOf = (bluesky: Bluesky, did: string, appPassword: string): void => {
  for (const [id, row] of Object.entries(bluesky.state.refreshTokens)) {
    if (row.did === did && row.appPassword === appPassword) delete bluesky.state.refreshTokens[id];
  }
};

const claimsOf = (bluesky: Bluesky, token: string, type: TokenType): Claims => {
  const read = readJwt(token, bluesky.state.jwtSecret);
  if (!read) throw invalidToken('Token could not be verified');
  if (read.type !== type) throw invalidToken('Invalid token type');
  return read.claims;
};

export const accessClaims = (bluesky: Bluesky, token: string): Claims => {
  const claims = claimsOf(bluesky, token, 'at+jwt');
  const isSpent = Number(claims.jti) <= bluesky.state.accessTokensExpired;
  if (isSpent || claims.exp <= nowS(bluesky)) throw expiredToken();
  return claims;
};

export const refreshClaims = (
  bluesky: Bluesky,
  token: string,
  { mayBeExpired = false } = {}
): Claims => {
  const claims = claimsOf(bluesky, token, 'refresh+jwt');
  if (!mayBeExpired && claims.exp <= nowS(bluesky)) throw expiredToken();
  return claims;
};
