import { z } from 'zod';

/** What we promise ourselves, in the order it is shown. */
export const SERVICE_LEVELS = [
  'distribution',
  'signIns',
  'retries',
  'media',
  'aiApproval',
  'aiTime',
  'apiTime',
  'queue',
  'webhooks',
  'errors',
] as const;

export type ServiceLevelId = (typeof SERVICE_LEVELS)[number];

/** `not_enough`: fewer cases than `minimum`, so the value says little. */
export const levelStateSchema = z.enum(['met', 'missed', 'not_enough']);

export const levelTrendSchema = z.enum(['better', 'same', 'worse']);

export const serviceLevelSchema = z.object({
  id: z.enum(SERVICE_LEVELS),
  /** `share`: 0–1. `ms`: what 95 % of the cases stayed within. */
  unit: z.enum(['share', 'ms']),
  /** The value is to be at least, or at most, this. */
  goal: z.number(),
  isAtMost: z.boolean(),
  /** Over the whole window; null: there was no case. */
  value: z.number().nullable(),
  cases: z.number(),
  /** So many cases make a value that is judged. */
  minimum: z.number(),
  state: levelStateSchema,
  /** The last days beside the whole window; null: there are too few cases. */
  trend: levelTrendSchema.nullable(),
});

export type ServiceLevel = z.infer<typeof serviceLevelSchema>;

/** `GET /service-levels`: of all sites together. */
export const serviceLevelsSchema = z.object({
  windowDays: z.number(),
  /** The days that the trend looks at. */
  recentDays: z.number(),
  /** ISO; values are up to a minute old. */
  measuredAt: z.string(),
  levels: z.array(serviceLevelSchema),
});

export type ServiceLevelsView = z.infer<typeof serviceLevelsSchema>;
