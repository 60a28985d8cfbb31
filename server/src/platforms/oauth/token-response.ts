import { z } from 'zod';

import type { Credentials, HttpResponse, OAuthDescriptor } from '../contract';

import { unreadableTokenAnswer } from './errors';

/** Ten years: beyond it a lifetime is nonsense, and dates may overflow. */
const MAX_LIFETIME_S = 10 * 365 * 24 * 60 * 60;

const lifetimeS = z.coerce.number().positive().max(MAX_LIFETIME_S).nullish().catch(null);

/** Granted scopes as text, or as Instagram's list. */
const scopes = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .catch(null);

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish().catch(null),
  expires_in: lifetimeS,
  refresh_token_expires_in: lifetimeS,
  /** TikTok's name of the same. */
  refresh_expires_in: lifetimeS,
  scope: scopes,
  /** Instagram's name of the same. */
  permissions: scopes,
});

/** Instagram's documented shape; in the field the object comes flat. */
const wrappedSchema = z.object({ data: z.tuple([tokenSchema], z.unknown()) });

type Token = z.output<typeof tokenSchema>;

export interface TokenAnswer {
  response: HttpResponse;
  oauth: OAuthDescriptor;
  /** Epoch ms at which the request was sent: lifetimes count from the platform's clock, not from the answer's arrival. */
  requestedAt: number;
  /** What is in force before this answer; null for a first sign-in. */
  previous: Credentials | null;
}

/** Whether there is a token in it: TikTok may refuse with status 200. */
export const hasToken = ({ status, json }: HttpResponse): boolean =>
  status >= 200 && status <= 299 && readToken(json) !== null;

/** The credentials in a 2xx answer, completed by what the platform left unsaid. */
export const parseTokenAnswer = (answer: TokenAnswer): Credentials => {
  const token = readToken(answer.response.json);
  if (!token) throw unreadableTokenAnswer(answer.response.status);
  const { previous, oauth, requestedAt } = answer;
  const refreshToken = token.refresh_token ?? previous?.refreshToken ?? null;
  const isSameRefreshToken = previous !== null && refreshToken === previous.refreshToken;
  return {
    ...previous,
    accessToken: token.access_token,
    refreshToken,
    issuedAt: new Date(requestedAt).toISOString(),
    expiresAt: isoAfter(requestedAt, token.expires_in ?? oauth.defaultLifetimeS),
    refreshExpiresAt:
      isoAfter(requestedAt, token.refresh_token_expires_in ?? token.refresh_expires_in) ??
      (isSameRefreshToken ? previous.refreshExpiresAt : null),
    // An answer without scope grants what was asked for (RFC 6749 §5.1).
    scopes:
      splitScopes(token.scope ?? token.permissions, oauth) ??
      previous?.scopes ??
      oauth.scopes.map(({ name }) => name),
  };
};

const readToken = (json: unknown): Token | null => {
  const flat = tokenSchema.safeParse(json);
  if (flat.success) return flat.data;
  const wrapped = wrappedSchema.safeParse(json);
  return wrapped.success ? wrapped.data.data[0] : null;
};

const isoAfter = (startMs: number, seconds: number | null | undefined): string | null =>
  seconds ? new Date(startMs + seconds * 1000).toISOString() : null;

const splitScopes = (
  granted: string | string[] | null | undefined,
  oauth: OAuthDescriptor
): string[] | null => {
  const names = typeof granted === 'string' ? granted.split(oauth.grantedScopePattern) : granted;
  const split = names?.filter((name) => name !== '');
  return split && split.length > 0 ? split : null;
};
