import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type {
  BulkOrderView,
  BulkRowPage,
  BulkRowState,
  BulkState,
} from '../../../../contracts/bulk';
import { systemClock } from '../environment';
import type { SiteScope } from '../sites/site-scope';
import type { BulkOrder } from './bulk-order';
import { BulkOrders, type OrderFilter } from './bulk-orders';
import { BulkRows } from './bulk-rows';
import { orderViews, rowViews } from './bulk-views';
import { BulkWork } from './bulk-work';
import type { EntryAccess } from './entry-access';
import { OrderMaking, type NewOrder, type OrderedEntries } from './make-order';
import { OrderPosts } from './order-posts';
import { cancelledReason, pausedReason } from './order-words';
import { hideUnreadableEntries } from './hide-unreadable-entries';
import { periodProblem } from './period-problem';
import { RowRetry } from './retry-rows';
import { settleOrder } from './settle-order';

/** Whoever pauses or cancels and dies leaves the rest to workers after this time, ms. */
const CLAIM_MS = 60_000;

/** Whether posts of an order may go out, and why not. */
export type OrderStanding = { kind: 'open' } | { kind: 'paused' | 'cancelled'; reason: string };

/** Many entries that are distributed together. */
export class Bulk {
  readonly work: BulkWork;
  readonly #orders: BulkOrders;
  readonly #rows: BulkRows;
  readonly #posts: OrderPosts;
  readonly #making: OrderMaking;
  readonly #retry: RowRetry;

  constructor(private readonly strapi: Core.Strapi) {
    this.#orders = new BulkOrders(strapi);
    this.#rows = new BulkRows(strapi);
    this.#posts = new OrderPosts(strapi);
    this.#making = new OrderMaking(strapi, this.#orders, this.#rows);
    this.#retry = new RowRetry(strapi, this.#rows);
    const tools = { orders: this.#orders, rows: this.#rows, posts: this.#posts };
    this.work = new BulkWork(strapi, tools);
  }

  /** A draft with its rows; nothing goes out yet. @throws 400 in words */
  make(wanted: NewOrder, entries: OrderedEntries): Promise<BulkOrder> {
    return this.#making.make(wanted, entries);
  }

  /** @throws 404 */
  demand(id: number): Promise<BulkOrder> {
    return this.#orders.demand(id);
  }

  /**
   * Whether posts of an order may go out, in the transaction that runs: whoever pauses, resumes or
   * cancels it waits for the end of that. A reason is told in words.
   */
  async lock(id: number): Promise<OrderStanding> {
    const kind = await this.#orders.lock(id);
    if (kind === 'open') return { kind };
    const order = (await this.#orders.find(id)) ?? { name: `#${id}` };
    return { kind, reason: kind === 'paused' ? pausedReason(order) : cancelledReason(order) };
  }

  /** Why posts of these orders wait, in words, by order; those that are not paused are left out. */
  async pausesAmong(ids: readonly number[]): Promise<Map<number, string>> {
    const paused = await this.#orders.pausedAmong(ids);
    return new Map(paused.map((order) => [order.id, pausedReason(order)]));
  }

  /** One by itself: of a draft, with what the limits say of its period. */
  async view(order: BulkOrder): Promise<BulkOrderView> {
    const [view] = await orderViews(this.strapi, [order]);
    if (!view) throw new Error('An order has a view.');
    const { id, state, options } = order;
    if (state !== 'draft' || options.times.kind !== 'spread') return view;
    const shares = await this.#rows.sharesOf(id);
    return { ...view, periodProblem: await periodProblem(this.strapi, order, shares) };
  }

  /** Newest first. */
  async page(
    scope: SiteScope,
    { pageSize, ...filter }: OrderFilter & { pageSize: number }
  ): Promise<{ orders: BulkOrderView[]; nextBefore: number | null }> {
    const found = await this.#orders.page(scope, { ...filter, limit: pageSize + 1 });
    const shown = found.slice(0, pageSize);
    const nextBefore = found.length > pageSize ? (shown.at(-1)?.id ?? null) : null;
    return { orders: await orderViews(this.strapi, shown), nextBefore };
  }

  /** In order, in pages; of entries that a person may not read, only what became of them. */
  async rows(
    order: BulkOrder,
    request: { state: BulkRowState | undefined; after: number; pageSize: number },
    access: EntryAccess
  ): Promise<BulkRowPage> {
    const { state, after, pageSize } = request;
    const page = { orderId: order.id, state, after, limit: pageSize + 1 };
    const found = await this.#rows.page(page);
    const shown = found.slice(0, pageSize);
    const nextAfter = found.length > pageSize ? (shown.at(-1)?.position ?? null) : null;
    const readable = await hideUnreadableEntries(this.strapi, shown, access);
    return { rows: await rowViews(this.strapi, order, readable), nextAfter };
  }

  /**
   * Begins to make its posts. @throws 400 when it has begun, has no good row, or its period is over
   */
  async start(order: BulkOrder, needsApproval: boolean): Promise<BulkOrder> {
    const { id, options } = order;
    const now = systemClock.now();
    if (options.times.kind === 'spread' && Date.parse(options.times.until) <= now) {
      throw new errors.ApplicationError(
        `The period of “${order.name}” is over. Cancel it, and order the entries anew with a later end.`
      );
    }
    if (order.state === 'draft' && !(await this.#rows.hasAny(id, 'waiting'))) {
      throw new errors.ApplicationError(
        `“${order.name}” has no row that could go out. Look at what is wrong with its rows, then retry it.`
      );
    }
    const started = { ...options, startedAt: new Date(now).toISOString() };
    await this.#change(order, ['draft'], {
      ...{ state: 'running', options: started, claimUntil: null },
      needsApproval: order.needsApproval || needsApproval,
    });
    this.work.nudge();
    return this.#orders.demand(id);
  }

  /** Nothing more of it goes out until it is resumed. @throws 400 */
  async pause(order: BulkOrder): Promise<BulkOrder> {
    const claimUntil = new Date(systemClock.now() + CLAIM_MS);
    await this.#change(order, ['running', 'done'], { state: 'paused', claimUntil });
    return this.#settled(order.id);
  }

  /** @throws 400 */
  async resume(order: BulkOrder): Promise<BulkOrder> {
    await this.#change(order, ['paused'], { state: 'running', claimUntil: null });
    const resumed = await this.#settled(order.id);
    this.work.nudge();
    return resumed;
  }

  /** What waits is called off; what is out stays. @throws 400 */
  async cancel(order: BulkOrder): Promise<BulkOrder> {
    const { id } = order;
    const claimUntil = new Date(systemClock.now() + CLAIM_MS);
    const open: BulkState[] = ['draft', 'running', 'paused', 'done'];
    await this.#change(order, open, { state: 'cancelled', claimUntil });
    return this.#settled(id);
  }

  /**
   * Takes rows again that failed, and looks again at bad ones: an entry may be published by now.
   *
   * @throws 400 when the order is cancelled, or no row is good now
   */
  async retry(order: BulkOrder, access: EntryAccess): Promise<BulkOrder> {
    if (order.state === 'cancelled') throw impossible(order);
    await this.#retry.run(order, access);
    // One that runs, rests or was never started keeps its state.
    const isDone = { id: order.id, state: 'done' };
    await this.#orders.change(isDone, { state: 'running', claimUntil: null });
    const retried = await this.#orders.demand(order.id);
    if (retried.state === 'cancelled') {
      // Somebody cancelled it meanwhile: what was just taken again is called off as well.
      throw impossible(await this.#settled(order.id));
    }
    this.work.nudge();
    return retried;
  }

  async #change(
    order: BulkOrder,
    from: readonly BulkState[],
    data: Parameters<BulkOrders['change']>[1]
  ): Promise<void> {
    if (await this.#orders.change({ id: order.id, state: { $in: [...from] } }, data)) return;
    throw impossible(await this.#orders.demand(order.id));
  }

  /** Its posts follow its state. */
  async #settled(id: number): Promise<BulkOrder> {
    await settleOrder({ orders: this.#orders, rows: this.#rows, posts: this.#posts }, id);
    return this.#orders.demand(id);
  }
}

export const createBulk = ({ strapi }: { strapi: Core.Strapi }): Bulk => new Bulk(strapi);

const impossible = ({ name, state }: BulkOrder): Error =>
  new errors.ApplicationError(
    `The bulk order “${name}” is ${WORDS[state]}, so that is not possible any more. Reload to see it.`
  );

const WORDS: Readonly<Record<BulkState, string>> = {
  draft: 'not started yet',
  running: 'under way',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
};
