import type { CommitMark, JsonValue, PlatformId, PostedPart } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import type { DeliveryState } from './state-machine';

/** Who or what asked for it. */
export type DistributionSource = 'manual' | 'rule' | 'schedule' | 'bulk' | 'api';

/** What a held delivery waits for; each has its own cure. */
export type WaitsFor =
  'reconnect' | 'account' | 'quota' | 'budget' | 'approval' | 'circuit' | 'operator' | 'paused';

/** The doubtful or running commit, as written before the call. */
export interface StoredCommitMark extends CommitMark {
  /** When the call began, epoch ms. */
  startedAt: number;
  /** When it was given up; null while it runs, or after a crash. */
  endedAt: number | null;
  /** When the first doubtful call for this part began, epoch ms; null: none was in doubt. */
  doubtedSince: number | null;
}

/**
 * When to look after what follows the post; null: nothing does. Comment and address come after the
 * post, and never at its cost.
 */
export const followUpAtOf = (
  { firstComment }: Pick<Delivery, 'firstComment'>,
  [first]: readonly PostedPart[],
  now: Date
): Date | null => (first?.url && !firstComment ? null : now);

/** The mark of a call that ended without a word about what it did. */
export const markInDoubt = (mark: StoredCommitMark, endedAt: number): StoredCommitMark => ({
  ...mark,
  endedAt,
  doubtedSince: mark.doubtedSince ?? mark.startedAt,
});

/** Our own comment under the post. Sent at most once: a second one would be seen. */
export interface FirstComment {
  text: string;
  /** Named to platforms that recognise repeated calls. */
  key: string;
  /** `sending` beyond one look, and `unknown`: it may be there, so it is not sent again. */
  state: 'due' | 'sending' | 'posted' | 'failed' | 'unknown';
  id: string | null;
  url: string | null;
  /** Why it is not there, in words. */
  message: string | null;
}

/** A row of `distribution_logs`, as the engine sees it. */
export interface Delivery {
  id: number;
  documentId: string;
  siteId: number | null;
  distributionId: number | null;
  /** Null, or the id of a connection that may be gone. */
  connectionId: number | null;
  targetId: number | null;
  /** The plan that it belongs to; null: it was due at once. */
  scheduleId: number | null;
  /** As its distribution's; null for rows of before there was more than a person and rules. */
  source: DistributionSource | null;
  platform: PlatformId;
  accountHandle: string | null;
  /** The experiment that gave it its wording, and which; null: none did. */
  experimentId: number | null;
  variant: string | null;
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
  /** Null: none is wanted. */
  firstComment: FirstComment | null;
  /** What it is likely to cost at the platform, and what its adaptation cost; null: not known. */
  platformCostUsd: number | null;
  aiCostUsd: number | null;
  /** When to look next after what follows a post; null: nothing is left to do. */
  followUpAt: string | null;
  /** Looks so far. */
  followUps: number;
  /** When to try next to take the post away from its platform; null: it is to stay, or is gone. */
  removeAt: string | null;
  /** Tries so far. */
  removeTries: number | null;
  /** When it was taken away; its state stays `published`. */
  removedAt: string | null;
  /** When it was seen that the platform shows it no more, though nobody removed it here. */
  goneAt: string | null;
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
  /** When its words were removed, so that it cannot be tried again; null: they are there. */
  emptiedAt: string | null;
  createdAt: string;
}
