import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** One entry of a bulk order, and what became of it. */
export const bulkRowModel: Model = {
  uid: UIDS.bulkRow,
  singularName: 'bulk-row',
  tableName: 'distribution_bulk_rows',
  attributes: {
    id: { type: 'increments' },
    orderId: { type: 'integer', column: { notNullable: true } },
    /** From 1; of a file as spreadsheets number rows. */
    position: { type: 'integer', column: { notNullable: true } },
    state: { type: 'string', column: { notNullable: true } },
    entryUid: { type: 'string' },
    entryDocumentId: { type: 'string' },
    entryTitle: { type: 'text' },
    locale: { type: 'string' },
    /** Null: the order's. */
    targetIds: { type: 'json' },
    /** `soon`, `at`, `spread` or `slot`. */
    timing: { type: 'string', column: { notNullable: true } },
    dueAt: { type: 'datetime' },
    text: { type: 'text' },
    problem: { type: 'text' },
    /** What was asked for, of a row that was not understood; null: nothing would change. */
    wish: { type: 'json' },
    distributionId: { type: 'integer' },
  },
  indexes: [
    {
      name: 'distribution_bulk_rows_uq',
      columns: ['order_id', 'position'],
      type: 'unique',
    },
    { name: 'distribution_bulk_rows_state_ix', columns: ['order_id', 'state'] },
  ],
};
