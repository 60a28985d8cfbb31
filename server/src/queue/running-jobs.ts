/**
 * The jobs that run in this process, at most `limit` at the same time. It outlives connections to
 * the backend: a job goes on when the queue that brought it is gone.
 */
export class RunningJobs {
  #running = 0;
  #isStopped = false;
  readonly #waiting: (() => void)[] = [];
  readonly #whenIdle: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs a job as soon as there is room. False: it was not run, because of `stop`. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.#running >= this.limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#isStopped) return false;
    this.#running += 1;
    try {
      await work();
      return true;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
      if (this.#running === 0) for (const tell of this.#whenIdle.splice(0)) tell();
    }
  }

  /** Starts nothing any more. Resolves when nothing runs. */
  stop(): Promise<void> {
    this.#isStopped = true;
    for (const go of this.#waiting.splice(0)) go();
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }
}
