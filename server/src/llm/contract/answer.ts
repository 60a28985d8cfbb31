/** Tokens that a vendor bills. */
export interface LlmUsage {
  /** All that went in, the cached part too. */
  inputTokens: number;
  /** The part of `inputTokens` that the vendor had cached. */
  cachedInputTokens: number;
  /** All that is billed of what came out: reasoning too. */
  outputTokens: number;
}

/** What a vendor answered. */
export interface LlmAnswer {
  /** JSON by the schema, if the vendor kept to it: it is for the caller to check. Never empty. */
  text: string;
  /** Null: the vendor did not say, which servers of one's own often do not. */
  usage: LlmUsage | null;
  /** The vendor's name for the call; null: none. */
  requestId: string | null;
  /** As the vendor named it, which may be a dated version of what was asked for. */
  model: string;
}
