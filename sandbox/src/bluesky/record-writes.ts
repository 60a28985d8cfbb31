import { z } from 'zod';

import { findAccount, type SampleAccount } from './accounts';
import { writer } from './auth';
import { checkBlobs, keepBlobs } from './blob-references';
import { invalidRequest, XrpcError } from './errors';
import { checkRecord, lexRecordSchema } from './lexicon/check-record';
import { GATE_COLLECTIONS } from './lexicon/gates';
import { POST_COLLECTION } from './lexicon/post';
import { cid } from './lexicon/string-formats';
import { chargeWrite } from './rate-limits';
import { deleteFromRepo, findRecord, putIntoRepo, uriOf, type RecordKey } from './repo';
import type { Bluesky, LexRecord } from './state';
import { nextTid, TID_PATTERN } from './tid';
import { parseInput, type XrpcCall, type XrpcMethod } from './xrpc';

/** https://atproto.com/specs/nsid and /record-key (checked 2026-11-22). */
const NSID_PATTERN = /^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+)+\.[a-zA-Z][a-zA-Z0-9]*$/;
const RKEY_PATTERN = /^(?!\.{1,2}$)[a-zA-Z0-9_~.:-]{1,512}$/;

export const collectionSchema = z.string().regex(NSID_PATTERN, 'must be a valid nsid');
export const rkeySchema = z.string().regex(RKEY_PATTERN, 'must be a valid Record Key');

const createSchema = z.object({
  repo: z.string(),
  collection: collectionSchema,
  rkey: rkeySchema.optional(),
  validate: z.boolean().optional(),
  record: lexRecordSchema,
  swapCommit: cid.optional(),
});

const putSchema = createSchema.extend({
  rkey: rkeySchema,
  swapRecord: cid.nullable().optional(),
});

const deleteSchema = z.object({
  repo: z.string(),
  collection: collectionSchema,
  rkey: rkeySchema,
  swapRecord: cid.optional(),
  swapCommit: cid.optional(),
});

/** Nobody writes into another repository (platforms/bluesky.md §1, verified: 403). */
const ownRepo = ({ state }: Bluesky, account: SampleAccount, repo: string): string => {
  if (findAccount(state, repo)?.did !== account.did)
    throw new XrpcError(403, 'AccountNotFound', 'Account not found');
  return account.did;
};

const isGate = (collection: string): boolean =>
  (GATE_COLLECTIONS as readonly string[]).includes(collection);

/**
 * Newer servers refuse other keys for posts and their gates; on older ones the post stays
 * invisible (§5).
 */
const checkKey = ({ collection, rkey }: RecordKey): void => {
  const isTidKeyed = collection === POST_COLLECTION || isGate(collection);
  if (isTidKeyed && !TID_PATTERN.test(rkey))
    throw invalidRequest(`Invalid record key for ${collection}: must be a TID`);
};

const prepare = (
  bluesky: Bluesky,
  key: RecordKey,
  input: { record: LexRecord; validate?: boolean | undefined }
) => {
  checkKey(key);
  const checked = checkRecord({ collection: key.collection, ...input }, bluesky.state.knobs);
  checkBlobs(bluesky, key.did, checked.record);
  return checked;
};

const createRecord = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  const account = writer(bluesky, context);
  const { repo, collection, rkey, swapCommit, ...input } = parseInput(createSchema, json);
  const did = ownRepo(bluesky, account, repo);
  chargeWrite(bluesky, context, { did, kind: 'create' });
  const key = { did, collection, rkey: rkey ?? nextTid(bluesky) };
  const { record, validationStatus } = prepare(bluesky, key, input);
  // It looks retryable and is not: verified on a real PDS (platforms/bluesky.md §5, 2026-11-22).
  if (findRecord(bluesky, key))
    throw new XrpcError(500, 'InternalServerError', 'Internal Server Error');
  const { cid: made, commit } = putIntoRepo(bluesky, key, { value: record, swapCommit });
  keepBlobs(bluesky, did, record);
  return context.json({ uri: uriOf(key), cid: made, commit, validationStatus });
};

const putRecord = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  const account = writer(bluesky, context);
  const parsed = parseInput(putSchema, json);
  const { repo, collection, rkey, swapRecord, swapCommit, ...input } = parsed;
  const did = ownRepo(bluesky, account, repo);
  chargeWrite(bluesky, context, { did, kind: 'put' });
  const key = { did, collection, rkey };
  const { record, validationStatus } = prepare(bluesky, key, input);
  const written = putIntoRepo(bluesky, key, { value: record, swapRecord, swapCommit });
  keepBlobs(bluesky, did, record);
  return context.json({
    uri: uriOf(key),
    cid: written.cid,
    ...(written.commit ? { commit: written.commit } : {}),
    validationStatus,
  });
};

const deleteRecord = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  const account = writer(bluesky, context);
  const { repo, collection, rkey, ...swap } = parseInput(deleteSchema, json);
  const did = ownRepo(bluesky, account, repo);
  chargeWrite(bluesky, context, { did, kind: 'delete' });
  const commit = deleteFromRepo(bluesky, { did, collection, rkey }, swap);
  return context.json(commit ? { commit } : {});
};

const putOperation = (collection: string): string =>
  isGate(collection) ? 'put-gate' : 'create-post';

const deleteOperation = (collection: string): string =>
  isGate(collection) ? 'delete-gate' : 'delete-post';

/** Writing to one's own repository (platforms/bluesky.md §4 and §5, checked 2026-11-22). */
export const recordWriteMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.repo.createRecord',
    kind: 'procedure',
    operation: putOperation,
    input: 'json',
    handle: (call) => createRecord(bluesky, call),
  },
  {
    nsid: 'com.atproto.repo.putRecord',
    kind: 'procedure',
    operation: putOperation,
    input: 'json',
    handle: (call) => putRecord(bluesky, call),
  },
  {
    nsid: 'com.atproto.repo.deleteRecord',
    kind: 'procedure',
    operation: deleteOperation,
    input: 'json',
    handle: (call) => deleteRecord(bluesky, call),
  },
];
