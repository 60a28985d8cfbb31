import type { Core } from '@strapi/types';

import {
  VARIANT_KEYS,
  type ExperimentComparison,
  type ExperimentResult,
  type ExperimentVerdict,
  type ExperimentView,
  type VariantKey,
} from '../../../../contracts/experiments';
import type { PlatformId } from '../../platforms/contract';
import { getService } from '../get-service';
import { groupPosts, type ComparedPost, type ComparisonGroup } from './comparison-groups';
import type { Experiment } from './experiment';
import { numbersOf, postsOf, type ExperimentPost, type PostNumbers } from './measured-posts';
import { compareVariants, reversed, type Lift } from './statistics/compare-variants';
import { levelMeans } from './statistics/level-means';
import { postsNeeded, USUAL_SPREAD } from './statistics/posts-needed';
import { verdictOf, type Verdict } from './statistics/verdict';

/** Chance that anything that an experiment says is ever wrong. */
const ALPHA = 0.05;

/** Below so many posts of a variant, how much they differ is a guess. */
const KNOWN_SPREAD_POSTS = 20;

/** What the posts of an experiment say. */
export const experimentResult = async (
  strapi: Core.Strapi,
  experiment: Experiment,
  view: ExperimentView
): Promise<ExperimentResult> => {
  const posts = await postsOf(strapi, experiment);
  const ids = posts.filter(isComparable).map(({ id }) => id);
  const numbers = await numbersOf(strapi, experiment, ids);
  const adapters = getService(strapi, 'adapters');
  const hasImpressions = (platform: PlatformId): boolean =>
    adapters.descriptorOf(platform).metrics.includes('impressions');
  const compared = comparedPosts(posts, numbers);
  const variants = experiment.wordings.length;
  const { groups, withoutImpressions } = groupPosts(compared, { variants, hasImpressions });
  // Of all posts, not only of those with numbers: what is allowed does not change on the way.
  const kinds = new Set(
    posts.map(({ platform }) => (hasImpressions(platform) ? 'rate' : platform))
  );
  const alpha = ALPHA / Math.max(1, kinds.size);
  return {
    experiment: view,
    comparisons: groups.map((group) => comparisonOf(group, experiment, alpha)),
    leftOut: {
      waiting: posts.filter((post) => isWaiting(post, numbers)).length,
      reworded: posts.filter((post) => isReworded(post)).length,
      notPublished: posts.filter((post) => !isReworded(post) && isLost(post)).length,
      withoutNumbers: withoutImpressions + withoutValue(numbers),
    },
  };
};

const comparedPosts = (
  posts: readonly ExperimentPost[],
  numbers: ReadonlyMap<number, PostNumbers>
): ComparedPost[] =>
  posts.flatMap(({ id, platform, targetId, variant: key }) => {
    const { impressions, value = null } = numbers.get(id) ?? { impressions: null };
    const variant = VARIANT_KEYS.findIndex((one) => one === key);
    if (value === null || targetId === null || variant === -1) return [];
    return [{ platform, targetId, variant, impressions, value }];
  });

const comparisonOf = (
  { unit, platforms, tally }: ComparisonGroup,
  { lift: worth, minimumPosts }: Experiment,
  alpha: number
): ExperimentComparison => {
  const comparison = compareVariants(tally, { worth, alpha });
  const counts = tally.posts();
  const means = tally.means();
  const spread = spreadOf(tally);
  return {
    ...{ unit, platforms },
    variants: counts.map((posts, index) => ({
      key: keyOf(index),
      ...{ posts, mean: means[index] ?? null },
      lift: liftOverFirst(comparison.lifts, index),
    })),
    verdict: verdictView(verdictOf(comparison, { minimumPosts, worth })),
    postsNeeded: postsNeeded({ lift: worth, spread, variants: counts.length, alpha }),
  };
};

/** How much posts differ: of what there is, or as usual. */
const spreadOf = (tally: ComparisonGroup['tally']): number => {
  const levels = levelMeans(tally);
  if (levels.some(({ posts, mean }) => posts < KNOWN_SPREAD_POSTS || mean <= 0))
    return USUAL_SPREAD;
  const squares = levels.map(({ mean, variance }) => variance / (mean * mean));
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return mean > 0 ? Math.sqrt(mean) : USUAL_SPREAD;
};

const liftOverFirst = (lifts: readonly (Lift | null)[], index: number) => {
  const lift = lifts.find((one) => one?.of === 0 && one.over === index);
  return lift ? liftView(reversed(lift)) : null;
};

const liftView = ({ over, estimate, low, high }: Lift) => ({
  over: keyOf(over),
  ...{ estimate, low, high },
});

const verdictView = (verdict: Verdict): ExperimentVerdict =>
  verdict.kind === 'better'
    ? { kind: 'better', variant: keyOf(verdict.variant), lifts: verdict.lifts.map(liftView) }
    : verdict;

const keyOf = (index: number): VariantKey => {
  const key = VARIANT_KEYS[index];
  if (!key) throw new Error(`There is no variant ${index}.`);
  return key;
};

const isReworded = ({ content }: ExperimentPost): boolean =>
  content.customised?.includes('text') ?? false;

const isLost = ({ state, removedAt, goneAt }: ExperimentPost): boolean =>
  state === 'failed' ||
  state === 'missed' ||
  state === 'cancelled' ||
  removedAt !== null ||
  goneAt !== null;

const isComparable = (post: ExperimentPost): boolean =>
  post.state === 'published' && !isReworded(post) && !isLost(post);

const isWaiting = (post: ExperimentPost, numbers: ReadonlyMap<number, PostNumbers>): boolean =>
  !isReworded(post) && !isLost(post) && !numbers.has(post.id);

const withoutValue = (numbers: ReadonlyMap<number, PostNumbers>): number =>
  [...numbers.values()].filter(({ value }) => value === null).length;
