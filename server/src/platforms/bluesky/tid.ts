import { createHash } from 'node:crypto';

import type { RandomSource } from '../contract';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const LENGTH = 13;
const CLOCK_ID_BITS = 10n;
const CLOCK_IDS = 1024;
const MICROS_PER_MS = 1000;
const MICROS_PER_S = 1_000_000;

/** https://atproto.com/specs/tid, checked 2026-11-22. */
const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/**
 * A record key that sorts by time: 53 bits of microseconds, 10 bits that tell writers apart
 * (https://atproto.com/specs/tid, checked 2026-11-22). The clock only knows milliseconds; chance
 * fills in the microseconds, so that posts of the same millisecond do not collide.
 */
export const createTid = (input: { atMs: number; random: Pick<RandomSource, 'float'> }): string => {
  const micros = BigInt(input.atMs) * BigInt(MICROS_PER_MS) + below(input.random, MICROS_PER_MS);
  return encode(micros, below(input.random, CLOCK_IDS));
};

/**
 * The same for the same `key`, another for every other key: within the second after the record
 * that it follows. Null when that one has no key of this kind.
 */
export const followingTid = ({ rkey, key }: { rkey: string; key: string }): string | null => {
  if (!TID.test(rkey)) return null;
  const digest = createHash('sha256').update(key).digest();
  const micros =
    (decode(rkey) >> CLOCK_ID_BITS) + 1n + BigInt(digest.readUInt32BE(0) % MICROS_PER_S);
  return encode(micros, BigInt(digest.readUInt16BE(4) % CLOCK_IDS));
};

const encode = (micros: bigint, clockId: bigint): string => {
  let rest = (micros << CLOCK_ID_BITS) | clockId;
  let tid = '';
  for (let place = 0; place < LENGTH; place++) {
    tid = ALPHABET.charAt(Number(rest & 31n)) + tid;
    rest >>= 5n;
  }
  return tid;
};

const decode = (tid: string): bigint =>
  [...tid].reduce((value, letter) => (value << 5n) | BigInt(ALPHABET.indexOf(letter)), 0n);

const below = (random: Pick<RandomSource, 'float'>, limit: number): bigint =>
  BigInt(Math.floor(random.float() * limit));
