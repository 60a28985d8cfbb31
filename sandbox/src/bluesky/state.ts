import { createHash } from 'node:crypto';

import type { World } from '../kernel/platform-sandbox';
import { sampleAccounts, type SampleAccount } from './accounts';
import type { LexValue } from './dag-cbor';
import { DEFAULT_KNOBS, type Knobs } from './knobs';

export type LexRecord = { [key: string]: LexValue };

export interface StoredRecord {
  did: string;
  collection: string;
  rkey: string;
  cid: string;
  value: LexRecord;
  /** Epoch ms of the first write. */
  indexedAt: number;
}

export interface Repo {
  head: { cid: string; rev: string } | null;
  /** By `collection/rkey`. */
  records: Record<string, StoredRecord>;
}

export interface StoredBlob {
  /** Key into the world's blob store. */
  sha256: string;
  mimeType: string;
  sizeBytes: number;
  uploadedAt: number;
  /** A record uses it: never garbage-collected. */
  isReferenced: boolean;
}

/** One link of a session's chain of refresh tokens. */
export interface RefreshTokenRow {
  did: string;
  /** Name of the app password that opened the session; null for the account's own password. */
  appPassword: string | null;
  scope: string;
  issuedAtS: number;
  expiresAtS: number;
  /** Its successor, once it was used. */
  nextId: string | null;
}

export interface Engagement {
  likeCount: number;
  repostCount: number;
  bookmarkCount: number;
}

/** A file that the video service was given. */
export interface VideoJob {
  did: string;
  sha256: string;
  sizeBytes: number;
  startedAt: number;
  /** Why it will fail; null: it will not. */
  failure: string | null;
  /** Set when it is done. */
  blobCid: string | null;
}

export interface BlueskyState {
  knobs: Knobs;
  /** Signs the session tokens of this sandbox only. */
  jwtSecret: string;
  accounts: SampleAccount[];
  refreshTokens: Record<string, RefreshTokenRow>;
  refreshTokensIssued: number;
  accessTokensIssued: number;
  /** Access tokens up to this number count as expired. */
  accessTokensExpired: number;
  repos: Record<string, Repo>;
  /** By DID, then CID. */
  blobs: Record<string, Record<string, StoredBlob>>;
  /** By job id. */
  videoJobs: Record<string, VideoJob>;
  videoJobsStarted: number;
  rateWindows: Record<string, { startedAt: number; used: number }>;
  /** By AT URI; set through the control API. */
  engagement: Record<string, Engagement>;
  lastTidUs: number;
}

/** What every part of this platform works on. */
export interface Bluesky {
  world: World;
  state: BlueskyState;
}

/** Nothing happened yet: three accounts, no post. */
export const initialState = (world: World): BlueskyState => ({
  knobs: { ...DEFAULT_KNOBS },
  jwtSecret: createHash('sha256').update(world.random.token(32)).digest('hex'),
  accounts: sampleAccounts(world.clock.iso()),
  refreshTokens: {},
  refreshTokensIssued: 0,
  accessTokensIssued: 0,
  accessTokensExpired: 0,
  repos: {},
  blobs: {},
  videoJobs: {},
  videoJobsStarted: 0,
  rateWindows: {},
  engagement: {},
  lastTidUs: 0,
});

/** What an older sandbox kept, with what it did not know yet. */
export const upToDate = (kept: BlueskyState, fresh: BlueskyState): void => {
  kept.knobs = { ...fresh.knobs, ...kept.knobs };
  kept.accounts.forEach((account) => (account.emailConfirmed ??= true));
  kept.videoJobs ??= {};
  kept.videoJobsStarted ??= 0;
};

export const repoOf = (state: BlueskyState, did: string): Repo =>
  (state.repos[did] ??= { head: null, records: {} });
