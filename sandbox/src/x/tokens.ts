import type { Authorization, IssuedToken, XSite } from './state';

/** https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code, 2026-11-22. */
export const ACCESS_LIFETIME_S = 7200;
// "About six months" (…/oauth-2-0/oauth-1-0a-token-exchange).
const REFRESH_LIFETIME_MS = 182 * 86_400_000;

export interface TokenAnswer {
  token_type: 'bearer';
  expires_in: number;
  access_token: string;
  refresh_token?: string;
  scope: string;
}

/** A new pair; the refresh token only with `offline.access`. */
export const issueTokens = (
  site: XSite,
  authorization: Omit<Authorization, 'expiresAtMs'> & { grantId: string }
): TokenAnswer => {
  const { world, state } = site;
  const now = world.clock.now();
  const { clientId, accountId, scopes, grantId } = authorization;
  const granted = { clientId, accountId, scopes, grantId };
  forgetExpired(site);
  const accessToken = newToken(site, 'at');
  state.accessTokens[accessToken] = { ...granted, expiresAtMs: now + ACCESS_LIFETIME_S * 1000 };
  const answer: TokenAnswer = {
    token_type: 'bearer',
    expires_in: ACCESS_LIFETIME_S,
    access_token: accessToken,
    scope: scopes.join(' '),
  };
  if (scopes.includes('offline.access')) {
    answer.refresh_token = newToken(site, 'rt');
    state.refreshTokens[answer.refresh_token] = {
      ...granted,
      expiresAtMs: now + REFRESH_LIFETIME_MS,
    };
  }
  world.changed();
  return answer;
};

/** Ends tokens that the predicate picks; tells how many. */
export const endTokens = (
  tokens: Record<string, IssuedToken>,
  isMeant: (token: IssuedToken) => boolean
): number => {
  const ended = Object.entries(tokens).filter(([, token]) => isMeant(token));
  for (const [secret] of ended) delete tokens[secret];
  return ended.length;
};

const newToken = ({ world }: XSite, kind: 'at' | 'rt'): string =>
  Buffer.from(`${world.random.token(43)}:${world.clock.now()}:1:1:${kind}:1`).toString('base64url');

const forgetExpired = ({ world, state }: XSite): void => {
  const now = world.clock.now();
  endTokens(state.accessTokens, (token) => token.expiresAtMs <= now);
};
