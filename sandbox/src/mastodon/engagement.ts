import { accountById } from './accounts';
import type { Mastodon, Status } from './state';

export interface Engagement {
  replies: number;
  reblogs: number;
  favourites: number;
  quotes: number;
}

const HALF_LIFE_MS = 6 * 3_600_000;

/** The share of its final numbers that a post has after so long: half of it in six hours. */
const ripeness = (ageMs: number): number => 1 - 0.5 ** (Math.max(0, ageMs) / HALF_LIFE_MS);

/** 0.5 to 1.5, always the same for one post. */
const luckOf = (id: string): number => 0.5 + Number(BigInt(id) % 101n) / 100;

/** What readers did with a post: grows with the sandbox's clock, unless a test set it. */
export const engagementOf = ({ world, state }: Mastodon, status: Status): Engagement => {
  const followers = accountById(status.accountId)?.followers ?? 0;
  const reach = status.visibility === 'direct' ? 0 : followers * luckOf(status.id);
  const grown = reach * ripeness(world.clock.now() - status.createdAt);
  const mayBoost = status.visibility === 'public' || status.visibility === 'unlisted';
  const replies = state.statuses.filter(
    ({ inReplyToId, isDeleted }) => inReplyToId === status.id && !isDeleted
  );
  return {
    replies: replies.length,
    reblogs: mayBoost ? Math.floor(grown / 60) : 0,
    favourites: Math.floor(grown / 20),
    quotes: mayBoost ? Math.floor(grown / 400) : 0,
    ...status.engagement,
  };
};
