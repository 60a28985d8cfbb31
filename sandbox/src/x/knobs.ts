import { z } from 'zod';

const ms = z.int().min(0);

/**
 * What can be turned with the `configure` action. The defaults are the platform on a good day;
 * the rest covers what platforms/x.md marks UNCERTAIN, so that clients are tested both ways.
 */
export const knobsSchema = z.strictObject({
  /** How long a new post stays out of `GET /2/users/:id/tweets`. */
  indexingLagMs: ms,
  /** Processing after finalize, by kind of media; 0: no `processing_info` at all. */
  imageProcessingMs: ms,
  gifProcessingMs: ms,
  videoProcessingMs: ms,
  processingOutcome: z.enum(['succeeded', 'failed']),
  /** Leave `check_after_secs` out of `processing_info`. */
  omitCheckAfter: z.boolean(),
  /** How long after it is ready a media id is still called invalid by `POST /2/tweets`. */
  mediaPropagationMs: ms,
  /** What becomes of a segment whose index was sent before; not documented. */
  repeatedSegments: z.enum(['replace', 'refuse']),
  /** How long the same text of the same user is a duplicate; the real window is not documented. */
  duplicateWindowMs: ms,
  /** Status of "too long": 400 is documented, 403 reported too. */
  tooLongStatus: z.union([z.literal(400), z.literal(403)]),
  /** Names in answers: `retweet_count`, `edit_history_tweet_ids`… or `repost_count`, … */
  naming: z.enum(['tweet', 'post']),
  /** Answer 400 to `tweet.fields`, naming the parameter. */
  refuseTweetFields: z.boolean(),
  /** Where the error about private metrics stands: beside a post's data, or in its place. */
  deniedMetrics: z.enum(['beside-data', 'instead-of-data']),
  /** Host in the `type` of problems. */
  problemHost: z.enum(['api.x.com', 'api.twitter.com']),
  rateLimitBody: z.enum(['problem', 'errors']),
  /** Calls per user and 15 minutes by operation, in place of the documented numbers. */
  rateLimits: z.record(z.string(), z.int().min(0)),
  /** Posts of all users of an app in 24 hours. */
  appPostsPerDay: z.int().min(0),
  /** Tell the app's day in headers: not on the docs page, seen in the wild (platforms/x.md §6). */
  appDayHeaders: z.boolean(),
  /** False: the restriction on @mentions in top-level posts of early 2026. */
  mentionsAllowed: z.boolean(),
  /** Hosts whose links are refused as invalid URLs. */
  blockedDomains: z.array(z.string()),
  /** Scopes that people untick on the consent screen. */
  withheldScopes: z.array(z.string()),
  /** Body of the 402 that every API call gets. */
  credits: z.enum(['available', 'depleted', 'depleted-older-body']),
  /** Error code for a used, revoked or expired refresh token. */
  deadRefreshTokenError: z.enum(['invalid_request', 'invalid_grant']),
  /** Whether a refresh also ends the access token it replaces; not documented. */
  refreshEndsAccessToken: z.boolean(),
});

export type Knobs = z.infer<typeof knobsSchema>;

const DAY_MS = 86_400_000;

export const defaultKnobs = (): Knobs => ({
  indexingLagMs: 0,
  imageProcessingMs: 0,
  gifProcessingMs: 1000,
  videoProcessingMs: 3000,
  processingOutcome: 'succeeded',
  omitCheckAfter: false,
  mediaPropagationMs: 0,
  repeatedSegments: 'replace',
  duplicateWindowMs: DAY_MS,
  tooLongStatus: 400,
  naming: 'tweet',
  refuseTweetFields: false,
  deniedMetrics: 'beside-data',
  problemHost: 'api.x.com',
  rateLimitBody: 'problem',
  rateLimits: {},
  appPostsPerDay: 10_000,
  appDayHeaders: true,
  mentionsAllowed: true,
  blockedDomains: [],
  withheldScopes: [],
  credits: 'available',
  deadRefreshTokenError: 'invalid_request',
  refreshEndsAccessToken: false,
});
