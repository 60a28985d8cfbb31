import type { Core } from '@strapi/types';

import type { BulkRowState } from '../../../../contracts/bulk';
import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import type { BulkRow, NewBulkRow } from './bulk-row';
import type { SharedRow } from './spread-posts';

export interface RowPageRequest {
  orderId: number;
  state?: BulkRowState | undefined;
  /** Only positions beyond this one. */
  after: number;
  limit: number;
}

/** SQLite takes a limited number of values in one statement. */
const INSERT_AT_ONCE = 200;

/** The rows of orders as they stand in the database. */
export class BulkRows {
  constructor(private readonly strapi: Core.Strapi) {}

  /** In the transaction that runs. */
  async insertAll(orderId: number, rows: readonly NewBulkRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) {
      const some = rows.slice(from, from + INSERT_AT_ONCE);
      await this.#table.createMany({ data: some.map((row) => ({ ...row, orderId })) });
    }
  }

  /** In order. */
  page({ orderId, state, after, limit }: RowPageRequest): Promise<BulkRow[]> {
    const where = { orderId, position: { $gt: after }, ...(state ? { state } : {}) };
    return this.#table.findMany({ where, orderBy: { position: 'asc' }, limit });
  }

  /** Good rows that share the order's period, as far as it matters where they go. */
  sharesOf(orderId: number): Promise<SharedRow[]> {
    const where = { orderId, state: 'waiting', timing: 'spread' };
    return this.#table.findMany({ where, select: ['targetIds', 'locale'] });
  }

  /** Answers how many rows met the conditions. */
  async change(where: Where, data: Partial<NewBulkRow> & { distributionId?: number | null }) {
    return (await this.#table.updateMany({ where, data })).count;
  }

  async hasAny(orderId: number, state: BulkRowState): Promise<boolean> {
    return (await this.#table.findOne({ where: { orderId, state } })) !== null;
  }

  get #table(): Table<BulkRow> {
    return tableOf<BulkRow>(this.strapi, UIDS.bulkRow);
  }
}
