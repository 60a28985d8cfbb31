import { chanceOf } from '../kernel/keyed-chance';
import type { Bluesky, Engagement } from './state';

/** Half of what a post will ever get comes in this time. */
const HALF_LIFE_MS = 6 * 3_600_000;

/** Most that a post gets here: it differs from post to post and is the same at every look. */
const MOST: Engagement = { likeCount: 60, repostCount: 15, bookmarkCount: 8 };

/** What people did with a post: set through the control API, else growing with its age. */
export const engagementOf = (
  { world, state }: Bluesky,
  { uri, since }: { uri: string; since: number }
): Engagement => {
  const set = state.engagement[uri];
  if (set) return set;
  const age = Math.max(0, world.clock.now() - since);
  const share = age / (age + HALF_LIFE_MS);
  const grown = (name: keyof Engagement): number =>
    Math.floor(share * MOST[name] * (0.2 + 0.8 * chanceOf(uri, name)));
  return {
    likeCount: grown('likeCount'),
    repostCount: grown('repostCount'),
    bookmarkCount: grown('bookmarkCount'),
  };
};
