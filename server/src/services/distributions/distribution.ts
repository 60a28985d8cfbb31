import type { JsonValue } from '../../platforms/contract';
import type { EntryRef } from '../adaptation/entry-loader';

/** One request: this entry to these targets, by this person or rule. */
export interface DispatchOrder {
  entry: EntryRef;
  /** Whose targets and links. @default the default site */
  siteId?: number;
  /** Null: every enabled target of the site. */
  targetIds: readonly number[] | null;
  /** Texts changed by a person, by target id. */
  texts: Readonly<Record<string, string>>;
  /** Our own comments to put under the posts, by target id. */
  firstComments?: Readonly<Record<string, string>>;
  /** Options of this post beside the target's, by target id. */
  options?: Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
  /** Also to targets that already got this version. */
  again: boolean;
  source: 'manual' | 'rule';
  requestedBy: string | null;
  idempotencyKey: string;
  /** Targets that ever got this entry in this locale are left out, whatever the version. */
  firstTimeOnly: boolean;
  /** When it is meant to go out; null: at once. */
  dueAt: Date | null;
}

export interface DispatchResult {
  distributionId: number | null;
  deliveryIds: number[];
  skipped: { targetId: number; reason: string }[];
}
