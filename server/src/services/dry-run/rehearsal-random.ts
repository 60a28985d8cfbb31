import { createHash } from 'node:crypto';

import type { RandomSource } from '../../platforms/contract';

const HASH_BYTES = 32;
const FLOAT_BYTES = 4;

/**
 * The same numbers in each rehearsal: what is random in a request says so by standing still.
 *
 * @param seed another one gives other numbers
 */
export const rehearsalRandom = (seed = 'rehearsal'): RandomSource => {
  let drawn = 0;
  const bytes = (length: number): Uint8Array => {
    const made = new Uint8Array(length);
    for (let start = 0; start < length; start += HASH_BYTES) {
      drawn += 1;
      const block = createHash('sha256').update(`${seed} ${drawn}`).digest();
      made.set(block.subarray(0, Math.min(HASH_BYTES, length - start)), start);
    }
    return made;
  };
  const float = (): number =>
    Buffer.from(bytes(FLOAT_BYTES)).readUInt32BE() / 2 ** (8 * FLOAT_BYTES);
  return { bytes, float };
};
