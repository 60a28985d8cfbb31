/**
 * The jobs that run in this process, at most `limit` at the same time. It outlives connections to
 * the backend: a job goes on when the queue that brought it is gone.
 */
export class RunningJobs {
  #running = 0;
  #isStopped = false;
  readonly #waiting: ((mayRun: boolean) => void)[] = [];
  readonly #whenIdle: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs a job as soon as there is room. False: it was not run, because of `stop`. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (!(await this.#take())) return false;
    try {
      await work();
      return true;
    } finally {
      this.#giveBack();
    }
  }

  /** Starts nothing any more. Resolves when nothing runs. */
  stop(): Promise<void> {
    this.#isStopped = true;
    for (const go of this.#waiting.splice(0)) go(false);
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #take(): Promise<boolean> {
    if (this.#isStopped) return false;
    if (this.#running >= this.limit) return new Promise((go) => this.#waiting.push(go));
    this.#running += 1;
    return true;
  }

  /** The place goes to the next who waits, so that nobody slips in between. */
  #giveBack(): void {
    const next = this.#waiting.shift();
    if (next) return next(true);
    this.#running -= 1;
    if (this.#running === 0) for (const tell of this.#whenIdle.splice(0)) tell();
  }
}
