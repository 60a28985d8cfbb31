import { z } from 'zod';

import type { Credentials, HttpResponse, OAuthDescriptor } from '../contract';

import { unreadableTokenAnswer } from './errors';

/** Ten years: beyond it a lifetime is nonsense, and dates may overflow. */
const MAX_LIFETIME_S = 10 * 365 * 24 * 60 * 60;

const lifetimeS = z.coerce.number().positive().max(MAX_LIFETIME_S).nullish().catch(null);

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish().catch(null),
  expires_in: lifetimeS,
  refresh_token_expires_in: lifetimeS,
  scope: z.string().nullish().catch(null),
});

export interface TokenAnswer {
  response: HttpResponse;
  oauth: OAuthDescriptor;
  /** Epoch ms at which the request was sent: lifetimes count from the platform's clock, not from the answer's arrival. */
  requestedAt: number;
  /** What is in force before this answer; null for a first sign-in. */
  previous: Credentials | null;
}

/** The credentials in a 2xx answer, completed by what the platform left unsaid. */
export const parseTokenAnswer = (answer: TokenAnswer): Credentials => {
  const parsed = tokenSchema.safeParse(answer.response.json);
  if (!parsed.success) throw unreadableTokenAnswer(answer.response.status);
  const token = parsed.data;
  const { previous, oauth, requestedAt } = answer;
  const refreshToken = token.refresh_token ?? previous?.refreshToken ?? null;
  const isSameRefreshToken = previous !== null && refreshToken === previous.refreshToken;
  return {
    ...previous,
    accessToken: token.access_token,
    refreshToken,
    expiresAt: isoAfter(requestedAt, token.expires_in),
    refreshExpiresAt:
      isoAfter(requestedAt, token.refresh_token_expires_in) ??
      (isSameRefreshToken ? previous.refreshExpiresAt : null),
    // An answer without scope grants what was asked for (RFC 6749 §5.1).
    scopes: splitScopes(token.scope, oauth) ?? previous?.scopes ?? [...oauth.scopes],
  };
};

const isoAfter = (startMs: number, seconds: number | null | undefined): string | null =>
  seconds ? new Date(startMs + seconds * 1000).toISOString() : null;

const splitScopes = (scope: string | null | undefined, oauth: OAuthDescriptor): string[] | null => {
  const scopes = scope?.split(oauth.grantedScopePattern).filter((name) => name !== '');
  return scopes && scopes.length > 0 ? scopes : null;
};
