const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Seeded pseudo-randomness (mulberry32): the same seed gives the same run. Not for real secrets. */
export class SeededRandom {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1). */
  float(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Uniform integer in [0, below). */
  integer(below: number): number {
    return Math.floor(this.float() * below);
  }

  /** Letters and digits, e.g. for tokens and codes. */
  token(length: number): string {
    return Array.from({ length }, () => ALPHABET[this.integer(ALPHABET.length)]).join('');
  }

  digits(length: number): string {
    return Array.from({ length }, () => String(this.integer(10))).join('');
  }
}
