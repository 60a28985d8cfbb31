import type { AiHabits } from '../../../../contracts/ai-habits';
import {
  composePost,
  withTrackedLink,
  type ComposedPost,
  type PostOrder,
} from '../distributions/compose-post';
import { roomFor, voiceOf, type WantedPost } from './task';

/** A post, why nobody is asked for its words, and what stands there without AI and now. */
export interface Place {
  order: PostOrder;
  /** Without AI and without what a person wrote. */
  plain: ComposedPost;
  /** As it would go out now. */
  current: ComposedPost;
  wanted: WantedPost | null;
  /** Why it is not asked for, in words; null: it is. */
  reason: string | null;
}

/** Threads longer than this are not what anybody wants written. */
const MAX_THREAD = 10;
const MOST_HASHTAGS = 30;

export interface WantedOrder {
  orders: readonly PostOrder[];
  habits: AiHabits;
  /** Targets whose customised words shall be worded anew. */
  replace: readonly number[];
}

/** Decides for each target whether a model is asked, and what it is told of the room it has. */
export const placesOf = ({ orders, habits, replace }: WantedOrder): Place[] =>
  orders.map((order) => {
    const { override, target } = order;
    const current = composePost(order);
    const plain = override?.texts ? composePost(withoutTexts(order)) : current;
    const reason = reasonToKeep({ order, plain }, replace);
    const wanted = reason === null ? wantedOf(order, plain, habits) : null;
    if (wanted && wanted.maxCharacters < FEWEST) {
      const why = `There is no room for words beside the link of ${target.name}.`;
      return { order, plain, current, wanted: null, reason: why };
    }
    return { order, plain, current, wanted, reason };
  });

/** Less than this says nothing. */
const FEWEST = 40;

/** As if the person had not written it; what else they chose stays. */
export const withoutTexts = (order: PostOrder): PostOrder => {
  const override = { ...order.override };
  delete override.texts;
  return { ...order, override };
};

const reasonToKeep = (
  { order, plain }: Pick<Place, 'order' | 'plain'>,
  replace: readonly number[]
): string | null => {
  const { override, target } = order;
  if (!(plain.descriptor.formats[target.format]?.hasText ?? true)) {
    return `A ${target.format} on ${plain.descriptor.label} has no text.`;
  }
  if (override?.texts && !replace.includes(target.id)) {
    return 'You wrote this text yourself, so it was left alone.';
  }
  return null;
};

const wantedOf = (order: PostOrder, plain: ComposedPost, habits: AiHabits): WantedPost => {
  const { target, loaded } = order;
  const { descriptor } = plain;
  const voice = voiceOf(habits.voice, target.voice);
  const language = voice.language ?? loaded.entry.language ?? 'und';
  const partsAllowed = descriptor.formats[target.format]?.maxParts ?? 1;
  const maxParts = target.overflow === 'thread' ? Math.min(partsAllowed, MAX_THREAD) : 1;
  const ofPlatform = target.hashtags === 'none' ? 0 : descriptor.text.hashtags;
  const maxHashtags = Math.min(voice.maxHashtags ?? ofPlatform, ofPlatform, MOST_HASHTAGS);
  const reserved = reservedIn(order, plain, maxHashtags);
  const maxCharacters = roomFor({ post: plain, language, reserved });
  return { post: plain, voice, language, maxHashtags, maxParts, maxCharacters };
};

/** What stands beside the words: the very link, and hashtags of a usual length. */
const reservedIn = (order: PostOrder, plain: ComposedPost, maxHashtags: number): string => {
  const { link } = withTrackedLink(order);
  const isInText = plain.descriptor.linkStyle !== 'none' && plain.content.card === null;
  const hashtags = Array.from({ length: maxHashtags }, () => '#hashtagged').join(' ');
  return [isInText ? link : null, hashtags].map((piece) => (piece ? `\n\n${piece}` : '')).join('');
};
