import type { TokenUsage } from '../vendor-sandbox';

/**
 * How an answer ends. `length`: out of tokens. `refused`: the model would not, in the vendor's own
 * way. `prompt-blocked`, `answer-blocked`: a filter of the vendor. `failed`: an answer of success
 * that tells of a failure.
 */
export type Ending =
  'complete' | 'length' | 'refused' | 'prompt-blocked' | 'answer-blocked' | 'failed';

/** What the model made, before a vendor puts it into its own words. */
export interface Generation {
  text: string;
  ending: Ending;
  /** Shown before the answer; null: it is kept back. */
  thinking: string | null;
  /** Null: the vendor does not tell. */
  usage: TokenUsage | null;
}
