import { accountById, type ThreadsAccount } from './accounts';
import type { Post, Threads } from './state';

const DAY_MS = 86_400_000;

/** Neither deleted nor, as ghost posts are after a day, gone by itself. */
const isVisible = ({ world }: Threads, post: Post): boolean =>
  post.deletedAt === null && !(post.facts.isGhost && world.clock.now() >= post.createdAt + DAY_MS);

/** Oldest first. */
export const visiblePosts = (threads: Threads): Post[] =>
  threads.state.posts.filter((post) => isVisible(threads, post));

export const postById = (threads: Threads, id: string): Post | null =>
  visiblePosts(threads).find((post) => post.id === id) ?? null;

export const postByShortcode = (threads: Threads, shortcode: string): Post | null =>
  visiblePosts(threads).find((post) => post.shortcode === shortcode) ?? null;

export const repliesTo = (threads: Threads, id: string): Post[] =>
  visiblePosts(threads).filter(({ replyToId }) => replyToId === id);

export const authorOf = ({ accountId }: Post): ThreadsAccount => {
  const account = accountById(accountId);
  if (!account) throw new Error(`No account ${accountId}.`);
  return account;
};

/** Path of a post's own page. */
export const postPath = (post: Post): string =>
  `/@${authorOf(post).username}/post/${post.shortcode}`;

/** The real public form is `https://www.threads.com/@name/post/code`. */
export const permalinkOf = ({ world }: Threads, post: Post): string =>
  world.baseUrl() + postPath(post);
