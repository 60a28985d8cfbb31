import type { AiPurpose } from '../../../../contracts/ai-usage';
import type { LlmPrice, LlmProviderId, LlmRequest } from '../../llm/contract';
import type { LlmGate } from '../../llm/router/attempt';
import type { Site } from '../sites/site';

/** What calls are made for, and with whose money. */
export interface PurseOrder {
  site: Site;
  purpose: AiPurpose;
  promptVersion: string | null;
  /** The number of the adaptation, asked for when a call has ended; null: of none. */
  adaptationId: ((this: void) => Promise<number>) | null;
  /** What is asked: its length says what a call may cost at most. */
  request: LlmRequest;
  /** Null: not known. */
  priceOf(this: void, provider: LlmProviderId, model: string): LlmPrice | null;
  /**
   * `at_once`: every call is written down as it ends. `together`: all of them with
   * {@link Purse.settle}, or before the next call begins. What is held stays held until then, and
   * of a process that dies meanwhile it is settled like that of any other lost call.
   *
   * @default at_once
   */
  settles?: 'at_once' | 'together';
}

/** Pays the calls of one question to vendors: asked before each of them, told of each afterwards. */
export interface Purse extends LlmGate {
  /** US dollars of all its calls; null: one of them is not known, or still runs. */
  costUsd(): number | null;
  /** Why a call was refused, and how the budget stands when it is nearly used up, in words. */
  warnings(): string[];
  /**
   * Writes down the calls that ended, and what `along` writes, in one transaction. Calls that end
   * later are written down as they end. When the calls cannot be written, `along` still is.
   *
   * @throws what `along` throws
   */
  settle(along?: () => Promise<void>): Promise<void>;
}
