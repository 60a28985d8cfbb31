import { limitKey, type Limit } from './limit';
import { fitsOf, judgeFits, type Ground, type LimitFit } from './line';
import type { UseLog } from './use-log';

/** Posts that somebody thinks of, one like the other. */
export interface Plan {
  /** How many. */
  posts: number;
  /** What each of them must fit into. */
  limits: readonly Limit[];
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
  /** How many would go out at once, at `from`, behind those that come before the first. */
  remaining: number;
}

/** What is known, and how those who ask stand in the line. */
export interface Outset {
  groundOf: (limit: Limit) => Ground;
  /** Epoch ms. */
  now: number;
  /** The deliveries', 1 (first) to 10. */
  priority: number;
}

/** No more are counted than anybody plans at once. */
const MOST_AT_ONCE = 1_000;
/** No delivery's id. */
const NOBODY = 0;

/**
 * When such posts would go out together, as far as is known now. Each is counted in all its limits
 * before the next one is looked at: those that are wanted at the same time take turns, in the order
 * of the plans.
 */
export const planTimes = (plans: readonly Plan[], outset: Outset): PlannedTimes[] => {
  const line = new ImaginedLine(outset);
  const planned = plans.map((plan) => new PlannedPosts(plan, line.fitsOf(plan.limits)));
  const turns = plans.flatMap((plan, index) =>
    Array.from({ length: plan.posts }, (_, place) => ({ index, place, at: wishedAt(plan, place) }))
  );
  turns.sort((a, b) => a.at - b.at || a.place - b.place || a.index - b.index);
  for (const { index, at } of turns) planned[index]?.placeNext(at);
  return planned.map(({ result }) => result);
};

const wishedAt = ({ posts, from, spreadUntil }: Plan, place: number): number =>
  spreadUntil === null
    ? from
    : from + Math.round((place * Math.max(spreadUntil - from, 0)) / posts);

/** One plan on its way through the line. */
class PlannedPosts {
  readonly result: PlannedTimes = { times: [], obstacle: null, remaining: 0 };
  #isFirst = true;
  #isOver = false;

  constructor(
    private readonly plan: Plan,
    private readonly fits: readonly LimitFit[]
  ) {}

  placeNext(wishedFor: number): void {
    if (this.#isOver) return;
    const { result, fits } = this;
    if (this.#isFirst) result.remaining = atOnce(fits, this.plan.from);
    const from = Math.max(wishedFor, result.times.at(-1) ?? 0);
    const verdict = judgeFits(fits, from);
    if (this.#isFirst && verdict.kind !== 'free') result.obstacle = verdict.obstacle;
    this.#isFirst = false;
    this.#isOver = verdict.kind === 'never';
    if (verdict.kind === 'never') return;
    const at = verdict.kind === 'free' ? from : verdict.at;
    for (const { uses, takes: units } of fits) uses.add({ at, units });
    result.times.push(at);
  }
}

/** The most that fit together at `from`: whether so many do is asked some ten times, by halves. */
const atOnce = (fits: readonly LimitFit[], from: number): number => {
  const isFree = (posts: number): boolean => {
    const together = fits.map((fit) => ({ ...fit, takes: fit.takes * posts }));
    return judgeFits(together, from).kind === 'free';
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

/** The line as it would be, with those in it that are only thought of: a limit has one log for all. */
class ImaginedLine {
  readonly #logs = new Map<string, UseLog>();

  constructor(private readonly outset: Outset) {}

  fitsOf(limits: readonly Limit[]): LimitFit[] {
    const { priority } = this.outset;
    return fitsOf({ deliveryId: NOBODY, priority, limits }, this.outset).map((fit) => {
      const key = limitKey(fit.of);
      const uses = this.#logs.get(key) ?? fit.uses;
      this.#logs.set(key, uses);
      return { ...fit, uses };
    });
  }
}
