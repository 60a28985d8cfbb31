import type { CommitMark, JsonValue, PlatformId, PostedPart } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import type { DeliveryState } from './state-machine';

/** The doubtful or running commit, as written before the call. */
export interface StoredCommitMark extends CommitMark {
  /** When the call began, epoch ms. */
  startedAt: number;
  /** When it was given up; null while it runs, or after a crash. */
  endedAt: number | null;
}

/** A row of `distribution_logs`, as the engine sees it. */
export interface Delivery {
  id: number;
  documentId: string;
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
  doubtChecks: number;
  dueAt: string | null;
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
