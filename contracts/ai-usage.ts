import { z } from 'zod';

import { aiProviderIdSchema } from './ai-providers';

/** What a call was for. */
export const aiPurposeSchema = z.enum(['adaptation', 'repair', 'test', 'evaluation']);

export type AiPurpose = z.infer<typeof aiPurposeSchema>;

/**
 * What became of it: `answered`, a cache hit, an answer that was thrown away, one of the ways of
 * failing, or a call that the budget did not allow.
 */
export const aiOutcomeSchema = z.enum([
  'answered',
  'cached',
  'lost',
  'over_budget',
  'unavailable',
  'busy',
  'exhausted',
  'misconfigured',
  'blocked',
  'truncated',
  'unusable',
  'aborted',
]);

export type AiOutcome = z.infer<typeof aiOutcomeSchema>;

/** One row of `ai_usage_logs`. Never holds a prompt or an answer. */
export const aiUsageRowSchema = z.object({
  id: z.number(),
  at: z.string(),
  siteId: z.number(),
  /** Null: not one of ours any more. */
  provider: aiProviderIdSchema.nullable(),
  model: z.string().nullable(),
  purpose: aiPurposeSchema,
  outcome: aiOutcomeSchema,
  /** Null: the vendor did not say. */
  inputTokens: z.number().nullable(),
  cachedInputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  /** Null: not known. */
  costUsd: z.number().nullable(),
  latencyMs: z.number().nullable(),
  promptVersion: z.string().nullable(),
  adaptationId: z.number().nullable(),
  /** The vendor's name for the call. */
  requestId: z.string().nullable(),
  /** Stable and machine-readable, of what failed. */
  code: z.string().nullable(),
});

export type AiUsageRow = z.infer<typeof aiUsageRowSchema>;

/** `GET /ai/usage?site=`: the sums of a month, and its calls, newest first. */
export const aiUsageQuerySchema = z.strictObject({
  /** `2026-11`, by the site's calendar; the current one when left out. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')
    .optional(),
  provider: aiProviderIdSchema.optional(),
  outcome: aiOutcomeSchema.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

export type AiUsageQuery = z.input<typeof aiUsageQuerySchema>;

export const aiUsageResponseSchema = z.object({
  siteId: z.number(),
  month: z.string(),
  timezone: z.string(),
  /**
   * US dollars, as the budget counts them: a call whose cost is not known (see `unknownCosts`) counts
   * as what it cost at most on a hard budget, and as what it is likely to have cost otherwise.
   */
  spentUsd: z.number(),
  /** Held for calls that run right now. */
  reservedUsd: z.number(),
  /** Null: none. */
  budgetUsd: z.number().nullable(),
  mode: z.enum(['hard', 'soft']).nullable(),
  level: z.enum(['ok', 'warning', 'full']),
  /** That were made: neither cache hits nor those that the budget did not allow. */
  calls: z.number(),
  /** Answers that cost nothing, as the same was asked before. */
  cacheHits: z.number(),
  unknownCosts: z.number(),
  byProvider: z.array(
    z.object({
      provider: aiProviderIdSchema.nullable(),
      model: z.string().nullable(),
      calls: z.number(),
      failed: z.number(),
      inputTokens: z.number(),
      outputTokens: z.number(),
      /** Counted as in `spentUsd`. */
      usd: z.number(),
    })
  ),
  rows: z.array(aiUsageRowSchema),
  page: z.number(),
  pageSize: z.number(),
  total: z.number(),
  pageCount: z.number(),
});

export type AiUsageResponse = z.infer<typeof aiUsageResponseSchema>;

/** `GET /ai/quality?site=`: how people liked what was written, by version of the instructions. */
export const aiQualitySchema = z.object({
  promptVersion: z.string(),
  proposals: z.number(),
  accepted: z.number(),
  edited: z.number(),
  discarded: z.number(),
  /** Taken unchanged or edited, of those with a verdict, 0–1; null: no verdict yet. */
  approvalRate: z.number().nullable(),
});

export type AiQuality = z.infer<typeof aiQualitySchema>;
