/** The first tenth is running in, the last tenth is running out of work. */
const MARGIN = 0.1;

/**
 * Events per second in the steady middle: from the event at 10 % to the one at 90 %.
 *
 * @param times epoch ms, in any order
 */
export const steadyRate = (times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b);
  const first = Math.floor(sorted.length * MARGIN);
  const last = Math.ceil(sorted.length * (1 - MARGIN)) - 1;
  const tookMs = (sorted[last] ?? 0) - (sorted[first] ?? 0);
  return tookMs > 0 ? ((last - first) * 1000) / tookMs : 0;
};
