/** Each bucket reaches this much further than the one before, so a value is known to within it. */
const WIDTH = 1.02;
const LOG = Math.log(WIDTH);

/** How many posts took as long as each bucket. */
export interface BucketCount {
  bucket: number;
  count: number;
}

/** @param ms 0 or more; shorter than a millisecond counts as one */
export const bucketOf = (ms: number): number => Math.floor(Math.log(Math.max(1, ms)) / LOG);

/** The middle of a bucket, ms. */
export const msOfBucket = (bucket: number): number => WIDTH ** (bucket + 0.5);

/**
 * The time that a share of posts took at most, ms; null when there are none.
 *
 * @param counts in any order
 * @param share 0–1
 */
export const percentileOf = (counts: readonly BucketCount[], share: number): number | null => {
  const sorted = [...counts].sort((one, other) => one.bucket - other.bucket);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const wanted = Math.max(1, Math.ceil(total * share));
  let passed = 0;
  for (const { bucket, count } of sorted) {
    passed += count;
    if (passed >= wanted) return msOfBucket(bucket);
  }
  return null;
};
