import type { LinkedIn, Post } from './state';

const HOUR_MS = 3_600_000;
/** Every post finds its audience somewhere between half and one and a half times the usual. */
const SPREAD = 64;

/** How a post does; everything grows with the sandbox's clock. */
export interface PostNumbers {
  impressions: number;
  reach: number;
  clicks: number;
  likes: number;
  comments: number;
  shares: number;
}

/** The same post at the same time has the same numbers. */
export const numbersOf = ({ world, state }: LinkedIn, post: Post): PostNumbers => {
  const hours = Math.max(0, world.clock.now() - post.createdAt) / HOUR_MS;
  const luck = 0.5 + Number(BigInt(post.urn.split(':').at(-1) ?? '0') % BigInt(SPREAD)) / SPREAD;
  const impressions = Math.floor(hours * luck * state.knobs.impressionsPerHour);
  const comments = state.comments.filter(
    ({ postUrn, deletedAt }) => postUrn === post.urn && deletedAt === null
  ).length;
  return {
    impressions,
    reach: Math.floor(impressions * 0.8),
    clicks: Math.floor(impressions * 0.04),
    likes: Math.floor(impressions * 0.02),
    comments,
    shares: post.isReshareDisabledByAuthor ? 0 : Math.floor(impressions * 0.002),
  };
};
