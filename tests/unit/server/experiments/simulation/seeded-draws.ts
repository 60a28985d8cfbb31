// Looked up once: in the test's own realm each look at a global takes longer than the reckoning.
const { exp, imul, log, max, round, sqrt } = Math;

/** Numbers by chance that are the same in every run. */
export class SeededDraws {
  #state: number;
  #spare: number | null = null;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1); mulberry32. */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Mean 0, deviation 1; Marsaglia's polar method. */
  normal(): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    for (;;) {
      const one = this.uniform() * 2 - 1;
      const other = this.uniform() * 2 - 1;
      const square = one * one + other * other;
      if (square >= 1 || square === 0) continue;
      const factor = sqrt((-2 * log(square)) / square);
      this.#spare = other * factor;
      return one * factor;
    }
  }

  /** With this mean; the deviation of its logarithm is `spread`. */
  logNormal(mean: number, spread: number): number {
    return mean * exp(spread * this.normal() - (spread * spread) / 2);
  }

  /** A count around this mean; by a normal distribution where that is as good. */
  poisson(mean: number): number {
    if (mean > 30) return max(0, round(mean + sqrt(mean) * this.normal()));
    const limit = exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) count += 1;
    return count;
  }
}
