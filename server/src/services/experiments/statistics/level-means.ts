import type { PostTally, TallyCell } from './post-tally';

/**
 * Fewer posts of a variant than this in a stratum say too little about what is usual there, and
 * would make the spread look smaller than it is.
 */
export const STRATUM_POSTS = 4;

/** How a variant did against what is usual at the targets of its posts: 1 is usual. */
export interface LevelMean {
  posts: number;
  mean: number;
  /** Of one post; not of the mean. */
  variance: number;
}

/**
 * Each post against the mean of all posts of its stratum, so that a big account and a small one can
 * be compared. Strata in which a variant has too few posts, or nobody did anything, are left out.
 */
export const levelMeans = (tally: PostTally): LevelMean[] => {
  const totals = Array.from({ length: tally.variants }, () => ({ posts: 0, sum: 0, squares: 0 }));
  let strata = 0;
  let all = 0;
  for (const cells of tally.strata()) {
    const usual = usualOf(cells);
    if (usual === null) continue;
    strata += 1;
    cells.forEach(({ posts, sum, squares }, variant) => {
      const total = totals[variant];
      if (!total) return;
      all += posts;
      total.posts += posts;
      total.sum += sum / usual;
      total.squares += squares / (usual * usual);
    });
  }
  // The mean of each stratum was taken from the same posts.
  const correction = all > strata ? all / (all - strata) : 1;
  return totals.map((total) => meanOf(total, correction));
};

const usualOf = (cells: readonly TallyCell[]): number | null => {
  let posts = 0;
  let sum = 0;
  for (const cell of cells) {
    if (cell.posts < STRATUM_POSTS) return null;
    posts += cell.posts;
    sum += cell.sum;
  }
  return sum > 0 ? sum / posts : null;
};

const meanOf = ({ posts, sum, squares }: TallyCell, correction: number): LevelMean => {
  if (posts < 2) return { posts, mean: posts === 0 ? 0 : sum, variance: 0 };
  const mean = sum / posts;
  const variance = positive((squares - posts * mean * mean) / (posts - 1)) * correction;
  return { posts, mean, variance };
};

/** Rounding may leave a trace below zero. */
const positive = (value: number): number => (value > 0 ? value : 0);
