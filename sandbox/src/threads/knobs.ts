import { z } from 'zod';

const duration = z.int().min(0);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What tests and the control page may tune; the defaults are Threads as documented. */
export const knobsSchema = z.strictObject({
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
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
