export interface BackOff {
  /** Longest wait after the first failure, ms. */
  baseMs: number;
  /** Longest wait of all, ms. */
  maxMs: number;
}

/**
 * Exponential back-off with full jitter: anything between nothing and base × 2^(attempt−1), capped.
 *
 * @param attempt 1 after the first failure
 * @param random uniform in [0, 1)
 */
export const backOffMs = (attempt: number, { baseMs, maxMs }: BackOff, random: number): number => {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  return Math.round(ceiling * random);
};
