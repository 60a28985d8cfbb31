import type { AiOutcome, AiPurpose } from '../../../../contracts/ai-usage';
import type { LlmPrice, LlmProviderId, LlmUsage } from '../../llm/contract';

/** A call before it is made. Money in nanos. */
export interface AiCall {
  siteId: number;
  /** `2026-11`: whose budget pays. */
  month: string;
  provider: LlmProviderId;
  model: string;
  purpose: AiPurpose;
  promptVersion: string | null;
  adaptationId: number | null;
  /** Null: not known. */
  price: LlmPrice | null;
  /** What it costs at most, and as a rule; 0 where the price is not known. */
  worst: number;
  likely: number;
}

/** What became of it. */
export interface AiCallEnd {
  outcome: AiOutcome;
  /** Null: not told. */
  usage: LlmUsage | null;
  /** Null: not known. */
  cost: number | null;
  /** What the budget counts of it. */
  counted: number;
  latencyMs: number | null;
  requestId: string | null;
  code: string | null;
}

/** Nothing was asked of anybody. */
export const notMade = (outcome: 'cached' | 'over_budget', code: string | null): AiCallEnd => ({
  ...{ outcome, code, usage: null, cost: 0, counted: 0, latencyMs: null, requestId: null },
});
