import { z } from 'zod';

import { metaKnobs } from '../meta/knobs';

const DEFAULT_CONFIGURATION = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'read_insights',
  'business_management',
];

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
    .default({ '102938475610293': DEFAULT_CONFIGURATION }),
  /** Calls with Page tokens per Page and rolling day; beyond them code 80001. */
  pageCallsPerDay: z.int().min(1).default(50_000),
});

export type Knobs = z.infer<typeof knobsSchema>;
