import { z } from 'zod';

import { metaKnobs } from '../meta/knobs';
import { DEFAULT_CONFIGURATION } from './scopes';

/** What tests and the control page may tune, with Facebook's behaviour as the default. */
export const knobsSchema = z.strictObject({
  ...metaKnobs,
  /** So many more Pages for the Harbour Light Editor, to make lists longer than one page. */
  extraPages: z.int().min(0).max(1000).default(0),
  /** "Require App Secret": calls with a token need `appsecret_proof`. */
  requireAppSecretProof: z.boolean().default(false),
  /** Life of the token that a code gives; one to two hours, seen longer. */
  codeTokenLifetimeMs: z.int().min(1000).default(7_200_000),
  /** The long-lived exchange leaves `expires_in` out, as it sometimes does. */
  exchangeOmitsExpiry: z.boolean().default(false),
  /** A long-lived token older than a day can be exchanged for 60 new days (uncertain). */
  extendsLongLived: z.boolean().default(true),
  /** Permissions by `config_id` of Facebook Login for Business. */
  loginConfigurations: z
    .record(z.string(), z.array(z.string()))
    .default({ '102938475610293': [...DEFAULT_CONFIGURATION] }),
  /** Calls with Page tokens per Page and rolling day; beyond them code 80001. */
  pageCallsPerDay: z.int().min(1).default(50_000),
  /** How long a finished video is worked on before people see it. */
  processingMs: z.int().min(0).default(1_500),
  /** What becomes of videos that are finished from now on. */
  processingOutcome: z.enum(['ready', 'error']).default('ready'),
  /** A new video is not found for so long ("Object does not exist"). */
  videoAppearsAfterMs: z.int().min(0).default(0),
  /** A video node does not tell its post. */
  hidesPostIds: z.boolean().default(false),
  /** Bytes that an upload in pieces asks for at a time. */
  pieceBytes: z
    .int()
    .min(1)
    .default(4 * 1024 * 1024),
  /** Life of an unfinished upload, and of photos that are called temporary. */
  uploadLifeMs: z.int().min(1).default(86_400_000),
  /** Lists show a post so much later than people do. */
  indexingLagMs: z.int().min(0).default(0),
  /** Lists do not tell which app made a post. */
  hidesApplications: z.boolean().default(false),
  /** A post cannot be commented on for so long after it appeared. */
  commentDelayMs: z.int().min(0).default(0),
  /** Reels of one Page in any 24 hours. */
  reelsPerDay: z.int().min(0).default(30),
  /** Largest photo. Two pages of the documentation say 4 and 10 MB. */
  maxPhotoBytes: z
    .int()
    .min(1)
    .default(4 * 1024 * 1024),
  /** Addresses, as they are sent, whose pages cannot be read (1609005). */
  unreadableLinks: z.array(z.string()).default([]),
  /** Insight names that are refused although they exist, as seen on some posts. */
  refusedMetrics: z.array(z.string()).default([]),
});

export type Knobs = z.infer<typeof knobsSchema>;
