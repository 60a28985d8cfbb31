/** Lets a few pieces of work run at once and some wait; what is more is turned away. */
export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly limits: { atOnce: number; maxWaiting: number }) {}

  /** Null: too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T> | null {
    const { atOnce, maxWaiting } = this.limits;
    if (this.#running < atOnce) return this.#run(work);
    if (this.#waiting.length >= maxWaiting) return null;
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(this.#run(work)));
    });
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}
