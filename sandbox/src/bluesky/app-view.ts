import { z } from 'zod';

import { findAccount, type SampleAccount } from './accounts';
import { invalidRequest } from './errors';
import { threadgateOf } from './gate-rules';
import { atUri } from './lexicon/string-formats';
import { canonicalUri, countsOf, indexedPosts, type IndexedPost } from './post-index';
import { uriOf } from './repo';
import { labelsOf } from './self-labels';
import type { Bluesky } from './state';
import { parseInput, parseParams, type XrpcCall, type XrpcMethod } from './xrpc';

const MAX_URIS = 25;

const urisSchema = z.object({
  uris: z.array(atUri).min(1, 'Params must have the property "uris"').max(MAX_URIS),
});
const actorSchema = z.object({ actor: z.string() });

const basicProfile = ({ did, handle, displayName }: SampleAccount) => ({
  did,
  handle,
  displayName,
  labels: [],
});

const threadgateView = (bluesky: Bluesky, { record }: IndexedPost) => {
  const gate = threadgateOf(bluesky, record);
  return gate ? { threadgate: { uri: uriOf(gate), cid: gate.cid, record: gate.value } } : {};
};

const viewOf = (bluesky: Bluesky, post: IndexedPost, posts: readonly IndexedPost[]) => ({
  uri: post.uri,
  cid: post.record.cid,
  author: basicProfile(post.author),
  record: post.record.value,
  ...countsOf(bluesky, post, posts),
  indexedAt: new Date(post.record.indexedAt).toISOString(),
  labels: labelsOf(post.record.value).map((val) => ({
    src: post.author.did,
    uri: post.uri,
    cid: post.record.cid,
    val,
    cts: new Date(post.record.indexedAt).toISOString(),
  })),
  ...threadgateView(bluesky, post),
});

/** Posts that are deleted or not indexed yet are left out without an error (§7). */
const getPosts = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const { uris } = parseInput(urisSchema, { uris: context.req.queries('uris') ?? [] });
  const wanted = new Set(uris.map((uri) => canonicalUri(bluesky, uri)));
  const posts = indexedPosts(bluesky);
  const found = posts.filter(({ uri }) => wanted.has(uri));
  return context.json({ posts: found.map((post) => viewOf(bluesky, post, posts)) });
};

const getProfile = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const account = findAccount(bluesky.state, parseParams(actorSchema, context).actor);
  if (!account) throw invalidRequest('Profile not found');
  const postsCount = indexedPosts(bluesky).filter(({ author }) => author === account).length;
  return context.json({
    ...basicProfile(account),
    description: account.description,
    followersCount: 0,
    followsCount: 0,
    postsCount,
  });
};

/** What the public index answers (platforms/bluesky.md §7, checked 2026-11-22). */
export const appViewMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'app.bsky.feed.getPosts',
    kind: 'query',
    operation: 'get-posts',
    handle: (call) => getPosts(bluesky, call),
  },
  {
    nsid: 'app.bsky.actor.getProfile',
    kind: 'query',
    operation: 'get-profile',
    handle: (call) => getProfile(bluesky, call),
  },
];
