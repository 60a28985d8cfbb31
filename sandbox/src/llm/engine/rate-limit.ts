import { Refusal } from './refusal';
import type { Vendor } from './state';

const MINUTE_MS = 60_000;

/** @throws {Refusal} when all calls of this minute are used up */
export const checkRate = ({ state, world }: Vendor): void => {
  const { callsPerMinute } = state.knobs;
  if (callsPerMinute === null) return;
  const now = world.clock.now();
  const times = state.calls
    .filter(({ at, status }) => status < 400 && at > now - MINUTE_MS)
    .map(({ at }) => at);
  if (times.length < callsPerMinute) return;
  const oldest = times.at(-callsPerMinute) ?? now;
  throw new Refusal('busy', '', {
    retryAfterSeconds: Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000)),
  });
};
