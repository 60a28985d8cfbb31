import type { FieldTable } from './fields';
import type { MediaType, Post, Threads } from './state';
import { authorOf, permalinkOf, postById, repliesTo } from './visible-posts';

const SHOWN_TYPES: Readonly<Record<MediaType, string>> = {
  TEXT: 'TEXT_POST',
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  CAROUSEL: 'CAROUSEL_ALBUM',
};

/** Fields of a post (USER, RET, REP). What is undefined is left out. */
export const postFields = (threads: Threads): FieldTable<Post> => ({
  ...contentFields(threads),
  ...relationFields(threads),
});

const contentFields = (threads: Threads): FieldTable<Post> => ({
  id: ({ id }) => id,
  media_product_type: () => 'THREADS',
  media_type: ({ mediaType }) => SHOWN_TYPES[mediaType],
  media_url: ({ media, mediaType }) =>
    mediaType === 'CAROUSEL' ? undefined : mediaAddress(threads, media[0]?.blob),
  thumbnail_url: ({ mediaType, media }) =>
    mediaType === 'VIDEO' ? mediaAddress(threads, media[0]?.blob) : undefined,
  permalink: (post) =>
    threads.state.knobs.hidesPermalinks ? undefined : permalinkOf(threads, post),
  shortcode: ({ shortcode }) => shortcode,
  text: ({ facts }) => facts.text || undefined,
  timestamp: ({ createdAt }) => new Date(createdAt).toISOString().replace(/\.\d+Z$/, '+0000'),
  alt_text: ({ media, mediaType }) =>
    mediaType === 'CAROUSEL' ? undefined : media[0]?.altText || undefined,
  link_attachment_url: ({ facts }) => facts.linkAttachment ?? undefined,
  topic_tag: ({ facts }) => facts.topicTag ?? undefined,
  poll_attachment: ({ facts }) => pollView(facts.poll),
  is_spoiler_media: ({ facts }) => facts.hidesMedia,
  children: ({ mediaType, media, id }) =>
    mediaType === 'CAROUSEL' ? { data: media.map((_, place) => childOf(id, place)) } : undefined,
});

const relationFields = (threads: Threads): FieldTable<Post> => ({
  owner: ({ accountId }) => ({ id: accountId }),
  username: (post) => authorOf(post).username,
  is_quote_post: ({ facts }) => facts.quotedId !== null,
  has_replies: ({ id }) => repliesTo(threads, id).length > 0,
  is_reply: ({ replyToId }) => replyToId !== null,
  is_reply_owned_by_me: ({ replyToId }) => replyToId !== null,
  replied_to: ({ replyToId }) => (replyToId === null ? undefined : { id: replyToId }),
  root_post: ({ replyToId, rootId }) => (replyToId === null ? undefined : { id: rootId }),
  reply_audience: ({ facts }) => facts.replyControl.toUpperCase(),
  quoted_post: ({ facts }) =>
    facts.quotedId !== null && postById(threads, facts.quotedId)
      ? { id: facts.quotedId }
      : undefined,
});

const mediaAddress = ({ world }: Threads, blob: string | undefined): string | undefined =>
  blob === undefined ? undefined : `${world.baseUrl()}/media/${blob}`;

/** 17 digits, made from the post's own. */
const childOf = (id: string, place: number): { id: string } => ({
  id: `16${id.slice(2, -2)}${String(place).padStart(2, '0')}`,
});

const pollView = (poll: string[] | null): Record<string, string> | undefined => {
  if (!poll) return undefined;
  const names = ['option_a', 'option_b', 'option_c', 'option_d'];
  return Object.fromEntries(poll.map((option, place) => [names[place] ?? '', option]));
};
