import { z } from 'zod';

import { SCOPE_NAMES } from './scopes';

const duration = z.int().min(0);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What tests and the control page may tune; the defaults are TikTok as documented. */
export const knobsSchema = z.strictObject({
  /** 2 hours since 2026-11-02 (REFRESH); 24 hours before (MANAGE). */
  accessTokenLifetimeMs: duration.default(2 * HOUR_MS),
  /** 180 days since 2026-11-02 (REFRESH); 365 days before (MANAGE). */
  refreshTokenLifetimeMs: duration.default(180 * DAY_MS),
  /** Not documented; people report codes that die within minutes. */
  codeLifetimeMs: duration.default(5 * 60_000),
  /** A refresh answers another refresh token (REFRESH), or repeats the one it was given. */
  refreshRotates: z.boolean().default(true),
  /** A refresh token that was replaced stops working at once (REFRESH). */
  replacedRefreshToken: z.enum(['refused', 'accepted']).default('refused'),
  /** HTTP status of the token endpoints' errors: by kind (400, 401), or always 200. */
  oauthErrorStatus: z.enum(['by-kind', 'always-200']).default('by-kind'),
  /** A Desktop redirect URI without `code_challenge` is refused (TOKEN: required for desktop). */
  desktopPkce: z.enum(['required', 'optional']).default('required'),
  /** The web documentation has no PKCE; what happens to a challenge there is not known. */
  webPkce: z.enum(['ignored', 'enforced']).default('ignored'),
  /** Scopes that the app's review approved; asking for others shows an error page. */
  approvedScopes: z.array(z.enum(SCOPE_NAMES)).default([...SCOPE_NAMES]),
  /** Body of a successful revocation: the text says empty, the example shows `{}` (REVOKE). */
  revokeAnswer: z.enum(['empty', 'object']).default('empty'),
  /** Name in the envelope: tables and answers differ (ERRORS). */
  logIdField: z.enum(['log_id', 'logid']).default('log_id'),
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
