import { setImmediate as letOthersWork } from 'node:timers/promises';

import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import type { BulkOrder } from './bulk-order';
import type { BulkOrders } from './bulk-orders';
import type { BulkRow } from './bulk-row';
import type { BulkRows } from './bulk-rows';
import type { OrderPosts } from './order-posts';
import { planRow, type PlannedRow } from './row-plan';
import { settleOrder } from './settle-order';
import { writeRows } from './write-rows';

export interface RunTools {
  strapi: Core.Strapi;
  orders: BulkOrders;
  rows: BulkRows;
  posts: OrderPosts;
  /** Whether this process is about to stop. */
  isStopping(this: void): boolean;
}

/** Whoever works on an order and dies leaves it to others after this time, ms. */
const CLAIM_MS = 60_000;
/** Rows that are written in one transaction. SQLite has one connection: others wait so long for it. */
const CHUNK = 20;
/** Rows that are looked at at the same time. */
const AT_ONCE = 4;

/**
 * Works an order off in chunks, under a claim that only one process holds. The claim is looked at in
 * the transaction that writes a chunk, so nothing is made of an order that is paused, cancelled or
 * somebody else's by then; and nothing is made twice.
 */
export class OrderRun {
  #claimUntil: Date | null = null;
  #after = 0;

  constructor(
    private readonly tools: RunTools,
    private readonly order: BulkOrder
  ) {}

  /** Until it is done, paused, cancelled or taken over. */
  async run(): Promise<void> {
    if (!(await this.#claim())) return;
    // Whoever resumed it may not have got to the end.
    await this.tools.posts.release(this.order);
    while (!this.tools.isStopping()) {
      const rows = await this.#nextRows();
      if (rows.length === 0) return this.#finish();
      if (!(await this.#work(rows))) return this.#lost();
    }
    await this.#let('running');
  }

  #nextRows(): Promise<BulkRow[]> {
    const orderId = this.order.id;
    return this.tools.rows.page({ orderId, state: 'waiting', after: this.#after, limit: CHUNK });
  }

  /** False: the order is not ours any more. */
  async #work(rows: readonly BulkRow[]): Promise<boolean> {
    this.#after = rows.at(-1)?.position ?? this.#after;
    const planned = await this.#plan(rows);
    if (!(await this.#take({ claimUntil: this.#claimUntil }))) return false;
    const { strapi, orders, rows: table } = this.tools;
    const claimUntil = this.#claimUntil;
    const where = { id: this.order.id, state: 'running', claimUntil };
    const isOurs = () => orders.change(where, { claimUntil });
    return writeRows({ strapi, rows: table, order: this.order, isOurs }, planned);
  }

  /** In the order of the rows. */
  async #plan(rows: readonly BulkRow[]): Promise<PlannedRow[]> {
    const planned: PlannedRow[] = [];
    const rest = rows.entries();
    const lanes = Array.from({ length: AT_ONCE }, async () => {
      for (const [place, row] of rest) {
        // SQLite never waits for anything, and without a pause nobody else would be answered.
        await letOthersWork();
        planned[place] = await planRow(this.tools.strapi, this.order, row);
      }
    });
    await Promise.all(lanes);
    return planned;
  }

  #claim(): Promise<boolean> {
    const now = new Date(systemClock.now());
    return this.#take({ $or: [{ claimUntil: { $null: true } }, { claimUntil: { $lt: now } }] });
  }

  async #take(where: Record<string, unknown>): Promise<boolean> {
    const claimUntil = new Date(systemClock.now() + CLAIM_MS);
    const running = { id: this.order.id, state: 'running', ...where };
    const isTaken = await this.tools.orders.change(running, { claimUntil });
    if (isTaken) this.#claimUntil = claimUntil;
    return isTaken;
  }

  /** Rows may have come back meanwhile: a person retried them, and they stand before our place. */
  async #finish(): Promise<void> {
    const isLeft = await this.tools.rows.hasAny(this.order.id, 'waiting');
    await this.#let(isLeft ? 'running' : 'done');
  }

  async #let(state: 'running' | 'done'): Promise<void> {
    const where = { id: this.order.id, state: 'running', claimUntil: this.#claimUntil };
    if (!(await this.tools.orders.change(where, { state, claimUntil: null }))) await this.#lost();
  }

  /** Whoever paused or cancelled the order may not have got to the end. */
  #lost(): Promise<void> {
    return settleOrder(this.tools, this.order.id);
  }
}
