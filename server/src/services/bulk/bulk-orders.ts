import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { BulkState } from '../../../../contracts/bulk';
import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { systemClock } from '../environment';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { BulkOrder } from './bulk-order';

type OrderData = Omit<BulkOrder, 'id' | 'createdAt' | 'claimUntil'> & { claimUntil: Date | null };

/** Rows of before a column was added, or that nobody claimed, hold null. */
interface OrderRow extends Omit<BulkOrder, 'claimUntil' | 'createdAt' | 'needsApproval'> {
  claimUntil: string | Date | null;
  createdAt: string | Date;
  needsApproval: boolean | null;
}

/** What a locked order means for its posts; one that is gone sends nothing any more. */
export type LockedState = 'open' | 'paused' | 'cancelled';

/** Which orders a list shows. */
export interface OrderFilter {
  /** Only those with a smaller id. */
  before?: number | undefined;
  state?: BulkState | undefined;
  /** A part of the name, in any case. */
  search?: string | undefined;
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
    { before, state, search, limit }: OrderFilter & { limit: number }
  ): Promise<BulkOrder[]> {
    const where = {
      ...(before === undefined ? {} : { id: { $lt: before } }),
      ...(state === undefined ? {} : { state }),
      ...(search === undefined ? {} : { name: { $containsi: search } }),
      ...whereSite(scope),
    };
    return this.#findMany(where, { id: 'desc' }, limit);
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

  /** Those of these that are paused. */
  pausedAmong(ids: readonly number[]): Promise<BulkOrder[]> {
    return this.#findMany({ id: { $in: [...ids] }, state: 'paused' }, { id: 'asc' }, ids.length);
  }

  /**
   * Locks an order in the transaction that runs: whoever pauses, resumes or cancels it waits for the
   * end. UPDATEs tell its state, since they see what others committed meanwhile on every database.
   */
  async lock(id: number): Promise<LockedState> {
    const data = { updatedAt: new Date(systemClock.now()) };
    const isNow = async (where: Where) =>
      (await this.#table.updateMany({ where: { id, ...where }, data })).count === 1;
    if (!(await isNow({}))) return 'cancelled';
    if (await isNow({ state: 'paused' })) return 'paused';
    return (await isNow({ state: 'cancelled' })) ? 'cancelled' : 'open';
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
