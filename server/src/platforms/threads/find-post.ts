import type { ThreadsApi } from './client';
import type { ThreadsMediaType } from './part-fields';
import { fetchOwnPosts } from './posts';
import type { ListedPost } from './posts';
import { comparableText } from './text';

/** What is known of a post that may be out. */
export interface SoughtPost {
  text: string;
  mediaType: ThreadsMediaType;
  /** The post it answers; null for one that stands alone. */
  parentId: string | null;
  /** Epoch ms: its container did not exist before. */
  notBefore: number;
  /** Posts that are known to be others. */
  knownIds: readonly string[];
}

export type FoundPost =
  | { kind: 'one'; id: string; url: string | null }
  | { kind: 'several' }
  /** `isSure`: the lists were read to their end. */
  | { kind: 'none'; isSure: boolean };

/** USER: lists name types in words of their own. */
const LISTED_TYPES: Readonly<Record<ThreadsMediaType, string>> = {
  TEXT: 'TEXT_POST',
  IMAGE: 'IMAGE',
  VIDEO: 'VIDEO',
  CAROUSEL: 'CAROUSEL_ALBUM',
};

/** Their clock and ours differ; timestamps have whole seconds. */
const CLOCK_SKEW_MS = 60_000;
const MAX_PAGES = 5;

/**
 * Looks for a post in the account's own lists: a container does not tell what became of it. A reply
 * that lost its parent stands among the posts (P1441).
 */
export const findPost = async (api: ThreadsApi, sought: SoughtPost): Promise<FoundPost> => {
  if (sought.parentId === null) return findIn(api, 'threads', sought);
  const reply = await findIn(api, 'replies', sought);
  if (reply.kind !== 'none') return reply;
  const stray = await findIn(api, 'threads', sought);
  return stray.kind === 'none' ? { kind: 'none', isSure: reply.isSure && stray.isSure } : stray;
};

const findIn = async (
  api: ThreadsApi,
  edge: 'threads' | 'replies',
  sought: SoughtPost
): Promise<FoundPost> => {
  const since = sought.notBefore - CLOCK_SKEW_MS;
  const matches: ListedPost[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { posts, after: next } = await fetchOwnPosts(api, { edge, since, after });
    matches.push(...posts.filter((post) => isSought(post, { sought, since, edge })));
    after = next;
    if (after === null) break;
  }
  const [match, ...others] = matches;
  if (!match) return { kind: 'none', isSure: after === null };
  if (others.length > 0) return { kind: 'several' };
  return { kind: 'one', id: match.id, url: match.permalink ?? null };
};

interface Search {
  sought: SoughtPost;
  since: number;
  edge: 'threads' | 'replies';
}

const isSought = (post: ListedPost, { sought, since, edge }: Search): boolean => {
  if (sought.knownIds.includes(post.id)) return false;
  if (post.media_type !== LISTED_TYPES[sought.mediaType]) return false;
  const postedAt = Date.parse(post.timestamp);
  if (Number.isFinite(postedAt) && postedAt < since) return false;
  if (edge === 'replies' && post.replied_to && post.replied_to.id !== sought.parentId) return false;
  return comparableText(post.text ?? '') === comparableText(sought.text);
};
