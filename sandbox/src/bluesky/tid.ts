import type { Bluesky } from './state';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const CLOCK_ID_BITS = 10n;
const LENGTH = 13;

/** https://atproto.com/specs/tid (checked 2026-11-22). */
export const TID_PATTERN = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/** A fresh timestamp id; never the same twice, also within one millisecond. */
export const nextTid = ({ world, state }: Bluesky): string => {
  state.lastTidUs = Math.max(world.clock.now() * 1000, state.lastTidUs + 1);
  let value = (BigInt(state.lastTidUs) << CLOCK_ID_BITS) | BigInt(world.random.integer(1024));
  let text = '';
  for (let place = 0; place < LENGTH; place += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
};
