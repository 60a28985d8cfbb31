import { z } from 'zod';

import {
  postgateSchema,
  POSTGATE_COLLECTION,
  threadgateSchema,
  THREADGATE_COLLECTION,
} from './lexicon/gates';
import { findRecord, uriOf, type RecordKey } from './repo';
import type { Bluesky, StoredRecord } from './state';

const PARTS = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/;

const refSchema = z.object({ uri: z.string() });
const replySchema = z.object({ reply: z.object({ root: refSchema }) });
const facetsSchema = z.array(
  z.object({ features: z.array(z.looseObject({ $type: z.string(), did: z.string().optional() })) })
);

/** The gate of a post: under the post's own key, in the same repository, and naming it. */
const gateOf = (bluesky: Bluesky, post: RecordKey, collection: string): StoredRecord | null => {
  const gate = findRecord(bluesky, { did: post.did, rkey: post.rkey, collection });
  return gate?.value.post === uriOf(post) ? gate : null;
};

export const threadgateOf = (bluesky: Bluesky, post: RecordKey): StoredRecord | null =>
  gateOf(bluesky, post, THREADGATE_COLLECTION);

export type ReplyRule = 'mentioned' | 'followers' | 'following' | 'listed';

const RULES: Readonly<Record<string, ReplyRule>> = {
  mentionRule: 'mentioned',
  followerRule: 'followers',
  followingRule: 'following',
  listRule: 'listed',
};

/** Who may answer; null: everybody. An empty list: nobody. */
export const replyRules = (bluesky: Bluesky, post: RecordKey): ReplyRule[] | null => {
  const gate = threadgateSchema.safeParse(threadgateOf(bluesky, post)?.value).data;
  if (!gate?.allow) return null;
  return gate.allow.flatMap(({ $type }) => RULES[$type.split('#')[1] ?? ''] ?? []);
};

export const mayBeQuoted = (bluesky: Bluesky, post: RecordKey): boolean => {
  const gate = postgateSchema.safeParse(gateOf(bluesky, post, POSTGATE_COLLECTION)?.value).data;
  return !gate?.embeddingRules?.length;
};

const mentions = ({ value }: StoredRecord, did: string): boolean => {
  const facets = facetsSchema.safeParse(value.facets).data ?? [];
  return facets.some(({ features }) => features.some((feature) => feature.did === did));
};

/**
 * A server takes every reply; the index leaves out those that the first post of the thread does
 * not want. Nobody follows anybody here, and there are no lists.
 */
export const isUnwantedReply = (bluesky: Bluesky, post: StoredRecord): boolean => {
  const rootUri = replySchema.safeParse(post.value).data?.reply.root.uri ?? '';
  const [, did = '', collection = '', rkey = ''] = PARTS.exec(rootUri) ?? [];
  if (did === '' || did === post.did) return false;
  const rules = replyRules(bluesky, { did, collection, rkey });
  if (rules === null) return false;
  const root = findRecord(bluesky, { did, collection, rkey });
  return !(rules.includes('mentioned') && root !== null && mentions(root, post.did));
};
