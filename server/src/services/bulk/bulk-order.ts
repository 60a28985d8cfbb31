import type { BulkState, BulkTimes } from '../../../../contracts/bulk';

/** What holds for every row of an order. */
export interface OrderOptions {
  /** Null: every target of the entry's language. */
  targetIds: number[] | null;
  /** With `from` in any case. */
  times: BulkTimes;
  again: boolean;
  /** ISO; null: not started. */
  startedAt: string | null;
  /** Some row goes out at another time than as soon as possible. */
  isTimed: boolean;
}

/** Many entries that are distributed together. */
export interface BulkOrder {
  id: number;
  siteId: number;
  name: string;
  state: BulkState;
  /** IANA name. */
  zone: string;
  options: OrderOptions;
  /** In words; null: nothing to say. */
  note: string | null;
  requestedBy: string | null;
  needsApproval: boolean;
  /** ISO; until then somebody works on it. */
  claimUntil: string | null;
  createdAt: string;
}
