import type { LlmPrice, LlmProvider } from '../../llm/contract';

/** A provider that can be asked right now. */
export interface ReadyProvider {
  provider: LlmProvider;
  /** Null: nobody knows. */
  price: LlmPrice | null;
  seesImages: boolean;
  /** Changes with key, model and address; no key can be read from it. */
  fingerprint: string;
}
