/** Upper bounds of the buckets that durations are counted in, seconds. */
export const BOUNDS_S = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60, 120] as const;

/** Longer than every bound. */
export const BEYOND = '+Inf';

/** The bucket of a duration, as it is stored: its upper bound in seconds. */
export const bucketOf = (ms: number): string => {
  const bound = BOUNDS_S.find((seconds) => ms <= seconds * 1_000);
  return bound === undefined ? BEYOND : String(bound);
};

/** How many cases each bucket holds, by its name. */
export type BucketCounts = ReadonlyMap<string, number>;

/**
 * The duration that a share of all cases stays within, ms; evenly spread inside of a bucket, as
 * Prometheus' `histogram_quantile` does it. Null: there are no cases.
 *
 * @param share 0–1
 */
export const quantileMs = (counts: BucketCounts, share: number): number | null => {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const rank = all * share;
  let below = 0;
  let from = 0;
  for (const bound of BOUNDS_S) {
    const inside = counts.get(String(bound)) ?? 0;
    if (inside > 0 && below + inside >= rank) {
      return (from + ((bound - from) * (rank - below)) / inside) * 1_000;
    }
    below += inside;
    from = bound;
  }
  return from * 1_000;
};
