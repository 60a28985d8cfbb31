import { setTimeout as pause } from 'node:timers/promises';

import type { ArticleForm } from './articles';
import type { DeliveryTables, OpenWork } from './delivery-rows';
import type { KillOrders } from './kill-orders';
import type { ChaosPerson } from './person';
import type { Blow, Schedule } from './schedule';

/** People publishing at the same time. */
const EDITORS = 6;
/** Publishing waits for the workers at this many open deliveries, or all kills would meet the end. */
const MAX_OPEN = 60;
const LOOK_EVERY_MS = 300;
/** By this part of the publishes all kills are due. */
const KILLS_DONE_BY = 0.85;
/** Nothing came to rest for this long: what is open stays open. */
const STUCK_MS = 90_000;

export interface StormDeps {
  person: ChaosPerson;
  tables: DeliveryTables;
  orders: KillOrders;
  schedule: Schedule;
  strike(kind: Blow['kind']): Promise<void>;
}

/** Publishes everything while the schedule strikes, then waits until all deliveries are at rest. */
export class Storm {
  /** Documents whose publish was confirmed. */
  readonly acknowledged: string[] = [];
  work: OpenWork = { open: 0, atRest: 0 };
  #next = 0;
  #isOver = false;

  constructor(
    private readonly deps: StormDeps,
    private readonly articles: readonly ArticleForm[]
  ) {}

  async run(): Promise<void> {
    const looking = this.#keepLooking();
    try {
      const editors = Array.from({ length: EDITORS }, () => this.#edit());
      await Promise.all([...editors, this.#strikeBlows()]);
    } finally {
      this.#isOver = true;
      await looking;
    }
    await this.#untilRest();
  }

  async #edit(): Promise<void> {
    while (!this.#isOver && this.#next < this.articles.length) {
      if (!this.#mayPublish()) {
        await pause(LOOK_EVERY_MS);
        continue;
      }
      const article = this.articles[this.#next];
      this.#next += 1;
      if (article) this.acknowledged.push(await this.deps.person.publish(article));
    }
  }

  /** Keeps pace with the workers and with the kills; without open work no kill can come any more. */
  #mayPublish(): boolean {
    if (this.work.open === 0) return true;
    if (this.work.open >= MAX_OPEN) return false;
    const { orders, schedule } = this.deps;
    const part = Math.min(1, this.#next / (this.articles.length * KILLS_DONE_BY));
    return orders.count >= Math.floor(schedule.kills.length * part);
  }

  async #strikeBlows(): Promise<void> {
    for (const { afterPublishes, kind } of this.deps.schedule.blows) {
      while (this.acknowledged.length < afterPublishes) {
        if (this.#isOver) return;
        await pause(LOOK_EVERY_MS);
      }
      await this.deps.strike(kind);
    }
  }

  async #keepLooking(): Promise<void> {
    while (!this.#isOver) {
      await this.#look();
      await pause(LOOK_EVERY_MS);
    }
  }

  async #look(): Promise<boolean> {
    try {
      this.work = await this.deps.tables.work();
      return true;
    } catch {
      // A busy database is looked at again.
      return false;
    }
  }

  async #untilRest(): Promise<void> {
    let restedAt = Date.now();
    let quietLooks = 0;
    while (quietLooks < 3) {
      const before = this.work.atRest;
      const isFresh = await this.#look();
      if (this.work.atRest !== before) restedAt = Date.now();
      quietLooks = isFresh && this.work.open === 0 ? quietLooks + 1 : 0;
      if (Date.now() - restedAt > STUCK_MS) return;
      await pause(LOOK_EVERY_MS);
    }
  }
}
