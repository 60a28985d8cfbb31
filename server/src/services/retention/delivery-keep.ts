import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { emptied } from '../deliveries/emptied';
import { FINISHED } from '../deliveries/state-machine';
import { systemClock } from '../environment';
import type { Keep } from './keep';

type Row = Pick<Delivery, 'id' | 'content' | 'finishedAt'>;

/**
 * Deliveries lose their words, never their row: see {@link emptied}. Those that something is still to
 * be done with (a comment, an address to be found, a removal) wait for that.
 */
export class DeliveryKeep implements Keep {
  constructor(private readonly strapi: Core.Strapi) {}

  count(): Promise<number> {
    return this.#table.count({ where: { emptiedAt: { $null: true } } });
  }

  async oldestAt(): Promise<Date | null> {
    const [oldest] = await this.#oldest(MAY_GO, 1);
    return oldest?.finishedAt ? new Date(oldest.finishedAt) : null;
  }

  countBefore(at: Date): Promise<number> {
    return this.#table.count({ where: before(at) });
  }

  async removeBefore(at: Date, most: number): Promise<number> {
    const old = await this.#oldest(before(at), most);
    const now = new Date(systemClock.now());
    // Most have the same left of them, so a batch is a handful of statements.
    const alike = new Map<string, { ids: number[]; data: ReturnType<typeof emptied> }>();
    for (const { id, content } of old) {
      const data = emptied(content, now);
      const key = JSON.stringify(data.content);
      const group = alike.get(key) ?? { ids: [], data };
      group.ids.push(id);
      alike.set(key, group);
    }
    for (const { ids, data } of alike.values()) {
      await this.#table.updateMany({ where: { ...before(at), id: { $in: ids } }, data });
    }
    return old.length;
  }

  #oldest(where: Where, limit: number): Promise<Row[]> {
    const select = ['id', 'content', 'finishedAt'];
    return this.#table.findMany({ where, select, orderBy: { finishedAt: 'asc' }, limit });
  }

  get #table(): Table<Row> {
    return tableOf<Row>(this.strapi, UIDS.delivery);
  }
}

const MAY_GO: Where = {
  state: { $in: [...FINISHED] },
  finishedAt: { $notNull: true },
  emptiedAt: { $null: true },
  followUpAt: { $null: true },
  removeAt: { $null: true },
};

const before = (at: Date): Where => ({ ...MAY_GO, finishedAt: { $lt: at } });
