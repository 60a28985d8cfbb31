import { findAccount, type SampleAccount } from './accounts';
import { engagementOf } from './engagement';
import { isUnwantedReply } from './gate-rules';
import { POST_COLLECTION } from './lexicon/post';
import { uriOf } from './repo';
import type { Bluesky, LexRecord, StoredRecord } from './state';

/** A post as readers meet it. */
export interface IndexedPost {
  uri: string;
  author: SampleAccount;
  record: StoredRecord;
  /** Epoch ms; a time in the future sorts as the time of indexing. */
  sortAt: number;
}

const AT_URI_PARTS = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/;

export const textField = (record: LexRecord, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : '';
};

const sortTime = (record: StoredRecord): number => {
  const createdAt = Date.parse(textField(record.value, 'createdAt'));
  return Number.isNaN(createdAt) ? record.indexedAt : Math.min(createdAt, record.indexedAt);
};

/** All posts that the index has seen by now, newest first. */
export const indexedPosts = (bluesky: Bluesky): IndexedPost[] => {
  const { world, state } = bluesky;
  const newestIndexed = world.clock.now() - state.knobs.indexingLagMs;
  const posts: IndexedPost[] = [];
  for (const author of state.accounts) {
    if (author.status !== 'active') continue;
    for (const record of Object.values(state.repos[author.did]?.records ?? {})) {
      if (record.collection !== POST_COLLECTION || record.indexedAt > newestIndexed) continue;
      if (isUnwantedReply(bluesky, record)) continue;
      posts.push({ uri: uriOf(record), author, record, sortAt: sortTime(record) });
    }
  }
  return posts.sort(
    (left, right) => right.sortAt - left.sortAt || (left.record.rkey < right.record.rkey ? 1 : -1)
  );
};

/** The same URI with the DID as authority; a handle is allowed in links. */
export const canonicalUri = ({ state }: Bluesky, uri: string): string => {
  const [, authority = '', collection = '', rkey = ''] = AT_URI_PARTS.exec(uri) ?? [];
  const account = findAccount(state, authority);
  return account ? uriOf({ did: account.did, collection, rkey }) : uri;
};

const refUri = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || !('uri' in value)) return null;
  return typeof value.uri === 'string' ? value.uri : null;
};

/** URI of the post that this one answers. */
export const parentUri = ({ value }: StoredRecord): string | null => {
  const { reply } = value;
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) return null;
  return refUri(reply.parent);
};

/** URI of the post that this one quotes. */
export const quotedUri = ({ value }: StoredRecord): string | null => {
  const { embed } = value;
  if (typeof embed !== 'object' || embed === null || Array.isArray(embed)) return null;
  const { record } = embed;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null;
  return refUri(record) ?? refUri(record.record);
};

export interface PostCounts {
  replyCount: number;
  repostCount: number;
  likeCount: number;
  quoteCount: number;
  bookmarkCount: number;
}

/** Replies and quotes are counted; the rest is what people did with it. */
export const countsOf = (
  bluesky: Bluesky,
  post: Pick<IndexedPost, 'uri' | 'record'>,
  posts: readonly IndexedPost[]
): PostCounts => ({
  replyCount: posts.filter(({ record }) => parentUri(record) === post.uri).length,
  quoteCount: posts.filter(({ record }) => quotedUri(record) === post.uri).length,
  ...engagementOf(bluesky, { uri: post.uri, since: post.record.indexedAt }),
});
