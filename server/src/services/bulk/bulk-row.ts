import type { BulkRowState, BulkTiming } from '../../../../contracts/bulk';
import type { EntryRef } from '../mappings/entry-loader';
import type { RowWish } from './row-wish';

/** One entry of an order, and what became of it. */
export interface BulkRow {
  id: number;
  orderId: number;
  position: number;
  state: BulkRowState;
  /** Null, as all of the entry: it was not found. */
  entryUid: string | null;
  entryDocumentId: string | null;
  entryTitle: string | null;
  locale: string | null;
  /** Null: the order's. */
  targetIds: number[] | null;
  timing: BulkTiming;
  /** ISO; null: not known, or as soon as limits allow. */
  dueAt: string | null;
  text: string | null;
  problem: string | null;
  /** What to look up again; null: the row itself must be written anew. */
  wish: RowWish | null;
  distributionId: number | null;
}

export type NewBulkRow = Omit<BulkRow, 'id' | 'orderId' | 'dueAt' | 'distributionId'> & {
  dueAt: Date | null;
};

/** Null while the entry is not known. */
export const entryOfRow = ({ entryUid, entryDocumentId, locale }: BulkRow): EntryRef | null =>
  entryUid !== null && entryDocumentId !== null
    ? { uid: entryUid, documentId: entryDocumentId, locale: locale ?? '' }
    : null;
