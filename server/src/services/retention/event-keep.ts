import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { placeOf } from '../analytics/fact-table';
import { tableOf, type Table } from '../database/table';
import { FINISHED } from '../deliveries/state-machine';
import type { Keep } from './keep';

/**
 * What happened to deliveries. The story of one that is still on its way, or in doubt, stays whole:
 * a person may have to decide about it.
 */
export class EventKeep implements Keep {
  constructor(private readonly strapi: Core.Strapi) {}

  count(): Promise<number> {
    return this.#table.count({});
  }

  async oldestAt(): Promise<Date | null> {
    const query = { select: ['at'], orderBy: { at: 'asc' as const }, limit: 1 };
    const [oldest] = await this.#table.findMany(query);
    return oldest ? new Date(oldest.at) : null;
  }

  async countBefore(at: Date): Promise<number> {
    const rows: { total: number | string }[] = await this.#older(at).count({ total: '*' });
    return Number(rows[0]?.total ?? 0);
  }

  async removeBefore(at: Date, most: number): Promise<number> {
    const found: unknown = await this.#older(at).select('id').orderBy('at', 'asc').limit(most);
    const ids = (found as { id: number }[]).map(({ id }) => id);
    if (ids.length > 0) await this.#table.deleteMany({ where: { id: { $in: ids } } });
    return ids.length;
  }

  #older(at: Date) {
    const { connection } = this.strapi.db;
    const [events, deliveries] = [
      placeOf(this.strapi, 'deliveryEvent'),
      placeOf(this.strapi, 'delivery'),
    ];
    const open = connection(deliveries)
      .select(connection.raw('1'))
      .whereRaw('?? = ??', [`${deliveries}.id`, `${events}.delivery_id`])
      .whereNotIn('state', [...FINISHED]);
    return connection(events).where('at', '<', at).whereNotExists(open);
  }

  get #table(): Table<{ id: number; at: string }> {
    return tableOf(this.strapi, UIDS.deliveryEvent);
  }
}
