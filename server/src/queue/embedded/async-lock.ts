/** A fair mutex: waiters get their turn in the order they came. */
export class AsyncLock {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves with the function that releases the lock. */
  async acquire(): Promise<() => void> {
    const before = this.#tail;
    let release: () => void = () => undefined;
    this.#tail = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}
