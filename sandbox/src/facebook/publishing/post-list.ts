import type { Facebook } from '../state';
import { answeredId, commentById, commentsOf, photosOf, visiblePosts } from './content';
import type { Post } from './content-state';
import { videoPath } from './permalinks';

/** Where people find it; a story has no address of its own. */
const addressOf = ({ world }: Facebook, post: Post): string | null => {
  if (post.format === 'story') return null;
  return world.baseUrl() + (post.videoId === null ? `/${post.id}` : videoPath(post.videoId));
};

/** Everything that people see now, oldest first, in words that all platforms share. */
export const listForTests = (facebook: Facebook) =>
  visiblePosts(facebook).map((post) => ({
    id: answeredId(post),
    url: addressOf(facebook, post),
    text: post.message,
    media: [
      ...photosOf(facebook, post).map(({ altText }) => ({ kind: 'image', altText })),
      ...(post.videoId === null ? [] : [{ kind: 'video', altText: '' }]),
    ],
    link: post.link,
    replyTo: null,
    format: post.format,
  }));

/** What Pages said under posts that people see, in the same words. */
export const commentsForTests = (facebook: Facebook) =>
  visiblePosts(facebook).flatMap((post) =>
    commentsOf(facebook, post).map(({ id, message, parentId }) => ({
      id,
      url: `${facebook.world.baseUrl()}/${id}`,
      text: message,
      media: [],
      link: null,
      replyTo: commentById(facebook, parentId ?? '')?.id ?? answeredId(post),
      format: post.format,
    }))
  );
