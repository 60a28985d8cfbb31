import { z } from 'zod';

import { metaKnobs } from '../meta/knobs';

/** What tests and the control page may tune, with Instagram's documented behaviour as the default. */
export const knobsSchema = z.strictObject({
  ...metaKnobs,
  /** Answer of the code exchange: `{"data":[{…}]}` is documented, the same object flat was seen. */
  tokenShape: z.enum(['data', 'flat']).default('data'),
  /** `permissions` in that answer; in the flat one both were seen. */
  permissionsShape: z.enum(['string', 'list']).default('string'),
  /** Tokens younger than a day can be refreshed, against the documentation. */
  refreshesYoungTokens: z.boolean().default(false),
  /** A refresh gives a new token, or the same with a later end; both were seen. */
  refreshChangesToken: z.boolean().default(true),
  /** Personal accounts get through the consent screen, though they can never publish. */
  personalMaySignIn: z.boolean().default(true),
  /** Calls per account and rolling day; beyond them code 80002. */
  accountCallsPerDay: z.int().min(1).default(50_000),
  /** How long an image is processed after it was fetched, ms; 2 to 10 s were seen. */
  imageProcessingMs: z.int().min(0).default(1_000),
  /** How long a video or a carousel is processed, ms; 30 s to 5 min were seen. */
  videoProcessingMs: z.int().min(0).default(3_000),
  /** Posts per account and rolling day: 100 by the guide, 50 and 25 elsewhere. */
  publishLimit: z.int().min(1).default(100),
  /** Containers per account and rolling day. */
  containerLimit: z.int().min(1).default(400),
  /** Life of a container, ms. */
  containerLifeMs: z.int().min(1).default(86_400_000),
  /** How captions are counted; not documented. */
  captionUnit: z.enum(['utf16', 'codepoints']).default('utf16'),
  /** PNG is refused by the documentation and often taken in practice. */
  takesPng: z.boolean().default(false),
  /** A container that is published once more is refused, or answered with its post; never posted twice. */
  republish: z.enum(['refuse', 'same']).default('refuse'),
  /** How long a new post is missing from the account's list, ms. */
  listLagMs: z.int().min(0).default(0),
  /** Captions lose their `@` for callers of graph.facebook.com, as for those without admin tasks. */
  stripsMentions: z.boolean().default(false),
  /** graph.instagram.com tells `media_product_type`; the documentation contradicts itself. */
  tellsProductType: z.boolean().default(false),
  /** Uploads of bytes work for Instagram Login too; documented for Facebook Login only. */
  takesBytesOfInstagramLogin: z.boolean().default(false),
  /** Figures come in `values` or in `total_value`. */
  insightsShape: z.enum(['values', 'total_value']).default('values'),
  /** Figures are missing for this long after a post, ms; up to 48 h are documented. */
  insightsLagMs: z.int().min(0).default(0),
  /** Metrics that are refused though they are documented, as was seen with newer ones. */
  refusedMetrics: z.array(z.string()).default([]),
  /** Fewer people than five have seen every story, so that none has figures. */
  storiesLackViewers: z.boolean().default(false),
});

export type Knobs = z.infer<typeof knobsSchema>;
