import { reversed, type Comparison, type Lift } from './compare-variants';

export type Verdict =
  /** Some variant has fewer posts than were agreed on. */
  | { kind: 'collecting'; missing: number }
  | { kind: 'running' }
  /** It is better than each of the others; `lifts` are over them. */
  | { kind: 'better'; variant: number; lifts: Lift[] }
  /** Whatever the difference is, it is smaller than what is worth knowing. */
  | { kind: 'same' };

export interface VerdictOptions {
  /** Posts of each variant before anything is said. */
  minimumPosts: number;
  /** The smallest lift that is worth knowing: 0.2. */
  worth: number;
}

/** What a comparison comes to at this look; every look may be the last one. */
export const verdictOf = (
  { lifts, posts }: Comparison,
  { minimumPosts, worth }: VerdictOptions
): Verdict => {
  const missing = posts.reduce((sum, count) => sum + Math.max(0, minimumPosts - count), 0);
  if (missing > 0) return { kind: 'collecting', missing };
  const known = lifts.filter((lift) => lift !== null);
  if (known.length < lifts.length) return { kind: 'running' };
  for (const variant of posts.keys()) {
    const overOthers = known.flatMap((lift) => liftsOf(lift, variant));
    if (overOthers.every(({ low }) => low > 0)) {
      return { kind: 'better', variant, lifts: overOthers };
    }
  }
  const isSame = known.every(({ low, high }) => high <= worth && low >= 1 / (1 + worth) - 1);
  return isSame ? { kind: 'same' } : { kind: 'running' };
};

/** The lift of a variant over another; none when the pair is about others. */
const liftsOf = (lift: Lift, variant: number): Lift[] => {
  if (lift.of === variant) return [lift];
  return lift.over === variant ? [reversed(lift)] : [];
};
