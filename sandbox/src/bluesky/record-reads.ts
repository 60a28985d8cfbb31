import { z } from 'zod';

import { findAccount, type SampleAccount } from './accounts';
import { invalidRequest, XrpcError } from './errors';
import { collectionSchema, rkeySchema } from './record-writes';
import { findRecord, uriOf } from './repo';
import type { Bluesky, StoredRecord } from './state';
import { parseParams, type XrpcCall, type XrpcMethod } from './xrpc';

const getSchema = z.object({
  repo: z.string(),
  collection: collectionSchema,
  rkey: rkeySchema,
  cid: z.string().optional(),
});

const listSchema = z.object({
  repo: z.string(),
  collection: collectionSchema,
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional(),
  reverse: z.enum(['true', 'false']).default('false'),
});

const repoAccount = ({ state }: Bluesky, repo: string): SampleAccount => {
  const account = findAccount(state, repo);
  if (!account) throw invalidRequest(`Could not find repo: ${repo}`);
  return account;
};

const viewOf = (record: StoredRecord) => ({
  uri: uriOf(record),
  cid: record.cid,
  value: record.value,
});

const getRecord = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const params = parseParams(getSchema, context);
  const { did } = repoAccount(bluesky, params.repo);
  const key = { did, collection: params.collection, rkey: params.rkey };
  const record = findRecord(bluesky, key);
  if (!record || (params.cid !== undefined && params.cid !== record.cid))
    throw new XrpcError(400, 'RecordNotFound', `Could not locate record: ${uriOf(key)}`);
  return context.json(viewOf(record));
};

/** Newest first, because TIDs sort by time; `cursor` is the last key of the page before. */
const listRecords = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const { repo, collection, limit, cursor, reverse } = parseParams(listSchema, context);
  const { did } = repoAccount(bluesky, repo);
  const direction = reverse === 'true' ? 1 : -1;
  const compare = (left: string, right: string): number =>
    direction * (left < right ? -1 : left > right ? 1 : 0);
  const page = Object.values(bluesky.state.repos[did]?.records ?? {})
    .filter((record) => record.collection === collection)
    .filter((record) => cursor === undefined || compare(cursor, record.rkey) < 0)
    .sort((left, right) => compare(left.rkey, right.rkey))
    .slice(0, limit);
  const next = page.at(-1)?.rkey;
  return context.json({ ...(next ? { cursor: next } : {}), records: page.map(viewOf) });
};

/** Reading any repository of this server, without a session (platforms/bluesky.md §6). */
export const recordReadMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.repo.getRecord',
    kind: 'query',
    operation: 'get-post',
    handle: (call) => getRecord(bluesky, call),
  },
  {
    nsid: 'com.atproto.repo.listRecords',
    kind: 'query',
    operation: 'list-posts',
    handle: (call) => listRecords(bluesky, call),
  },
];
