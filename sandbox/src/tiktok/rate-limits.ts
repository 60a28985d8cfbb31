import { ApiError } from './envelope';
import type { TikTok } from './state';

const MINUTE_MS = 60_000;

/** Counts a call in a sliding minute (RATE); one too many is refused and not counted. */
export const countCall = (
  { world, state }: TikTok,
  { key, limit }: { key: string; limit: number }
): void => {
  const now = world.clock.now();
  const recent = (state.calls[key] ?? []).filter((at) => at > now - MINUTE_MS);
  state.calls[key] = recent;
  if (recent.length >= limit) {
    throw new ApiError(429, 'rate_limit_exceeded', 'The API rate limit was exceeded.');
  }
  recent.push(now);
  world.changed();
};
