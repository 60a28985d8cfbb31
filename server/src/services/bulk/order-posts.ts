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
import { cancelledReason, pausedReason } from './order-words';

/** Distributions that are looked at together. */
const PAGE = 200;
/** Posts that are changed at the same time: on SQLite they share a transaction. */
const AT_ONCE = 50;

const COLUMNS = ['id', 'state', 'waitsFor', 'connectionId', 'scheduledAt', 'dueAt'] as const;
type Post = Pick<Delivery, (typeof COLUMNS)[number]>;

/** Some distributions of an order, and those of their posts that are in some states. */
interface Page {
  distributionIds: number[];
  posts: Post[];
}

/** The posts that an order made and that are not out yet. */
export class OrderPosts {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * They wait until the order goes on. What waits for approval stays where it is: once somebody
   * approves it, it waits with the others. Repeating it does nothing more.
   */
  async hold(order: BulkOrder): Promise<void> {
    const reason = pausedReason(order);
    const data = { reason, dueAt: null, waitsFor: null };
    for await (const { posts } of this.#pages(order.id, ['queued', 'held'])) {
      const queued = posts.filter(({ state }) => state === 'queued');
      await inTurns(queued, (post) =>
        this.#repository.apply(post.id, 'hold', { data, event: { message: reason } })
      );
      const others = posts.filter(
        ({ state, waitsFor }) => state === 'held' && waitsFor !== null && waitsFor !== 'approval'
      );
      const ids = others.map(({ id }) => id);
      if (ids.length > 0) {
        const where = { id: { $in: ids }, state: 'held', waitsFor: { $ne: 'approval' } };
        await this.#repository.touch(where, data);
      }
      const held = [...queued, ...others].map(({ id }) => id);
      // Nobody knows when they come: others take the places that they booked in a limit.
      if (held.length > 0) await getService(this.strapi, 'quotas').release(held);
    }
  }

  /** What {@link hold} held goes on: at its time, or now and one after the other when that is past. */
  async release({ id }: BulkOrder): Promise<void> {
    const now = systemClock.now();
    for await (const { posts } of this.#pages(id, ['held'])) {
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

  /**
   * What is out, or on its way at this moment, stays; nobody is asked to approve the others any more.
   * Repeating it does nothing more.
   */
  async cancel(order: BulkOrder): Promise<void> {
    const reason = cancelledReason(order);
    const lease = { leaseOwner: null, leaseToken: null, leaseUntil: null };
    const finishedAt = new Date(systemClock.now());
    const data = { reason, dueAt: null, waitsFor: null, finishedAt, ...lease };
    const states = ['queued', 'held', 'preparing'] as const;
    for await (const { distributionIds, posts } of this.#pages(order.id, states)) {
      await inTurns(posts, (post) =>
        this.#repository.apply(post.id, 'cancel', { data, event: { message: reason } })
      );
      await getService(this.strapi, 'approvals').closeIdleOf(distributionIds);
    }
  }

  /** Whether a worker has one of them in hand, or is to look at one in doubt. */
  async areOnTheirWay(orderId: number): Promise<boolean> {
    for await (const { posts } of this.#pages(orderId, ['preparing', 'committing', 'unknown'])) {
      if (posts.some(({ state, dueAt }) => state !== 'unknown' || dueAt !== null)) return true;
    }
    return false;
  }

  async *#pages(orderId: number, states: readonly DeliveryState[]): AsyncGenerator<Page> {
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
      const distributionIds = made.map(({ id }) => id);
      const posts = await this.#repository.pick([...COLUMNS], {
        where: { distributionId: { $in: distributionIds }, state: { $in: [...states] } },
        orderBy: { id: 'asc' },
      });
      yield { distributionIds, posts };
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
