import type { Purse } from '../ai-usage/purse';

/** Those who pay the questions of one adaptation, in the order of asking. */
export class Purses {
  readonly #purses: Purse[] = [];

  add(purse: Purse): void {
    this.#purses.push(purse);
  }

  /** What went wrong with the money, each once, in words. */
  warnings(): string[] {
    return [...new Set(this.#purses.flatMap((purse) => purse.warnings()))];
  }

  /**
   * Writes down what is not written down yet, and what `along` writes, in one transaction.
   *
   * @throws what `along` throws
   */
  async settle(along: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const last = this.#purses.at(-1);
    for (const purse of this.#purses.slice(0, -1)) await purse.settle();
    await (last ? last.settle(along) : along());
  }
}
