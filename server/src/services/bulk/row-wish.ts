import type { BulkWhen } from '../../../../contracts/bulk';

/** One entry of an order as somebody asked for it, before anything was looked up. */
export interface RowWish {
  position: number;
  /** Null: nobody named one. */
  contentType: string | null;
  /** Either this or the slug. */
  documentId: string | null;
  slug: string | null;
  /** Empty: the default language. */
  locale: string;
  /** Ids, or what may be a name or an id; null: the order's. */
  targets: readonly (number | string)[] | null;
  /** Null: the order's. */
  when: BulkWhen | null;
  text: string | null;
}

/** A row that could be read, or why not. */
export type ReadRow =
  { wish: RowWish; problem: null } | { wish: null; problem: string; position: number };
