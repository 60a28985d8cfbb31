import { createHash } from 'node:crypto';

import { pageById } from '../pages';
import type { Facebook } from '../state';
import type { Post } from './content-state';

export interface Audience {
  views: number;
  viewers: number;
  reactions: number;
  shares: number;
  clicks: number;
  videoViews: number;
}

const HOUR_MS = 3_600_000;
/** After half a day two thirds of all who will ever see it have. */
const HALF_DAY_HOURS = 12;

/** Who saw a post and what they did: more with time, and the same for the same post and moment. */
export const audienceOf = (facebook: Facebook, post: Post): Audience => {
  const hours = Math.max(0, facebook.world.clock.now() - post.visibleAt) / HOUR_MS;
  const followers = pageById(facebook, post.pageId)?.followers ?? 100;
  const luck = createHash('sha256').update(post.id).digest();
  const share = (place: number): number => 0.5 + luck.readUInt8(place) / 255;
  const viewers = Math.floor(followers * 0.6 * share(0) * (1 - Math.exp(-hours / HALF_DAY_HOURS)));
  return {
    viewers,
    views: Math.floor(viewers * (1 + share(1) / 2)),
    reactions: Math.floor(viewers * 0.03 * share(2)),
    shares: Math.floor(viewers * 0.004 * share(3)),
    clicks: Math.floor(viewers * 0.05 * share(4)),
    videoViews: post.videoId === null ? 0 : Math.floor(viewers * 0.7 * share(5)),
  };
};
