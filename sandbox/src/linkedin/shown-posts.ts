import { plainTextOf, readLittleText, unescapeLittleText } from './little-text';
import { contentTypeOf } from './media-rules';
import { mentionCheckOf } from './mentions';
import type { Comment, LinkedIn, Post, PostedMedia } from './state';

/** A post, or a comment, as a reader sees it. */
export interface ShownPost {
  id: string;
  url: string | null;
  text: string;
  media: { kind: string; altText: string }[];
  link: string | null;
  /** Id of the post that a comment stands under. */
  replyTo: string | null;
  format: 'feed';
}

const kindOf = ({ world }: LinkedIn, { kind, hash }: PostedMedia): string => {
  const bytes = hash === null ? null : world.blobs.get(hash);
  return bytes && contentTypeOf(bytes) === 'image/gif' ? 'gif' : kind;
};

const shownPost = (platform: LinkedIn, post: Post): ShownPost => ({
  id: post.urn,
  url: `${platform.world.baseUrl()}/feed/update/${post.urn}/`,
  text: plainTextOf(readLittleText(post.commentary, mentionCheckOf(platform)).pieces),
  media: post.media.map((media) => ({ kind: kindOf(platform, media), altText: media.altText })),
  link: post.article?.source ?? null,
  replyTo: null,
  format: 'feed',
});

const shownComment = (comment: Comment): ShownPost => ({
  id: comment.id,
  url: null,
  text: unescapeLittleText(comment.text),
  media: [],
  link: null,
  replyTo: comment.postUrn,
  format: 'feed',
});

/** Everything that can be seen, oldest first. */
export const shownPosts = (platform: LinkedIn): ShownPost[] => {
  const { posts, comments } = platform.state;
  const visible = posts.filter(({ deletedAt }) => deletedAt === null);
  const isShown = ({ postUrn, deletedAt }: Comment): boolean =>
    deletedAt === null && visible.some(({ urn }) => urn === postUrn);
  return [
    ...visible.map((post) => ({ at: post.createdAt, shown: shownPost(platform, post) })),
    ...comments
      .filter(isShown)
      .map((comment) => ({ at: comment.createdAt, shown: shownComment(comment) })),
  ]
    .sort((one, other) => one.at - other.at)
    .map(({ shown }) => shown);
};
