/** Other processes hear of a change after so long at the latest, ms. */
const BELIEVED_MS = 500;

/** A small table as it was a moment ago: for what is asked for at every attempt or keystroke. */
export class KnownRows<Row extends { id: number }> {
  #rows: Row[] | null = null;
  #readAt = 0;
  /** Counts the writes, so that a read that began before one is not kept. */
  #writes = 0;

  constructor(private readonly read: () => Promise<Row[]>) {}

  async all(): Promise<Row[]> {
    if (this.#rows && Date.now() - this.#readAt < BELIEVED_MS) return this.#rows;
    const writes = this.#writes;
    const rows = await this.read();
    if (writes === this.#writes) {
      this.#rows = rows;
      this.#readAt = Date.now();
    }
    return rows;
  }

  /** Called after every write. */
  forget(): void {
    this.#writes += 1;
    this.#rows = null;
  }
}
