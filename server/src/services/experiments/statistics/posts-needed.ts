import { mixtureHalfWidth } from './mixture-bound';

/**
 * How much one post differs from the next of the same account, as standard deviation over mean:
 * taken as long as too few posts are known to tell.
 */
export const USUAL_SPREAD = 0.7;

/** Of the normal distribution: four of five tests find what is there. */
const POWER_QUANTILE = 0.8416;
const MOST_POSTS = 1_000_000;

export interface NeededPosts {
  /** The lift to find: 0.2. */
  lift: number;
  /** Standard deviation of a post over its mean. @default 0.7 */
  spread?: number;
  variants: number;
  /** Chance of ever being wrong. */
  alpha: number;
}

/**
 * Posts of each variant after which four of five tests have found a lift of this size. It looks at
 * the last moment alone; that the test may end sooner is on top.
 */
export const postsNeeded = (needed: NeededPosts): number => {
  let few = 1;
  let enough = 2;
  while (!isEnough(enough, needed) && enough < MOST_POSTS) {
    few = enough;
    enough *= 2;
  }
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle, needed)) enough = middle;
    else few = middle;
  }
  return enough;
};

const isEnough = (
  posts: number,
  { lift, spread = USUAL_SPREAD, variants, alpha }: NeededPosts
): boolean => {
  const variance = (2 * spread * spread) / posts;
  const scale = Math.log1p(lift);
  const pairs = (variants * (variants - 1)) / 2;
  const half = mixtureHalfWidth({ variance, scale, alpha: alpha / pairs });
  return scale >= half + POWER_QUANTILE * Math.sqrt(variance);
};
