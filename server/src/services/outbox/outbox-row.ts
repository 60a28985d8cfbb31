import type { EntryRef } from '../mappings/entry-loader';
import type { EntryChange, PublishVia } from './entry-fact';

export interface OutboxRow {
  id: number;
  entryUid: string;
  entryDocumentId: string;
  locale: string;
  /** Null in rows of before there was more than a publish. */
  change: EntryChange | null;
  via: PublishVia | null;
  isFirst: boolean | null;
  requestedBy: string | null;
  at: string;
  attempts: number | null;
  /** Null: at once. */
  tryAt: string | null;
  problem: string | null;
}

export const entryOfRow = ({ entryUid, entryDocumentId, locale }: OutboxRow): EntryRef => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale,
});
