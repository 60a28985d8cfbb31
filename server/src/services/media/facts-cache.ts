/**
 * What was found out about files, kept in memory: the least recently used is forgotten first. What
 * is being found out is waited for, and what failed is tried anew.
 */
export class FactsCache<Facts> {
  readonly #kept = new Map<string, Promise<Facts>>();

  /** @param most entries that are kept */
  constructor(private readonly most: number) {}

  /** @param key names the file, its version and what is asked about it */
  async remember(key: string, find: () => Promise<Facts>): Promise<Facts> {
    const facts = this.#kept.get(key) ?? find();
    this.#kept.delete(key);
    this.#kept.set(key, facts);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
    try {
      return await facts;
    } catch (error) {
      if (this.#kept.get(key) === facts) this.#kept.delete(key);
      throw error;
    }
  }
}
