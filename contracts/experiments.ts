import { z } from 'zod';

import { MAX_TEMPLATE_LENGTH } from './templates';

/** What a test looks at: what people did with a post, or how often they followed its link. */
export const EXPERIMENT_METRICS = ['engagement', 'clicks'] as const;

export const experimentMetricSchema = z.enum(EXPERIMENT_METRICS);

export type ExperimentMetric = z.infer<typeof experimentMetricSchema>;

/** `A` is the wording of the template itself. */
export const VARIANT_KEYS = ['A', 'B', 'C', 'D'] as const;

export const variantKeySchema = z.enum(VARIANT_KEYS);

export type VariantKey = z.infer<typeof variantKeySchema>;

/**
 * `ended`: its days are over. `changed`: its template was reworded or removed since, so posts get
 * no variants any more.
 */
export const EXPERIMENT_STATES = [
  'draft',
  'running',
  'ended',
  'changed',
  'stopped',
  'archived',
] as const;

export const experimentStateSchema = z.enum(EXPERIMENT_STATES);

export type ExperimentState = z.infer<typeof experimentStateSchema>;

/** Hours after a post went out at which its numbers are taken. */
export const EXPERIMENT_WINDOWS = [24, 72, 168] as const;

const wordingSchema = z.string().min(1).max(MAX_TEMPLATE_LENGTH);

/** `POST /experiments`, `PUT /experiments/:id`. */
export const experimentRequestSchema = z.strictObject({
  /** An experiment stays on its site. The person's default site when left out. */
  siteId: z.int().positive().optional(),
  name: z.string().trim().min(1).max(120),
  /** Its wording is variant A. */
  templateId: z.int().positive(),
  /** Liquid: B, C and D. Checked when it is saved. */
  wordings: z.array(wordingSchema).min(1).max(3),
  metric: experimentMetricSchema.default('engagement'),
  /** Null: every target that the template words. */
  targetIds: z.array(z.int().positive()).min(1).max(100).nullable().default(null),
  /** Posts of each variant before anything is said. */
  minimumPosts: z.int().min(20).max(1_000).default(30),
  /** The smallest lift that is worth knowing: 0.2 is 20 %. */
  lift: z.number().min(0.05).max(1).default(0.2),
  windowHours: z.literal(EXPERIMENT_WINDOWS).default(72),
  /** Days after its start. */
  stopAfterDays: z.int().min(7).max(365).default(90),
});

export type ExperimentRequest = z.input<typeof experimentRequestSchema>;

/** `POST /experiments/:id/adopt`: the wording of this variant becomes the template's. */
export const adoptVariantRequestSchema = z.strictObject({ variant: variantKeySchema });

export type AdoptVariantRequest = z.infer<typeof adoptVariantRequestSchema>;

export const experimentSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  name: z.string(),
  templateId: z.number(),
  /** Null: the template is gone. */
  templateName: z.string().nullable(),
  /** Of the template, when the experiment began or was last saved. */
  templateVersion: z.number(),
  variants: z.array(z.object({ key: variantKeySchema, body: z.string() })),
  metric: experimentMetricSchema,
  targetIds: z.array(z.number()).nullable(),
  minimumPosts: z.number(),
  lift: z.number(),
  windowHours: z.number(),
  stopAfterDays: z.number(),
  state: experimentStateSchema,
  startedAt: z.string().nullable(),
  /** When its days are over; null before its start. */
  endsAt: z.string().nullable(),
  stoppedAt: z.string().nullable(),
  /** Whose wording became the template's. */
  adopted: variantKeySchema.nullable(),
});

export type ExperimentView = z.infer<typeof experimentSchema>;

/** How much more one brings than the other: 0.2 is 20 %. */
const liftSchema = z.object({
  over: variantKeySchema,
  estimate: z.number(),
  /** It is between these; with 95 % certainty at all looks together. */
  low: z.number(),
  high: z.number(),
});

export const verdictSchema = z.discriminatedUnion('kind', [
  /** Posts that are missing until anything may be said, of all variants. */
  z.object({ kind: z.literal('collecting'), missing: z.number() }),
  z.object({ kind: z.literal('running') }),
  z.object({ kind: z.literal('better'), variant: variantKeySchema, lifts: z.array(liftSchema) }),
  /** The difference is smaller than what is worth knowing. */
  z.object({ kind: z.literal('same') }),
]);

export type ExperimentVerdict = z.infer<typeof verdictSchema>;

export const variantResultSchema = z.object({
  key: variantKeySchema,
  /** Measured ones. */
  posts: z.number(),
  /** Mean over its posts: per impression, or per post. Null: there is none. */
  mean: z.number().nullable(),
  /** Over variant A, where it is another and enough is known. */
  lift: liftSchema.nullable(),
});

/** Platforms that give impressions are compared together; each of the others with itself. */
export const comparisonSchema = z.object({
  unit: z.enum(['perImpression', 'perPost']),
  platforms: z.array(z.string()),
  variants: z.array(variantResultSchema),
  verdict: verdictSchema,
  /** Posts of each variant after which four of five such tests have found the lift. */
  postsNeeded: z.number(),
});

export type ExperimentComparison = z.infer<typeof comparisonSchema>;

export const experimentResultSchema = z.object({
  experiment: experimentSchema,
  comparisons: z.array(comparisonSchema),
  /** Posts that got a variant and are not compared. */
  leftOut: z.object({
    /** Not out yet, or not old enough for their numbers. */
    waiting: z.number(),
    /** A person wrote other words. */
    reworded: z.number(),
    /** They failed, were cancelled, or were taken away. */
    notPublished: z.number(),
    /** Their platform does not tell what is looked at. */
    withoutNumbers: z.number(),
  }),
});

export type ExperimentResult = z.infer<typeof experimentResultSchema>;
