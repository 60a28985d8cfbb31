/** What the posts of one variant in one stratum add up to. */
export interface TallyCell {
  posts: number;
  sum: number;
  squares: number;
}

/**
 * The numbers of posts by stratum (a target) and variant, kept as sums. The post is the unit: it is
 * what was given a variant, and the views within one post hang together.
 */
export class PostTally {
  readonly #strata = new Map<number, TallyCell[]>();

  /** @param variants how many there are, at least 2 */
  constructor(readonly variants: number) {}

  /** @param value its rate or its count, from 0 on */
  add(stratum: number, variant: number, value: number): void {
    const cell = this.#cellsOf(stratum)[variant];
    if (!cell) throw new Error(`There is no variant ${variant}.`);
    cell.posts += 1;
    cell.sum += value;
    cell.squares += value * value;
  }

  strata(): Iterable<readonly TallyCell[]> {
    return this.#strata.values();
  }

  /** Posts of each variant in all strata. */
  posts(): number[] {
    return this.#add((cell) => cell.posts);
  }

  /** The mean of each variant's posts as they were counted; null: it has none. */
  means(): (number | null)[] {
    const sums = this.#add((cell) => cell.sum);
    return this.posts().map((posts, variant) =>
      posts === 0 ? null : (sums[variant] ?? 0) / posts
    );
  }

  #add(numberOf: (cell: TallyCell) => number): number[] {
    const totals = new Array<number>(this.variants).fill(0);
    for (const cells of this.#strata.values()) {
      for (const [variant, cell] of cells.entries()) {
        totals[variant] = (totals[variant] ?? 0) + numberOf(cell);
      }
    }
    return totals;
  }

  #cellsOf(stratum: number): TallyCell[] {
    const known = this.#strata.get(stratum);
    if (known) return known;
    const cells = Array.from({ length: this.variants }, () => ({ posts: 0, sum: 0, squares: 0 }));
    this.#strata.set(stratum, cells);
    return cells;
  }
}
