import type { XSite } from './state';

// Ids carry milliseconds since this moment in their upper bits, as the platform's do.
const EPOCH_MS = 1288834974657n;
const TIME_SHIFT = 22n;

/** A numeric string that sorts by time and is never issued twice. */
export const nextId = ({ world, state }: XSite): string => {
  const byTime =
    ((BigInt(world.clock.now()) - EPOCH_MS) << TIME_SHIFT) + BigInt(world.random.integer(4096));
  const last = BigInt(state.lastId);
  const id = (byTime > last ? byTime : last + 1n).toString();
  state.lastId = id;
  return id;
};

/** Ids are 1–19 digits (https://docs.x.com/openapi.json, checked 2026-11-22). */
export const ID_PATTERN = /^[0-9]{1,19}$/;

/** Compares ids by value, not as text. */
export const isNewerId = (id: string, other: string): boolean => BigInt(id) > BigInt(other);
