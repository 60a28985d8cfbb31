import { z } from 'zod';

const duration = z.int().min(0);
const total = z.int().min(0);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What `error_message` of a container can say, spelled as Threads spells it (TS). */
export const CONTAINER_ERRORS = [
  'FAILED_DOWNLOADING_VIDEO',
  'FAILED_PROCESSING_AUDIO',
  'FAILED_PROCESSING_VIDEO',
  'INVALID_ASPEC_RATIO',
  'INVALID_BIT_RATE',
  'INVALID_DURATION',
  'INVALID_FRAME_RATE',
  'INVALID_AUDIO_CHANNELS',
  'INVALID_AUDIO_CHANNEL_LAYOUT',
  'UNKNOWN',
] as const;

export type ContainerError = (typeof CONTAINER_ERRORS)[number];

/** Consent and tokens. */
const accessKnobs = {
  /**
   * Lets an app register http addresses and `localhost`, which Threads refuses (SAMPLE): for a demo
   * that runs on one machine without a certificate.
   */
  localRedirects: z.boolean().default(false),
  /** The app passed App Review; before that only Threads Testers can consent (GS). */
  appReviewed: z.boolean().default(true),
  /** `user_id` of the code exchange, seen both ways; the number is beyond 2^53. */
  userIdAs: z.enum(['string', 'number']).default('string'),
  /** Errors of the code exchange: `error_message` at the top, or the usual `error` object. */
  codeErrors: z.enum(['flat', 'graph']).default('flat'),
  /** HTTP status of code 190; 400 is usual (ERR). */
  authErrorStatus: z.union([z.literal(400), z.literal(401)]).default(400),
  codeLifetimeMs: duration.default(HOUR_MS),
  shortTokenLifetimeMs: duration.default(HOUR_MS),
  longTokenLifetimeMs: duration.default(60 * DAY_MS),
  /** How long a person's permission lasts; a refresh starts it again (LL). */
  grantLifetimeMs: duration.default(90 * DAY_MS),
  /** A long-lived token must be this old before it can be refreshed (LL). */
  minRefreshAgeMs: duration.default(DAY_MS),
  /** A refresh gives another token, or prolongs the one it was given. */
  refreshAnswers: z.enum(['new-token', 'same-token']).default('new-token'),
  /** LL says yes since 2025, GS still says no. */
  privateProfilesCanRefresh: z.boolean().default(true),
  /** Whose own token may stand in `access_token` of debug_token: DBG names testers only. */
  debugTokenFor: z.enum(['any-user', 'testers']).default('any-user'),
};

/** Containers and posts. */
const publishingKnobs = {
  /** Versions that are served; a path with another one leads nowhere. */
  apiVersions: z.array(z.string()).default(['v1.0']),
  /** How long a container stays IN_PROGRESS, by what is in it. */
  textProcessingMs: duration.default(0),
  imageProcessingMs: duration.default(1_000),
  videoProcessingMs: duration.default(4_000),
  /** A container is EXPIRED after that (TS). */
  containerLifeMs: duration.default(DAY_MS),
  /** How long after FINISHED `threads_publish` still answers 24/4279009 (seen by publishers). */
  publishLagMs: duration.default(2_000),
  /** A reply with a video that is published sooner after FINISHED loses its parent (seen). */
  replyLinkMs: duration.default(5_000),
  /** Every container with media ends in ERROR with this message. */
  containerError: z.enum(CONTAINER_ERRORS).nullable().default(null),
  /** Where an address that cannot be fetched shows: in the answer or, later, in the container. */
  fetchErrors: z.enum(['answer', 'container']).default('answer'),
  /** What publishing a PUBLISHED container does; not documented. `again` posts it twice. */
  republish: z.enum(['not-found', 'same-id', 'again']).default('not-found'),
  /** Posts show up in lists only after that. */
  listLagMs: duration.default(0),
  /** Ids of containers and posts as numbers beyond 2^53 instead of texts. */
  idsAs: z.enum(['string', 'number']).default('string'),
  /** `permalink` is left out for media with a copyright flag (RET). */
  hidesPermalinks: z.boolean().default(false),
  /** Publishing is blocked: for what looks like spam (2207051), or altogether (4279013). */
  restriction: z.enum(['none', 'spam', 'restricted']).default('none'),
  /** Rolling 24 hours (OV, TS). */
  postsPerDay: total.default(250),
  repliesPerDay: total.default(1000),
  deletesPerDay: total.default(100),
  /** All calls of an account in 24 hours: 4800 × impressions, of which at least ten count (OV). */
  callsPerDay: total.default(48_000),
  /** Whether answers carry `X-App-Usage`; not documented for Threads. */
  usageHeaders: z.boolean().default(false),
};

/** What tests and the control page may tune; the defaults are Threads as documented. */
export const knobsSchema = z.strictObject({ ...accessKnobs, ...publishingKnobs });

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
