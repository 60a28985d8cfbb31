import type { PlatformDescriptor } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import type { Delivery, DistributionSource } from '../deliveries/delivery';
import { postCostUsd } from '../distributions/post-cost';
import { UNITS_PER_USD, type Limit } from './limit';

/** A post as limits see it. */
export interface CountedPost {
  source: DistributionSource;
  /** Parts in all, and those that are not out yet. */
  parts: number;
  partsLeft: number;
  /** Requests that what is left is likely to need. */
  calls: number;
  /** Millionths of a dollar that what is left is likely to cost. */
  cost: number;
}

/** A delivery, or what may become one. */
export type CountablePost = Pick<Delivery, 'content' | 'posted' | 'source' | 'platformCostUsd'> & {
  /** Null: there is none. */
  firstComment: object | string | null;
};

export const countedPostOf = (
  post: CountablePost,
  descriptor: Pick<PlatformDescriptor, 'pricesOf'>
): CountedPost => {
  const { content, posted, source } = post;
  const parts = Math.max(content.parts.length, 1);
  const partsLeft = Math.max(parts - posted.length, 0);
  // What its words cost was spent when an AI wrote them: services/ai-usage.
  const usd = post.platformCostUsd ?? postCostUsd(descriptor, content) ?? 0;
  return {
    source: source ?? 'manual',
    parts,
    partsLeft,
    calls: callsOf(content, posted.length) + (post.firstComment ? 1 : 0),
    cost: Math.round(((usd * partsLeft) / parts) * UNITS_PER_USD),
  };
};

/** What a plain text post takes. */
export const plainPost = (post: Partial<CountedPost> = {}): CountedPost => {
  const parts = post.parts ?? 1;
  return { source: 'manual', parts, partsLeft: parts, calls: parts, cost: 0, ...post };
};

/** 0: this limit has nothing to do with it. */
export const takesOf = (counts: Limit['counts'], post: CountedPost): number => {
  if (post.partsLeft === 0) return 0;
  switch (counts) {
    case 'post':
      return post.partsLeft < post.parts ? 0 : 1;
    case 'part':
      return post.partsLeft;
    case 'call':
      return post.calls;
    case 'removal':
      return 0;
    case 'money':
      return post.cost;
  }
};

/** What an attempt did. */
export interface Tally {
  /** Whether the platform was called at all: uploads come before the first part. */
  wasTried: boolean;
  /** Calls that make a part visible, or take it away, the refused and doubtful ones too. */
  begun: number;
  /** Parts that are out, or may be; of a removal those that are gone, or may be. */
  landed: number;
  partsLeft: number;
}

/** What an attempt has used of what it took. */
export const usedOf = ({ counts, takes }: Limit, tally: Tally): number => {
  switch (counts) {
    case 'post':
      return tally.begun > 0 ? takes : 0;
    case 'part':
    case 'removal':
      return tally.begun;
    case 'call':
      return tally.wasTried ? takes : 0;
    case 'money':
      // Platforms charge for what is there, not for what they refused.
      return Math.ceil((takes * tally.landed) / Math.max(tally.partsLeft, 1));
  }
};

/**
 * LinkedIn alone counts calls: "an image post costs 3+" (Share on LinkedIn, rate limits), as it is
 * announced, sent, looked at and posted.
 */
const CALLS_PER_FILE = 3;
/** A video goes in parts of 4 MB, is put together and looked at a few times: of 20 MB about this. */
const CALLS_PER_VIDEO = 10;

const callsOf = ({ parts, card }: StoredContent, partsOut: number): number => {
  const left = parts.slice(partsOut);
  const files = left.flatMap(({ media }) => media);
  const videos = files.filter(({ kind }) => kind === 'video').length;
  const cardCalls = card?.image && partsOut === 0 ? CALLS_PER_FILE : 0;
  const others = files.length - videos;
  return left.length + others * CALLS_PER_FILE + videos * CALLS_PER_VIDEO + cardCalls;
};
