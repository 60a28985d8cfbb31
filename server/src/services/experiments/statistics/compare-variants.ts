import { levelMeans, type LevelMean } from './level-means';
import { mixtureHalfWidth } from './mixture-bound';
import type { PostTally } from './post-tally';

/** How much more one variant brings than another: 0.2 is 20 % more. The interval may be looked at any time. */
export interface Lift {
  /** Indexes of variants. */
  of: number;
  over: number;
  estimate: number;
  low: number;
  high: number;
}

export interface Comparison {
  /** Each pair once, `of` before `over`; null: not enough is known for an interval. */
  lifts: (Lift | null)[];
  /** Posts of each variant that were compared. */
  posts: number[];
}

export interface CompareOptions {
  /** The smallest lift that is worth knowing: 0.2. */
  worth: number;
  /** Chance that anything of this is ever wrong. */
  alpha: number;
}

/**
 * Compares the variants two by two, on the ratio of their means. Among `n` pairs each gets an
 * `n`-th of the chance to be wrong (Bonferroni), so more variants need more posts.
 */
export const compareVariants = (tally: PostTally, { worth, alpha }: CompareOptions): Comparison => {
  const means = levelMeans(tally);
  const count = (means.length * (means.length - 1)) / 2;
  const bound = { scale: Math.log1p(worth), alpha: alpha / count };
  const lifts: (Lift | null)[] = [];
  for (let of = 0; of < means.length; of += 1) {
    for (let over = of + 1; over < means.length; over += 1) {
      lifts.push(liftOf({ means, of, over }, bound));
    }
  }
  return { lifts, posts: means.map(({ posts }) => posts) };
};

const liftOf = (
  { means, of, over }: { means: readonly LevelMean[]; of: number; over: number },
  bound: { scale: number; alpha: number }
): Lift | null => {
  const one = means[of];
  const other = means[over];
  if (!one || !other || one.mean <= 0 || other.mean <= 0) return null;
  const variance = relativeVariance(one) + relativeVariance(other);
  if (variance <= 0) return null;
  const ratio = Math.log(one.mean / other.mean);
  const half = mixtureHalfWidth({ ...bound, variance });
  return {
    ...{ of, over },
    estimate: Math.expm1(ratio),
    low: Math.expm1(ratio - half),
    high: Math.expm1(ratio + half),
  };
};

/** Of the logarithm of the mean, by the delta method. */
const relativeVariance = ({ posts, mean, variance }: LevelMean): number =>
  variance / (posts * mean * mean);

/** The same, seen from the other side: half as much is less by a half, twice as much is more by one. */
export const reversed = ({ of, over, estimate, low, high }: Lift): Lift => ({
  of: over,
  over: of,
  estimate: 1 / (1 + estimate) - 1,
  low: 1 / (1 + high) - 1,
  high: 1 / (1 + low) - 1,
});
