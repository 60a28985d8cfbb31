import { recordCid } from './cid';
import { XrpcError } from './errors';
import { POST_COLLECTION } from './lexicon/post';
import { samenessOf } from './sameness';
import { repoOf, type Bluesky, type LexRecord, type Repo, type StoredRecord } from './state';
import { nextTid } from './tid';

export interface RecordKey {
  did: string;
  collection: string;
  rkey: string;
}

/** Preconditions of a write; undefined means "do not ask", null means "must not exist". */
export interface Swap {
  swapRecord?: string | null | undefined;
  swapCommit?: string | undefined;
}

export type Commit = NonNullable<Repo['head']>;

const placeOf = ({ collection, rkey }: RecordKey): string => `${collection}/${rkey}`;

export const uriOf = ({ did, collection, rkey }: RecordKey): string =>
  `at://${did}/${collection}/${rkey}`;

export const findRecord = ({ state }: Bluesky, key: RecordKey): StoredRecord | null =>
  state.repos[key.did]?.records[placeOf(key)] ?? null;

const invalidSwap = (message: string): XrpcError => new XrpcError(400, 'InvalidSwap', message);

const checkSwap = (repo: Repo, currentCid: string | null, swap: Swap): void => {
  if (swap.swapCommit !== undefined && swap.swapCommit !== repo.head?.cid)
    throw invalidSwap(`Commit was at ${repo.head?.cid ?? 'null'}`);
  if (swap.swapRecord !== undefined && swap.swapRecord !== currentCid)
    throw invalidSwap(`Record was at ${currentCid ?? 'null'}`);
};

const advanceHead = (bluesky: Bluesky, repo: Repo, change: string): Commit => {
  const rev = nextTid(bluesky);
  repo.head = { cid: recordCid({ rev, change, prev: repo.head?.cid ?? null }), rev };
  bluesky.world.changed();
  return repo.head;
};

/**
 * Creates or replaces. Equal content under the same key is answered without a commit and before
 * any precondition is looked at: this is what makes a repeated put safe
 * (platforms/bluesky.md §5, verified on a real PDS, checked 2026-11-22).
 */
export const putIntoRepo = (
  bluesky: Bluesky,
  key: RecordKey,
  { value, ...swap }: Swap & { value: LexRecord }
): { cid: string; commit: Commit | null } => {
  const repo = repoOf(bluesky.state, key.did);
  const current = findRecord(bluesky, key);
  const cid = recordCid(value);
  if (current?.cid === cid) return { cid, commit: null };
  checkSwap(repo, current?.cid ?? null, swap);
  const now = bluesky.world.clock.now();
  repo.records[placeOf(key)] = { ...key, cid, value, indexedAt: current?.indexedAt ?? now };
  if (!current && key.collection === POST_COLLECTION)
    bluesky.world.ledger.record({
      platform: 'bluesky',
      accountId: key.did,
      id: uriOf(key),
      sameness: samenessOf(value),
      at: now,
    });
  return { cid, commit: advanceHead(bluesky, repo, cid) };
};

/** Deletes; null when there was nothing to delete. */
export const deleteFromRepo = (bluesky: Bluesky, key: RecordKey, swap: Swap): Commit | null => {
  const repo = repoOf(bluesky.state, key.did);
  const current = findRecord(bluesky, key);
  if (!current) return null;
  checkSwap(repo, current.cid, swap);
  delete repo.records[placeOf(key)];
  return advanceHead(bluesky, repo, placeOf(key));
};
