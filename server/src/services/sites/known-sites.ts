/** Other processes hear of a change after so long at the latest, ms. */
const BELIEVED_MS = 500;

/** All sites as they were a moment ago: they are asked for before every attempt of a delivery. */
export class KnownSites<Site extends { id: number }> {
  #sites: Site[] | null = null;
  #readAt = 0;
  /** Counts the writes, so that a read that began before one is not kept. */
  #writes = 0;

  constructor(private readonly read: () => Promise<Site[]>) {}

  async all(): Promise<Site[]> {
    if (this.#sites && Date.now() - this.#readAt < BELIEVED_MS) return this.#sites;
    const writes = this.#writes;
    const sites = await this.read();
    if (writes === this.#writes) {
      this.#sites = sites;
      this.#readAt = Date.now();
    }
    return sites;
  }

  /** Called after every write. */
  forget(): void {
    this.#writes += 1;
    this.#sites = null;
  }
}
