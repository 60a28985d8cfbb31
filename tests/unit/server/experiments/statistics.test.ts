import {
  compareVariants,
  reversed,
} from '../../../../server/src/services/experiments/statistics/compare-variants';
import { levelMeans } from '../../../../server/src/services/experiments/statistics/level-means';
import { mixtureHalfWidth } from '../../../../server/src/services/experiments/statistics/mixture-bound';
import { PostTally } from '../../../../server/src/services/experiments/statistics/post-tally';
import { postsNeeded } from '../../../../server/src/services/experiments/statistics/posts-needed';
import { verdictOf } from '../../../../server/src/services/experiments/statistics/verdict';

/** Posts of variants A, B, … at one target. */
const tallyOf = (...variants: readonly (readonly number[])[]): PostTally => {
  const tally = new PostTally(variants.length);
  for (const [variant, values] of variants.entries()) {
    for (const value of values) tally.add(1, variant, value);
  }
  return tally;
};

const OPTIONS = { worth: 0.2, alpha: 0.05 };

describe('the bound', () => {
  it('is what the formula gives by hand', () => {
    // 2 · 0.01 · 0.05 / 0.04 · (ln 20 + ½ ln 5) = 0.025 · 3.800451
    expect(mixtureHalfWidth({ variance: 0.01, scale: 0.2, alpha: 0.05 })).toBeCloseTo(0.308239, 5);
  });

  it('is where the mixture likelihood ratio reaches one over alpha', () => {
    const [variance, scale, alpha] = [0.004, 0.18, 0.05];
    const bound = mixtureHalfWidth({ variance, scale, alpha });
    const both = variance + scale * scale;
    const ratio =
      Math.sqrt(variance / both) * Math.exp((bound * scale) ** 2 / (2 * variance * both));
    expect(ratio).toBeCloseTo(1 / alpha, 8);
  });

  it('is wider than that of a test that looks once, and narrows with the posts', () => {
    const at = (variance: number) => mixtureHalfWidth({ variance, scale: 0.18, alpha: 0.05 });
    expect(at(0.01)).toBeGreaterThan(1.96 * 0.1);
    expect(at(0.0025)).toBeLessThan(at(0.01));
  });
});

describe('levels', () => {
  it('measure each post against what is usual at its target', () => {
    const tally = new PostTally(2);
    for (const value of [1, 3, 1, 3]) {
      tally.add(1, 0, value);
      tally.add(1, 1, value);
      // The same at an account that is a hundred times as big.
      tally.add(2, 0, value * 100);
      tally.add(2, 1, value * 100);
    }
    const [level] = levelMeans(tally);
    expect(level).toMatchObject({ posts: 8, mean: 1 });
    // Each post is off by a half; 8/7 for the mean, 16/14 for the means of two targets.
    expect(level?.variance).toBeCloseTo((0.25 * 8 * 16) / (7 * 14), 10);
  });

  it('leave out targets where a variant has too few posts, or nobody did anything', () => {
    const tally = tallyOf([1, 2, 3, 4], [1, 2, 3]);
    for (let post = 0; post < 8; post += 1) tally.add(2, post % 2, 0);
    expect(levelMeans(tally).map(({ posts }) => posts)).toEqual([0, 0]);
  });
});

describe('a comparison', () => {
  it('gives the ratio of the means, seen from either side', () => {
    const { lifts } = compareVariants(tallyOf([1, 2, 3, 2], [2, 4, 6, 4]), OPTIONS);
    const lift = lifts[0] ?? null;
    expect(lift?.estimate).toBeCloseTo(-0.5, 10);
    const back = lift && reversed(lift);
    expect(back).toMatchObject({ of: 1, over: 0 });
    expect(back?.estimate).toBeCloseTo(1, 10);
    expect((1 + (back?.low ?? 0)) * (1 + (lift?.high ?? 0))).toBeCloseTo(1, 10);
  });

  it('asks more of each pair where there are more variants', () => {
    const [one, other] = [
      [1, 2, 3, 2],
      [2, 4, 6, 4],
    ];
    const widthOf = (tally: PostTally) => {
      const lift = compareVariants(tally, OPTIONS).lifts[0];
      return Math.log((1 + (lift?.high ?? 0)) / (1 + (lift?.low ?? 0)));
    };
    expect(widthOf(tallyOf(one, other, one))).toBeGreaterThan(widthOf(tallyOf(one, other)));
  });

  it('says nothing where nobody did anything, or all posts are the same', () => {
    expect(compareVariants(tallyOf([0, 0, 0, 0], [1, 2, 1, 2]), OPTIONS).lifts).toEqual([null]);
    expect(compareVariants(tallyOf([1, 1, 1, 1], [1, 1, 1, 1]), OPTIONS).lifts).toEqual([null]);
  });
});

describe('a verdict', () => {
  const options = { minimumPosts: 20, worth: 0.2 };
  const lift = (low: number, high: number, [of, over] = [0, 1]) => ({
    ...{ of: of ?? 0, over: over ?? 1, low, high },
    estimate: (low + high) / 2,
  });

  it('counts what is missing', () => {
    const comparison = { lifts: [lift(1, 2)], posts: [12, 20] };
    expect(verdictOf(comparison, options)).toEqual({ kind: 'collecting', missing: 8 });
  });

  it('names the better one, whichever side it stands on', () => {
    const posts = [30, 30];
    expect(verdictOf({ lifts: [lift(0.1, 0.4)], posts }, options)).toMatchObject({
      ...{ kind: 'better', variant: 0 },
    });
    expect(verdictOf({ lifts: [lift(-0.4, -0.1)], posts }, options)).toMatchObject({
      ...{ kind: 'better', variant: 1 },
    });
  });

  it('names none of three before it beats both others', () => {
    const posts = [30, 30, 30];
    const lifts = [lift(0.1, 0.4, [0, 1]), lift(-0.1, 0.3, [0, 2]), lift(-0.5, 0.1, [1, 2])];
    expect(verdictOf({ lifts, posts }, options)).toEqual({ kind: 'running' });
  });

  it('says that there is no difference only when all of the interval is small', () => {
    const posts = [300, 300];
    expect(verdictOf({ lifts: [lift(-0.1, 0.1)], posts }, options)).toEqual({ kind: 'same' });
    expect(verdictOf({ lifts: [lift(-0.1, 0.21)], posts }, options)).toEqual({ kind: 'running' });
    expect(verdictOf({ lifts: [lift(-0.18, 0.1)], posts }, options)).toEqual({ kind: 'running' });
  });
});

describe('the posts that are needed', () => {
  const needed = { lift: 0.2, variants: 2, alpha: 0.05 };

  it('grow with the spread and the number of variants, and shrink with the lift', () => {
    expect(postsNeeded(needed)).toBeGreaterThan(300);
    expect(postsNeeded({ ...needed, spread: 1.4 })).toBeGreaterThan(postsNeeded(needed) * 3);
    expect(postsNeeded({ ...needed, variants: 3 })).toBeGreaterThan(postsNeeded(needed));
    expect(postsNeeded({ ...needed, lift: 0.5 })).toBeLessThan(postsNeeded(needed) / 3);
  });

  it('are what the form tells people', () => {
    expect(postsNeeded(needed)).toBe(449);
    expect(Math.round(postsNeeded({ ...needed, lift: 0.5 }) / 10) * 10).toBe(90);
  });
});
