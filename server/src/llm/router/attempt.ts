import type { LlmFailureKind, LlmProviderId, LlmUsage } from '../contract';

/** One call of one provider, whatever became of it. */
export interface LlmAttempt {
  provider: LlmProviderId;
  model: string;
  /** `lost`: a hedged call that another one beat; what it costs is not known. */
  outcome: 'answered' | LlmFailureKind | 'lost';
  /** Of a failure; null: none. */
  code: string | null;
  /** For people; of a failure. */
  message: string | null;
  /** Null: not told. */
  usage: LlmUsage | null;
  requestId: string | null;
  /** From the call to the end of its answer, ms. */
  latencyMs: number;
}

/** A call that may be made. */
export interface LlmPass {
  /** Called once, when the call has ended. */
  settle(attempt: LlmAttempt): Promise<void>;
}

/** Asked before every single call, retries and hedged ones too: who pays has a say. */
export interface LlmGate {
  /** Null: it may not be made. What is left of the list is asked as well, it may be cheaper. */
  open(call: {
    provider: LlmProviderId;
    model: string;
    maxOutputTokens: number;
  }): Promise<LlmPass | null>;
}
