import { z } from 'zod';

/**
 * Versions that answered on 2026-11-22 (MIGR): supported for a year, no 202512 ever existed, 202511
 * is past its sunset, 202610 and 202611 are unconfirmed. A fixed list, so that a clock moved forward
 * expires tokens without also retiring the API.
 */
const ACTIVE_VERSIONS = [
  '202601',
  '202602',
  '202603',
  '202604',
  '202605',
  '202606',
  '202607',
  '202608',
  '202609',
];

const duration = z.int().min(0);
const callsPerDay = z.int().min(0).nullable();

/** What tests and the control page may tune, with LinkedIn's behaviour as the default. */
export const knobsSchema = z.strictObject({
  /** Approved partner apps get refresh tokens; self-serve apps get none (REFR). */
  partner: z.boolean().default(false),
  /** The app has the Community Management API product and may ask for its scopes (CMAPP). */
  communityManagement: z.boolean().default(false),
  /** Apps may ask for `r_member_social`, which LinkedIn grants to nobody: lets a check read posts back. */
  grantsClosedScopes: z.boolean().default(false),
  /** Separator in the token answer; seen both ways (AUTH). */
  scopeSeparator: z.enum([',', ' ']).default(','),
  /** A refresh repeats the refresh token, or leaves it out (REFR). */
  refreshRepeatsToken: z.boolean().default(true),
  /** A fresh token is answered 401 "revoked" for this long (peer reports of a few seconds). */
  tokenWarmupMs: duration.default(0),
  activeVersions: z.array(z.string().regex(/^\d{6}$/)).default(ACTIVE_VERSIONS),
  /** Self-serve limits per UTC day (SHARE); null: none. */
  memberCallsPerDay: callsPerDay.default(150),
  appCallsPerDay: callsPerDay.default(100_000),
  /** Its own throttle; the number is not published. */
  userInfoCallsPerDay: callsPerDay.default(null),
  /** Cap on posts of unverified members (seen 2026-10); null: verified. */
  memberPostsPerDay: callsPerDay.default(null),
  imageProcessingMs: duration.default(300),
  documentProcessingMs: duration.default(1_000),
  videoProcessingMs: duration.default(2_000),
  /** Every upload that finishes while this is on ends as PROCESSING_FAILED. */
  processingFails: z.boolean().default(false),
  /** A post with media still in processing: refused, or accepted and shown without it. */
  unprocessedMedia: z.enum(['reject', 'accept']).default('reject'),
  /** Member tokens may read the status of their own media; documented as 403. */
  memberMayReadMedia: z.boolean().default(false),
  uploadUrlLifetimeMs: duration.default(86_400_000),
  /** Not published (IMG); peers stay below 8–10 MB. */
  maxImageBytes: z
    .int()
    .min(1)
    .default(10 * 1024 * 1024),
  minVideoBytes: z
    .int()
    .min(1)
    .default(75 * 1024),
  /** The last part's `lastByte` points beyond the file, as some clients report. */
  lastByteOvershoots: z.boolean().default(false),
  /** Kind of a new post's URN; `auto` makes videos ugcPosts (uncertain, POSTS). */
  postUrn: z.enum(['auto', 'share', 'ugcPost']).default('auto'),
  /** Identical posts are refused this long after the first (UGC). */
  duplicateWindowMs: duration.default(600_000),
  /** Identical posts are refused this long after the first was deleted (COMP, 24–48 h). */
  ghostWindowMs: duration.default(86_400_000),
  /** A new post is missing from listings and reads for this long. */
  indexingLagMs: duration.default(0),
  /** Comments on a new post are answered 404 for this long. */
  commentLagMs: duration.default(0),
  /** Views of an average post; all other numbers follow from them. */
  impressionsPerHour: z.number().min(0).default(120),
  /** Name of the organization field; it changed over the versions (ACL). */
  aclOrganizationField: z
    .enum(['organization', 'organizationTarget', 'organizationalTarget'])
    .default('organization'),
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
