import type { RandomSource } from '../contract';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const LENGTH = 13;
const CLOCK_ID_BITS = 10n;
const CLOCK_IDS = 1024;
const MICROS_PER_MS = 1000;

/**
 * A record key that sorts by time: 53 bits of microseconds, 10 bits that tell writers apart
 * (https://atproto.com/specs/tid, checked 2026-11-22). The clock only knows milliseconds; chance
 * fills in the microseconds, so that posts of the same millisecond do not collide.
 */
export const createTid = (input: { atMs: number; random: Pick<RandomSource, 'float'> }): string => {
  const micros = BigInt(input.atMs) * BigInt(MICROS_PER_MS) + below(input.random, MICROS_PER_MS);
  let rest = (micros << CLOCK_ID_BITS) | below(input.random, CLOCK_IDS);
  let tid = '';
  for (let place = 0; place < LENGTH; place++) {
    tid = ALPHABET.charAt(Number(rest & 31n)) + tid;
    rest >>= 5n;
  }
  return tid;
};

const below = (random: Pick<RandomSource, 'float'>, limit: number): bigint =>
  BigInt(Math.floor(random.float() * limit));
