/** Something that must not be found anywhere. */
export interface Secret {
  /** Whose it is and what, e.g. `x access token`; never the value. */
  name: string;
  bytes: Buffer;
}

/** Shorter ones would be found by chance; everything that is made here and there is longer. */
export const MIN_SECRET_BYTES = 12;

/** What is to be searched for, each value once. */
export class Secrets {
  readonly #all = new Map<string, Secret>();

  /** @throws a value too short to be told from other text */
  add(name: string, value: string | Buffer): void {
    const bytes = Buffer.from(value as string);
    if (bytes.length < MIN_SECRET_BYTES) {
      throw new Error(`A secret (${name}) of ${bytes.length} bytes is too short to search for.`);
    }
    const key = bytes.toString('latin1');
    if (!this.#all.has(key)) this.#all.set(key, { name, bytes });
  }

  all(): readonly Secret[] {
    return [...this.#all.values()];
  }
}
