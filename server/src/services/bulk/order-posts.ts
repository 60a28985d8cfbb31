import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { planCatchUp } from '../deliveries/catch-up';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import type { DeliveryState } from '../deliveries/state-machine';
import { tableOf } from '../database/table';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { BulkOrder } from './bulk-order';

/** Distributions that are looked at together. */
const PAGE = 200;
/** Posts that are changed at the same time: on SQLite they share a transaction. */
const AT_ONCE = 50;

const COLUMNS = ['id', 'state', 'waitsFor', 'connectionId', 'scheduledAt', 'dueAt'] as const;
type Post = Pick<Delivery, (typeof COLUMNS)[number]>;

/** The posts that an order made and that are not out yet. */
export class OrderPosts {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * They wait until the order goes on. What waits for approval stays where it is: it needs another
   * person's word in any case. Repeating it does nothing more.
   */
  async hold({ id, name }: BulkOrder): Promise<void> {
    const reason = `The bulk order “${name}” is paused; it goes on when somebody resumes it.`;
    const data = { reason, dueAt: null, waitsFor: null };
    for await (const posts of this.#pages(id, ['queued', 'held'])) {
      const queued = posts.filter(({ state }) => state === 'queued');
      await inTurns(queued, (post) =>
        this.#repository.apply(post.id, 'hold', { data, event: { message: reason } })
      );
      const others = posts.filter(({ state, waitsFor }) => state === 'held' && waitsFor !== null);
      const ids = others.filter(({ waitsFor }) => waitsFor !== 'approval').map((post) => post.id);
      if (ids.length === 0) continue;
      await this.#repository.touch({ id: { $in: ids }, state: 'held' }, data);
    }
  }

  /** What {@link hold} held goes on: at its time, or now and one after the other when that is past. */
  async release({ id }: BulkOrder): Promise<void> {
    const now = systemClock.now();
    for await (const posts of this.#pages(id, ['held'])) {
      const held = posts.filter(({ waitsFor, dueAt }) => waitsFor === null && dueAt === null);
      const isPast = ({ scheduledAt }: Post) => Date.parse(scheduledAt ?? '') <= now;
      const pace = getConfig(this.strapi).delivery.catchUp;
      const late = planCatchUp(held.filter(isPast), { now, pace });
      const due = held.map((post) => ({
        id: post.id,
        dueAt: late.get(post.id) ?? Date.parse(post.scheduledAt ?? ''),
      }));
      await getService(this.strapi, 'deliveries').late.requeueAt(due, 'release');
    }
  }

  /** What is out, or on its way at this moment, stays. Repeating it does nothing more. */
  async cancel({ id, name }: BulkOrder): Promise<void> {
    const reason = `The bulk order “${name}” was cancelled.`;
    const lease = { leaseOwner: null, leaseToken: null, leaseUntil: null };
    const finishedAt = new Date(systemClock.now());
    const data = { reason, dueAt: null, waitsFor: null, finishedAt, ...lease };
    for await (const posts of this.#pages(id, ['queued', 'held', 'preparing'])) {
      await inTurns(posts, (post) =>
        this.#repository.apply(post.id, 'cancel', { data, event: { message: reason } })
      );
    }
  }

  async *#pages(orderId: number, states: readonly DeliveryState[]): AsyncGenerator<Post[]> {
    for (let after = 0; ;) {
      const made = await tableOf<{ id: number }>(this.strapi, UIDS.distribution).findMany({
        where: { source: 'bulk', sourceId: orderId, id: { $gt: after } },
        select: ['id'],
        orderBy: { id: 'asc' },
        limit: PAGE,
      });
      const last = made.at(-1);
      if (!last) return;
      after = last.id;
      const ids = made.map(({ id }) => id);
      yield this.#repository.pick([...COLUMNS], {
        where: { distributionId: { $in: ids }, state: { $in: [...states] } },
        orderBy: { id: 'asc' },
      });
    }
  }

  get #repository(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}

const inTurns = async <Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>
): Promise<void> => {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(act));
  }
};
