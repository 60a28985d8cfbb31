import { chanceOf } from '../kernel/keyed-chance';
import type { Post, TikTok } from './state';

const HOUR_MS = 3_600_000;
const MIN_REACH = 400;
const MAX_REACH = 40_000;
/** After so many hours some two thirds have seen it. */
const PACE_HOURS = 12;

export interface Metrics {
  views: number;
  likes: number;
  comments: number;
  shares: number;
}

/** Numbers that grow with the post's age, quickly at first. */
export const metricsOf = ({ world }: TikTok, { id, visibleAt }: Post): Metrics => {
  const hours = Math.max(0, world.clock.now() - visibleAt) / HOUR_MS;
  const reach = MIN_REACH + chanceOf('reach', id) * (MAX_REACH - MIN_REACH);
  const views = Math.floor(reach * (1 - Math.exp(-hours / PACE_HOURS)));
  return {
    views,
    likes: Math.floor(views * (0.03 + 0.07 * chanceOf('likes', id))),
    comments: Math.floor(views * 0.01 * chanceOf('comments', id)),
    shares: Math.floor(views * 0.02 * chanceOf('shares', id)),
  };
};
