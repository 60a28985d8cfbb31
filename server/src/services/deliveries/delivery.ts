import type { CommitMark, JsonValue, PlatformId, PostedPart } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import type { DeliveryState } from './state-machine';

/** What a held delivery waits for; each has its own cure. */
export type WaitsFor = 'reconnect' | 'account' | 'quota' | 'circuit' | 'operator' | 'paused';

/** The doubtful or running commit, as written before the call. */
export interface StoredCommitMark extends CommitMark {
  /** When the call began, epoch ms. */
  startedAt: number;
  /** When it was given up; null while it runs, or after a crash. */
  endedAt: number | null;
  /** When the first doubtful call for this part began, epoch ms; null: none was in doubt. */
  doubtedSince: number | null;
}

/** The mark of a call that ended without a word about what it did. */
export const markInDoubt = (mark: StoredCommitMark, endedAt: number): StoredCommitMark => ({
  ...mark,
  endedAt,
  doubtedSince: mark.doubtedSince ?? mark.startedAt,
});

/** A row of `distribution_logs`, as the engine sees it. */
export interface Delivery {
  id: number;
  documentId: string;
  siteId: number | null;
  distributionId: number | null;
  /** Null, or the id of a connection that may be gone. */
  connectionId: number | null;
  targetId: number | null;
  platform: PlatformId;
  accountHandle: string | null;
  entryUid: string;
  entryDocumentId: string;
  entryTitle: string | null;
  entryLocale: string;
  versionHash: string;
  dedupeKey: string;
  state: DeliveryState;
  attempts: number;
  /** How often a worker took it; grows with every claim and never shrinks. */
  claims: number;
  /** 1 (first) to 10. */
  priority: number;
  doubtChecks: number;
  /** When it was meant to go out; `dueAt` moves with retries and waits, this does not. */
  scheduledAt: string | null;
  /** The next look; null waits for an event. */
  dueAt: string | null;
  waitsFor: WaitsFor | null;
  leaseToken: string | null;
  leaseUntil: string | null;
  content: StoredContent;
  options: Record<string, JsonValue>;
  handles: Record<string, JsonValue>;
  posted: PostedPart[];
  commitMark: StoredCommitMark | null;
  platformPostId: string | null;
  platformUrl: string | null;
  errorFamily: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  /** Why it waits, was cancelled or failed, in words for an editor. */
  reason: string | null;
  queuedAt: string | null;
  preparingAt: string | null;
  committingAt: string | null;
  postedAt: string | null;
  finishedAt: string | null;
  createdAt: string;
}
