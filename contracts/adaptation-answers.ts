import { z } from 'zod';

import {
  diffPieceSchema,
  factsReportSchema,
  verdictSchema,
  type AdaptationEstimate,
  type AdaptationView,
  type Proposal,
} from './adaptations';
import { aiProviderIdSchema } from './ai-providers';
import { postProblemSchema } from './content-answers';

const proposalSchema = z.object({
  targetId: z.number(),
  platform: z.string(),
  handle: z.string(),
  source: z.enum(['ai', 'fitted', 'kept']),
  reason: z.string().nullable(),
  texts: z.array(z.string()),
  hashtags: z.array(z.string()),
  altTexts: z.array(z.object({ fileId: z.number(), altText: z.string() })),
  language: z.string().nullable(),
  facts: factsReportSchema,
  diff: z.array(diffPieceSchema),
  count: z.number(),
  limit: z.number(),
  problems: z.array(postProblemSchema),
  verdict: verdictSchema.nullable(),
}) satisfies z.ZodType<Proposal>;

/** As {@link AdaptationView}, for the description of the API. */
export const adaptationViewSchema = z.object({
  id: z.number(),
  versionHash: z.string(),
  outcome: z.enum(['ai', 'cached', 'fitted']),
  reason: z.string().nullable(),
  provider: aiProviderIdSchema.nullable(),
  model: z.string().nullable(),
  promptVersion: z.string(),
  estimatedUsd: z.number().nullable(),
  actualUsd: z.number().nullable(),
  latencyMs: z.number(),
  vendorMs: z.number(),
  proposals: z.array(proposalSchema),
  createdAt: z.string(),
}) satisfies z.ZodType<AdaptationView>;

/** As {@link AdaptationEstimate}, for the description of the API. */
export const adaptationEstimateSchema = z.object({
  isPossible: z.boolean(),
  reason: z.string().nullable(),
  usd: z.number().nullable(),
  provider: aiProviderIdSchema.nullable(),
  model: z.string().nullable(),
  isCached: z.boolean(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  message: z.string(),
}) satisfies z.ZodType<AdaptationEstimate>;
