import { z } from 'zod';

const count = z.int().min(0);

/** What tests and the control page may tune; the defaults are Mastodon 4.6 with its own limits. */
export const knobsSchema = z.strictObject({
  /**
   * A server before 4.3: no array in `redirect_uris`, no scope `profile`, PKCE and
   * `/.well-known/oauth-authorization-server` unknown, fewer fields in answers.
   */
  oldServer: z.boolean().default(false),
  /** False: discovery answers 404, as compatible servers do. */
  discovery: z.boolean().default(true),
  /** False: `/api/v2/instance` answers 404, as before 4.0 and on compatible servers. */
  instanceV2: z.boolean().default(true),
  /** `max_toot_chars` at the top level of the v1 instance, as forks have it. */
  forkLimits: z.boolean().default(false),
  /** A consent for the same app, person and scopes answers the token that exists (DOORKEEPER). */
  reusesTokens: z.boolean().default(true),
  codeLifetimeMs: count.default(600_000),
  /** Calls of `/api` per token, or per address without one, in five minutes (RATES). */
  callsPer5Min: count.default(300),
  /** Registrations of apps in ten minutes; null: none, as for callers on the server's own machine. */
  registrationsPer10Min: count.nullable().default(null),
  maxCharacters: z.int().min(1).default(500),
  maxMediaAttachments: z.int().min(1).default(4),
  /** Null: the key is missing, as before 4.4. */
  descriptionLimit: z.int().min(1).nullable().default(1500),
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
