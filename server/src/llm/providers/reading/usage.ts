import type { LlmUsage } from '../../contract';

/** A count of tokens; null: it is none, or larger than a number can tell exactly. */
export const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** As {@link countOf}; what vendors leave out when it is nothing counts as 0. */
export const countOrNone = (value: unknown): number | null =>
  value === undefined || value === null ? 0 : countOf(value);

/** Null where one of them is not known. */
export const sumOf = (...counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);

/** Null unless both sides are known: half a bill is none. */
export const usageFrom = (told: {
  input: number | null;
  cached: number | null;
  output: number | null;
}): LlmUsage | null => {
  const { input, cached, output } = told;
  if (input === null || output === null) return null;
  return {
    inputTokens: input,
    cachedInputTokens: Math.min(cached ?? 0, input),
    outputTokens: output,
  };
};
