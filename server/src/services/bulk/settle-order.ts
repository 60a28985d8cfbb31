import type { BulkOrder } from './bulk-order';
import type { BulkOrders } from './bulk-orders';
import type { OrderPosts } from './order-posts';

/**
 * Brings the posts of an order in line with its state: held while it is paused, called off when it
 * is cancelled, else let go. People may change their mind meanwhile: then it begins again.
 */
export const settleOrder = async (
  { orders, posts }: { orders: BulkOrders; posts: OrderPosts },
  id: number
): Promise<void> => {
  for (;;) {
    const order = await orders.find(id);
    if (!order) return;
    await settle(posts, order);
    const { state } = order;
    const isLeft = { id, state, claimUntil: { $notNull: true } };
    // A claim on one that runs belongs to whoever works it off.
    if (state === 'paused' || state === 'cancelled')
      await orders.change(isLeft, { claimUntil: null });
    if ((await orders.find(id))?.state === state) return;
  }
};

const settle = (posts: OrderPosts, order: BulkOrder): Promise<void> => {
  switch (order.state) {
    case 'paused':
      return posts.hold(order);
    case 'cancelled':
      return posts.cancel(order);
    case 'draft':
    case 'running':
    case 'done':
      return posts.release(order);
  }
};
