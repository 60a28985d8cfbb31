import type { Limit } from './limit';
import { fitsOf, judgeFits, type Ground, type LimitFit, type Verdict } from './line';

/** Posts that somebody thinks of. */
export interface Plan {
  /** How many. */
  posts: number;
  /** What each of them must fit into. */
  limits: readonly Limit[];
  /** The delivery's, 1 (first) to 10. */
  priority: number;
  /** Not before this, epoch ms. */
  from: number;
  /** Spread evenly until this, epoch ms; null: as soon as possible. */
  spreadUntil: number | null;
}

export interface PlannedTimes {
  /** When each goes out, epoch ms, in order; the rest would never fit. */
  times: number[];
  /** What makes the first one wait; null: nothing does. */
  obstacle: Limit | null;
  /** How many would go out at once, at `from`. */
  remaining: number;
}

/** No more are counted than anybody plans at once. */
const MOST_AT_ONCE = 1_000;
/** No delivery's id. */
const NOBODY = 0;

/** When such posts would go out, as far as is known now. */
export const planTimes = (
  plan: Plan,
  { groundOf, now }: { groundOf: (limit: Limit) => Ground; now: number }
): PlannedTimes => {
  const line = new ImaginedLine(plan, { groundOf, now });
  const times: number[] = [];
  let obstacle: Limit | null = null;
  for (let place = 0; place < plan.posts; place += 1) {
    const from = Math.max(earliestOf(plan, place), times.at(-1) ?? 0);
    const verdict = line.take(from);
    if (place === 0 && verdict.kind !== 'free') obstacle = verdict.obstacle;
    if (verdict.kind === 'never') break;
    times.push(verdict.kind === 'free' ? from : verdict.at);
  }
  return { times, obstacle, remaining: atOnce(plan, { groundOf, now }) };
};

const earliestOf = ({ posts, from, spreadUntil }: Plan, place: number): number =>
  spreadUntil === null
    ? from
    : from + Math.round((place * Math.max(spreadUntil - from, 0)) / posts);

/** The most that fit together at `from`: whether so many do is asked some ten times, by halves. */
const atOnce = (plan: Plan, state: { groundOf: (limit: Limit) => Ground; now: number }): number => {
  const fits = fitsOf({ deliveryId: NOBODY, ...plan }, state);
  const isFree = (posts: number): boolean => {
    const together = fits.map((fit) => ({ ...fit, takes: fit.takes * posts }));
    return judgeFits(together, plan.from).kind === 'free';
  };
  let fitting = 0;
  let tooMany = MOST_AT_ONCE + 1;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (isFree(middle)) fitting = middle;
    else tooMany = middle;
  }
  return fitting;
};

/** The line as it would be, with those in it that are only thought of. */
class ImaginedLine {
  readonly #fits: readonly LimitFit[];

  constructor(
    { limits, priority }: Plan,
    state: { groundOf: (limit: Limit) => Ground; now: number }
  ) {
    this.#fits = fitsOf({ deliveryId: NOBODY, priority, limits }, state);
  }

  take(from: number): Verdict {
    const verdict = judgeFits(this.#fits, from);
    if (verdict.kind === 'never') return verdict;
    const at = verdict.kind === 'free' ? from : verdict.at;
    for (const { uses, takes: units } of this.#fits) uses.add({ at, units });
    return verdict;
  }
}
