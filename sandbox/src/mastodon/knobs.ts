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
  /** What a link counts; other software has other numbers. */
  charactersReservedPerUrl: z.int().min(1).default(23),
  /** Null: Mastodon's own. Others: `4.0.0 (not true; really …)`. */
  version: z.string().nullable().default(null),
  /**
   * `honoured`: the first post again. `ignored`: one more post, as on compatible servers.
   * `replay-fails`: 500 in place of the first post, as some versions of 2026 did (G#40399).
   */
  idempotency: z.enum(['honoured', 'ignored', 'replay-fails']).default('honoured'),
  keyLifetimeMs: count.default(3_600_000),
  /** How long a new post is missing in the account's listing. */
  indexingLagMs: count.default(0),
  /** Processing of videos and GIFs; 0: they are ready at once. */
  mediaProcessingMs: count.default(1000),
  processingOutcome: z.enum(['succeeded', 'failed']).default('succeeded'),
  /** False: `POST /api/v2/media` answers 404, as before 3.1.3. */
  mediaV2: z.boolean().default(true),
  /** How long files wait for a post; the page says "about a day". */
  unattachedLifetimeMs: count.default(86_400_000),
  /** False: media ids that are not there are left out in silence, as before 4.4. */
  refusesUnknownMedia: z.boolean().default(true),
  /** False: `/source` answers 404, as before 3.5. */
  sourceEndpoint: z.boolean().default(true),
  /** False: `DELETE` of a post answers 404 and does nothing, as on some compatible servers. */
  deletion: z.boolean().default(true),
  /** True: `url` of a post is null and only `uri` leads there. */
  nullUrls: z.boolean().default(false),
  /** Posts of one account in three hours (RATES). */
  statusesPer3Hours: count.default(300),
  mediaPer30Min: count.default(30),
  deletesPer30Min: count.default(30),
});

export type Knobs = z.infer<typeof knobsSchema>;

export const defaultKnobs = (): Knobs => knobsSchema.parse({});
