/** US dollars for a million tokens. */
export interface LlmPrice {
  inputUsd: number;
  /** Null: cached input costs what other input costs. */
  cachedInputUsd: number | null;
  outputUsd: number;
  /** Another price once the prompt is longer than so many tokens; null: none. */
  above: { promptTokens: number; inputUsd: number; outputUsd: number } | null;
}
