import { formsOf, type FormName } from './forms';
import type { Secret } from './secret';

export interface Find {
  secret: string;
  form: FormName;
}

interface Needle extends Find {
  bytes: Buffer;
}

/** Bytes by which a spelling is recognised first; none is shorter. */
const WINDOW = 8;
const BASE = 0x01000193;
const BITS = 20;

/**
 * Looks for thousands of spellings at once: a rolling hash of eight bytes tells where one may
 * begin (Rabin–Karp), and only there bytes are compared.
 */
export class Searcher {
  /** 1 where some spelling's first bytes have this hash. */
  readonly #begins = new Uint8Array(1 << BITS);
  readonly #needles = new Map<number, Needle[]>();
  /** What a byte that leaves the window counted for. */
  readonly #leaving = leavingFactor();

  constructor(secrets: readonly Secret[]) {
    for (const { name, bytes } of secrets) {
      for (const form of formsOf(bytes)) this.#add({ ...form, form: form.name, secret: name });
    }
  }

  /** Each secret in each form once, however often it is there. */
  find(text: Buffer): Find[] {
    const found = new Map<string, Find>();
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      hash = (Math.imul(hash, BASE) + (text[at] ?? 0)) >>> 0;
      const start = at - WINDOW + 1;
      if (start < 0) continue;
      if (start > 0) hash = (hash - Math.imul(this.#leaving, text[start - 1] ?? 0)) >>> 0;
      if (this.#begins[hash >>> (32 - BITS)] === 0) continue;
      for (const { secret, form, bytes } of this.#needles.get(hash) ?? []) {
        if (isAt(text, start, bytes)) found.set(`${form} ${secret}`, { secret, form });
      }
    }
    return [...found.values()];
  }

  #add(needle: Needle): void {
    if (needle.bytes.length < WINDOW) throw new Error(`A spelling of ${needle.secret} is short.`);
    const hash = hashOf(needle.bytes.subarray(0, WINDOW));
    this.#begins[hash >>> (32 - BITS)] = 1;
    this.#needles.set(hash, [...(this.#needles.get(hash) ?? []), needle]);
  }
}

const isAt = (text: Buffer, start: number, bytes: Buffer): boolean =>
  start + bytes.length <= text.length && bytes.compare(text, start, start + bytes.length) === 0;

const hashOf = (bytes: Buffer): number =>
  bytes.reduce((hash, byte) => (Math.imul(hash, BASE) + byte) >>> 0, 0);

const leavingFactor = (): number => {
  let factor = 1;
  for (let count = 0; count < WINDOW; count += 1) factor = Math.imul(factor, BASE) >>> 0;
  return factor;
};
