import { systemClock } from '../environment';
import type { BulkOrder } from './bulk-order';
import type { BulkOrders } from './bulk-orders';
import type { BulkRows } from './bulk-rows';
import type { OrderPosts } from './order-posts';

/** What an order is brought in line with. */
export interface SettleTools {
  orders: BulkOrders;
  rows: BulkRows;
  posts: OrderPosts;
}

/**
 * Brings the posts of an order in line with its state: held while it is paused, called off when it
 * is cancelled, else let go. People may change their mind meanwhile: then it begins again.
 */
export const settleOrder = async (tools: SettleTools, id: number): Promise<void> => {
  const { orders } = tools;
  for (;;) {
    const order = await orders.find(id);
    if (!order) return;
    await settle(tools, order);
    const { state } = order;
    if (state === 'paused' || state === 'cancelled') await lookAgainOrEnd(tools, order);
    if ((await orders.find(id))?.state === state) return;
  }
};

const settle = async ({ rows, posts }: SettleTools, order: BulkOrder): Promise<void> => {
  switch (order.state) {
    case 'paused':
      return posts.hold(order);
    case 'cancelled':
      await rows.change({ orderId: order.id, state: 'waiting' }, { state: 'cancelled' });
      return posts.cancel(order);
    case 'draft':
    case 'running':
    case 'done':
      return posts.release(order);
  }
};

/**
 * What was on its way at that moment may come back to the queue: as long as there is such a post, a
 * worker's next tick looks at the order again. A claim on one that runs belongs to whoever works it
 * off, so it is left alone.
 */
const lookAgainOrEnd = async (
  { orders, posts }: SettleTools,
  { id, state }: BulkOrder
): Promise<void> => {
  const isLeft = await posts.areOnTheirWay(id);
  const claimUntil = isLeft ? new Date(systemClock.now() - 1) : null;
  await orders.change({ id, state, claimUntil: { $notNull: true } }, { claimUntil });
};
