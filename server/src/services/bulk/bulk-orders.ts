import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { BulkOrder } from './bulk-order';

type OrderData = Omit<BulkOrder, 'id' | 'createdAt' | 'claimUntil'> & { claimUntil: Date | null };

/** Rows of before a column was added, or that nobody claimed, hold null. */
interface OrderRow extends Omit<BulkOrder, 'claimUntil' | 'createdAt' | 'needsApproval'> {
  claimUntil: string | Date | null;
  createdAt: string | Date;
  needsApproval: boolean | null;
}

/** Orders as they stand in the database. Every change of state is one conditional UPDATE. */
export class BulkOrders {
  constructor(private readonly strapi: Core.Strapi) {}

  /** In the transaction that runs. */
  async insert(data: Omit<OrderData, 'claimUntil'>): Promise<BulkOrder> {
    return orderOf(await this.#table.create({ data: { ...data, claimUntil: null } }));
  }

  async find(id: number): Promise<BulkOrder | null> {
    const row = await this.#table.findOne({ where: { id } });
    return row && orderOf(row);
  }

  /** @throws 404 */
  async demand(id: number): Promise<BulkOrder> {
    const order = await this.find(id);
    if (!order) throw new errors.NotFoundError('This bulk order does not exist.');
    return order;
  }

  /** Newest first. */
  async page(
    scope: SiteScope,
    { before, limit }: { before: number | undefined; limit: number }
  ): Promise<BulkOrder[]> {
    const below = before === undefined ? {} : { id: { $lt: before } };
    return this.#findMany({ ...below, ...whereSite(scope) }, { id: 'desc' }, limit);
  }

  /** Those that somebody has to look after, and nobody does at the moment; oldest first. */
  async unattended(now: number, limit: number): Promise<BulkOrder[]> {
    const isFree = {
      $or: [{ claimUntil: { $null: true } }, { claimUntil: { $lt: new Date(now) } }],
    };
    const isLeft = { claimUntil: { $lt: new Date(now) } };
    const where = {
      $or: [
        { state: 'running', ...isFree },
        // Whoever paused or cancelled it did not get to its end.
        { state: { $in: ['paused', 'cancelled'] }, ...isLeft },
      ],
    };
    return this.#findMany(where, { id: 'asc' }, limit);
  }

  /** True when the order met the conditions. */
  async change(
    { id, ...where }: Where & { id: number },
    data: Partial<OrderData>
  ): Promise<boolean> {
    return (await this.#table.updateMany({ where: { id, ...where }, data })).count === 1;
  }

  async #findMany(
    where: Where,
    orderBy: Record<string, 'asc' | 'desc'>,
    limit: number
  ): Promise<BulkOrder[]> {
    return (await this.#table.findMany({ where, orderBy, limit })).map(orderOf);
  }

  get #table(): Table<OrderRow> {
    return tableOf<OrderRow>(this.strapi, UIDS.bulkOrder);
  }
}

const orderOf = (row: OrderRow): BulkOrder => ({
  ...{ id: row.id, siteId: row.siteId, name: row.name, state: row.state, zone: row.zone },
  ...{ options: row.options, note: row.note, requestedBy: row.requestedBy },
  needsApproval: row.needsApproval ?? false,
  claimUntil: row.claimUntil === null ? null : new Date(row.claimUntil).toISOString(),
  createdAt: new Date(row.createdAt).toISOString(),
});
