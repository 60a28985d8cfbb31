/**
 * Everybody who is ready in the same turn of the event loop gets on before the work starts.
 */
const everybodyOnBoard = () => new Promise<void>((resolve) => setImmediate(resolve));

/** So many go together at most. */
const MAX_GROUP = 50;

interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Work for many at once: whoever comes while it runs goes with the next group. A commit waits for
 * the disk, and a lock for whoever holds it; ten who share one wait once.
 */
export class GroupWork<Item, Result> {
  readonly #waiting: Waiting<Item, Result>[] = [];
  #isRunning = false;

  /** @param work results in the order of the items */
  constructor(private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  do(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await everybodyOnBoard();
      await this.#workFor(this.#waiting.splice(0, MAX_GROUP));
    }
    this.#isRunning = false;
  }

  async #workFor(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(group.map(({ item }) => item));
      group.forEach(({ done }, place) => done(results[place] as Result));
    } catch (error) {
      const [only] = group;
      if (group.length === 1) return only?.failed(error);
      // One that fails must not be the failure of all.
      for (const one of group) await this.#workFor([one]);
    }
  }
}
