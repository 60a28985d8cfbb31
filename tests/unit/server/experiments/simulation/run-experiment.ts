import { compareVariants } from '../../../../../server/src/services/experiments/statistics/compare-variants';
import { PostTally } from '../../../../../server/src/services/experiments/statistics/post-tally';
import { verdictOf } from '../../../../../server/src/services/experiments/statistics/verdict';
import type { SeededDraws } from './seeded-draws';

/** What the posts of an experiment are like. */
export interface World {
  /** Per variant: 1 is no difference, 1.2 is 20 % more. */
  effects: readonly number[];
  measure: 'rate' | 'count';
  /** Deviation of the logarithm of a post's own appeal: why posts differ more than by chance. */
  appealSpread: number;
  /** Deviation of the logarithm of its impressions. */
  audienceSpread: number;
  /** Mean impressions at each target, and which part of them does something. */
  targets: readonly { impressions: number; rate: number }[];
}

export interface RunOptions {
  worth: number;
  minimumPosts: number;
  /** Posts of each variant at the end. */
  mostPosts: number;
}

export interface RunEnd {
  /** Index of the variant that was called better at some look; null: none was. */
  winner: number | null;
  /** Posts of each variant at that look, or at the end. */
  posts: number;
}

const ALPHA = 0.05;
const { floor, max, min, round } = Math;

/** One experiment that is looked at after each round of posts, and ends at the first winner. */
export const runExperiment = (world: World, options: RunOptions, draws: SeededDraws): RunEnd => {
  const { worth, minimumPosts, mostPosts } = options;
  const tally = new PostTally(world.effects.length);
  for (let posts = 1; posts <= mostPosts; posts += 1) {
    // A round goes to one target: that is what blocks of assignments come to.
    const target = floor(draws.uniform() * world.targets.length);
    for (let variant = 0; variant < world.effects.length; variant += 1) {
      tally.add(target, variant, aPost(world, { target, variant }, draws));
    }
    if (posts < minimumPosts) continue;
    const comparison = compareVariants(tally, { worth, alpha: ALPHA });
    // Most looks see nothing; the words for that need not be found two million times.
    if (comparison.lifts.every((lift) => lift && lift.low <= 0 && lift.high >= 0)) continue;
    const verdict = verdictOf(comparison, options);
    if (verdict.kind === 'better') return { winner: verdict.variant, posts };
  }
  return { winner: null, posts: mostPosts };
};

const aPost = (
  { effects, measure, appealSpread, audienceSpread, targets }: World,
  { target, variant }: { target: number; variant: number },
  draws: SeededDraws
): number => {
  const place = targets[target];
  if (!place) throw new Error(`There is no target ${target}.`);
  const impressions = max(20, round(draws.logNormal(place.impressions, audienceSpread)));
  const appeal = draws.logNormal(place.rate, appealSpread) * (effects[variant] ?? 1);
  const count = draws.poisson(impressions * min(appeal, 1));
  return measure === 'rate' ? min(count, impressions) / impressions : count;
};
