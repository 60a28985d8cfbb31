import { z } from 'zod';

import type { AiProviderId } from './ai-providers';
import { previewRequestSchema, type PostProblem } from './dispatch';

/** What became of a proposal: quality is counted by it. */
export const verdictSchema = z.enum(['accepted', 'edited', 'discarded']);

export type Verdict = z.infer<typeof verdictSchema>;

/**
 * `POST /adaptations`: one request words an entry for all chosen targets. What a person wrote (an
 * override with texts) is left alone, unless the target is named in `replace`.
 */
export const adaptationRequestSchema = z.strictObject({
  ...previewRequestSchema.omit({ text: true }).shape,
  /** "Shorter", "mention the free entry first"; facts still come from the entry alone. */
  hint: z.string().trim().min(1).max(500).optional(),
  /** Targets whose customised words shall be worded anew. */
  replace: z.array(z.int().positive()).max(100).default([]),
  /** Asks again although the same was asked before; paid again. */
  fresh: z.boolean().default(false),
});

export type AdaptationRequest = z.input<typeof adaptationRequestSchema>;

/** `POST /adaptations/:id/verdicts`: once for each target; the last one counts. */
export const verdictRequestSchema = z.strictObject({
  targetId: z.int().positive(),
  verdict: verdictSchema,
});

export type VerdictRequest = z.input<typeof verdictRequestSchema>;

/** A claim that the source does not bear, and what was done about it. */
const factFindingSchema = z.object({
  kind: z.string(),
  text: z.string(),
  action: z.enum(['removed', 'rejected']),
  reason: z.string(),
});

export const factsReportSchema = z.object({
  /** Claims that were looked up in the entry, by kind. */
  checked: z.record(z.string(), z.number()),
  findings: z.array(factFindingSchema),
});

/** A stretch of text: in both, only in the proposal, or only in the words without AI. */
export const diffPieceSchema = z.object({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
});

export type DiffPiece = z.infer<typeof diffPieceSchema>;

/** Words for one target. They are only a proposal: nothing goes out before a person takes them. */
export interface Proposal {
  targetId: number;
  platform: string;
  handle: string;
  /**
   * `ai`: a model wrote it. `fitted`: worded without AI, and `reason` says why. `kept`: a person
   * wrote it, so nobody was asked.
   */
  source: 'ai' | 'fitted' | 'kept';
  /** Why it is not by AI, in words; null where it is. */
  reason: string | null;
  /** One for each part of a thread, ready for an override. */
  texts: string[];
  hashtags: string[];
  /** For pictures without an alternative text. */
  altTexts: { fileId: number; altText: string }[];
  language: string | null;
  facts: z.infer<typeof factsReportSchema>;
  /** Against the words that stand there now. */
  diff: DiffPiece[];
  /** Longest part, by the platform's own counting. */
  count: number;
  limit: number;
  problems: PostProblem[];
  verdict: Verdict | null;
}

/** `POST /adaptations` and `GET /adaptations/:id`. */
export interface AdaptationView {
  id: number;
  versionHash: string;
  /** `ai`: somebody was asked. `cached`: the same was asked before, free. `fitted`: nobody could be. */
  outcome: 'ai' | 'cached' | 'fitted';
  /** Why it is not AI, or what went wrong on the way, in words; null: nothing to tell. */
  reason: string | null;
  provider: AiProviderId | null;
  model: string | null;
  /** Version of the instructions that it was written by. */
  promptVersion: string;
  /** US dollars; null: not known. */
  estimatedUsd: number | null;
  /** What was paid, failed calls too; null: a price or the usage is not known. 0 of the cache. */
  actualUsd: number | null;
  /** Whole time, ms, and that of it that vendors took. */
  latencyMs: number;
  vendorMs: number;
  proposals: Proposal[];
  createdAt: string;
}

/** `POST /adaptations/estimate`: what it would cost, before anything is asked. */
export interface AdaptationEstimate {
  /** False: it would be worded without AI, and `reason` says why. */
  isPossible: boolean;
  reason: string | null;
  /** US dollars; 0 of the cache; null: the price of the model is not known. */
  usd: number | null;
  provider: AiProviderId | null;
  model: string | null;
  isCached: boolean;
  inputTokens: number;
  outputTokens: number;
  /** "About $0.0006 with Gemini" */
  message: string;
}
