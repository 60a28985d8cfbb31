import { z } from 'zod';

import { SCOPE_NAMES } from './scopes';

const duration = z.int().min(0);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const perMinute = z.int().min(0);

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
  /** HTTP status of errors that the tables give as "200/403" or 4xx: by their kind, or always 200. */
  errorStatus: z.enum(['by-kind', 'always-200']).default('by-kind'),
  /** From all bytes to the end of processing (STATUS: half a minute for 512 MB). */
  processingMs: duration.default(1_500),
  /** Status calls answered with "processing" before the end is told. */
  processingPolls: z.int().min(0).default(0),
  /** From publication to the public id in the status (STATUS: a minute, or hours). */
  moderationMs: duration.default(0),
  /** From publication to the post in listings. */
  listingLagMs: duration.default(0),
  /** Every post fails with this reason instead of being published (STATUS). */
  failReason: z.string().nullable().default(null),
  /** `publicaly_available_post_id`: a list as documented, or a single number as seen. */
  postIdShape: z.enum(['array', 'scalar']).default('array'),
  /** Life of an upload address (TRANSFER). */
  uploadLifetimeMs: duration.default(HOUR_MS),
  /** False: only SELF_ONLY, and only on private accounts (RULES). */
  isAudited: z.boolean().default(true),
  /** What creator_info and posting are refused with (CREATOR). */
  creatorProblem: z
    .enum([
      'spam_risk_too_many_posts',
      'spam_risk_user_banned_from_posting',
      'reached_active_user_cap',
    ])
    .nullable()
    .default(null),
  /** Posts of an account in 24 hours (RULES: about 15). */
  postsPerDay: z.int().min(0).default(15),
  /** Drafts of an account that wait in 24 hours (INBOX). */
  draftsPerDay: z.int().min(0).default(5),
  /** Per user token, in a sliding minute (POST, CREATOR, STATUS). */
  initsPerMinute: perMinute.default(6),
  creatorInfoPerMinute: perMinute.default(20),
  statusPerMinute: perMinute.default(30),
  /** Per app, in a sliding minute: video/list and video/query (RATE). */
  listingsPerMinute: perMinute.default(600),
  /** Domains and URL prefixes verified in the portal; null: whatever is asked for (TRANSFER). */
  verifiedDomains: z.array(z.string()).nullable().default(null),
  /** Addresses of this machine stand for a verified domain with https, or are what they are. */
  localMedia: z.enum(['accepted', 'refused']).default('accepted'),
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
