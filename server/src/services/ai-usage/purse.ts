import type { AiPurpose } from '../../../../contracts/ai-usage';
import type { LlmPrice, LlmProviderId, LlmRequest } from '../../llm/contract';
import type { LlmGate } from '../../llm/router/attempt';
import type { Site } from '../sites/site';

/** What calls are made for, and with whose money. */
export interface PurseOrder {
  site: Site;
  purpose: AiPurpose;
  promptVersion: string | null;
  /** Null: of no adaptation. */
  adaptationId: number | null;
  /** What is asked: its length says what a call may cost at most. */
  request: LlmRequest;
  /** Null: not known. */
  priceOf(this: void, provider: LlmProviderId, model: string): LlmPrice | null;
}

/** Pays the calls of one question to vendors: asked before each of them, told of each afterwards. */
export interface Purse extends LlmGate {
  /** US dollars of all its calls; null: one of them is not known, or still runs. */
  costUsd(): number | null;
  /** Why a call was refused, and how the budget stands when it is nearly used up, in words. */
  warnings(): string[];
}
