import { z } from 'zod';

/** Everything that grows by itself and may be tidied away, in the order that people see it. */
export const RETENTION_KINDS = [
  'deliveries',
  'deliveryEvents',
  'analyticsDays',
  'metricChecks',
  'ruleDecisions',
  'webhookLog',
  'aiUsage',
  'aiProposals',
  'aiAnswers',
  'drafts',
  'audit',
  'idempotencyKeys',
  'counts',
] as const;

export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** What a kind of rows may be kept for, days. */
export interface RetentionLimits {
  /** When nobody says otherwise; 0: for ever. */
  usual: number;
  least: number;
  most: number;
  /** Whether 0 is allowed, which keeps them for ever. */
  isForeverAllowed: boolean;
}

const TEN_YEARS = 3650;

const forEver = (usual: number, least: number): RetentionLimits => ({
  ...{ usual, least, most: TEN_YEARS },
  isForeverAllowed: true,
});

const limited = (usual: number, least: number, most: number): RetentionLimits => ({
  ...{ usual, least, most },
  isForeverAllowed: false,
});

/**
 * The least of each is what something else reads: a month that a budget is of, the days that service
 * levels look back to, the day that a repeated request may come after, the last look at a post.
 */
export const RETENTION_LIMITS: Readonly<Record<RetentionKind, RetentionLimits>> = {
  deliveries: forEver(0, 30),
  deliveryEvents: forEver(400, 7),
  analyticsDays: forEver(800, 90),
  metricChecks: limited(400, 366, TEN_YEARS),
  ruleDecisions: forEver(180, 30),
  // An address that nothing arrives at is switched off after five days.
  webhookLog: limited(30, 7, 365),
  // Two years and the running month, so that a month can be compared with the same of last year.
  aiUsage: forEver(762, 62),
  aiProposals: forEver(400, 30),
  aiAnswers: limited(30, 1, 365),
  drafts: limited(90, 7, TEN_YEARS),
  audit: forEver(400, 1),
  idempotencyKeys: limited(1, 1, 30),
  counts: limited(90, 31, TEN_YEARS),
};

/** Days that rows of a kind are kept; 0 where that is allowed: for ever. */
export const retentionDaysSchema = (kind: RetentionKind): z.ZodType<number, number> => {
  const { least, most, isForeverAllowed } = RETENTION_LIMITS[kind];
  if (!isForeverAllowed) return z.int().min(least).max(most);
  const message = `must be ${least} to ${most} days, or 0 to keep it for ever`;
  return z
    .int()
    .min(0)
    .max(most)
    .refine((days) => days === 0 || days >= least, message);
};

const ofEach = <Schema extends z.ZodType>(
  schemaOf: (kind: RetentionKind) => Schema
): Record<RetentionKind, Schema> =>
  Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, schemaOf(kind)])) as Record<
    RetentionKind,
    Schema
  >;

/** `PUT /retention`: days by kind; kinds that are not named stay. Null: as the config says. */
export const saveRetentionSchema = z.strictObject(
  ofEach((kind) => retentionDaysSchema(kind).nullable().optional())
);

export type SaveRetention = z.infer<typeof saveRetentionSchema>;

/** `GET /retention`: asked with days by kind, it tells of those kinds, and what would go then. */
export const retentionQuerySchema = z.strictObject(
  ofEach((kind) =>
    z
      .string()
      .regex(/^\d{1,4}$/, 'must be a number of days')
      .transform(Number)
      .pipe(retentionDaysSchema(kind))
      .optional()
  )
);

export type RetentionQuery = Partial<Record<RetentionKind, number>>;

export const retentionRowSchema = z.object({
  kind: z.enum(RETENTION_KINDS),
  /** For so long they are kept; 0: for ever. */
  days: z.number(),
  /** As the config says, or the plugin where it says nothing. */
  usualDays: z.number(),
  least: z.number(),
  most: z.number(),
  isForeverAllowed: z.boolean(),
  /** All that there are. */
  rows: z.number(),
  /** When the oldest one is from, ISO; null: there is none. */
  oldestAt: z.string().nullable(),
  /** So many are older than that, and go with the next clean-up. */
  wouldGo: z.number(),
});

export type RetentionRow = z.infer<typeof retentionRowSchema>;

export const retentionSchema = z.object({
  rows: z.array(retentionRowSchema),
  /** ISO; null: it is under way, or begins within minutes of a worker's start. */
  nextCleanUpAt: z.string().nullable(),
  /** When everything was last found tidy, ISO; null: not since something was changed. */
  lastCleanUpAt: z.string().nullable(),
});

export type RetentionView = z.infer<typeof retentionSchema>;
