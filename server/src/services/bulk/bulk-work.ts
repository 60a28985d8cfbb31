import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import type { BulkOrder } from './bulk-order';
import { OrderRun, type RunTools } from './run-order';
import { settleOrder } from './settle-order';

/** Orders that are looked at in one go. */
const AT_ONCE = 20;

/** Works off what runs, in the background of a process that works on deliveries. */
export class BulkWork {
  readonly #tools: RunTools;
  #isHere = false;
  #isStopping = false;
  #isWanted = false;
  #running: Promise<void> | null = null;

  constructor(
    private readonly strapi: Core.Strapi,
    tools: Omit<RunTools, 'isStopping' | 'strapi'>
  ) {
    this.#tools = { ...tools, strapi, isStopping: () => this.#isStopping };
  }

  /** A tick of this process's worker: from now on it takes part. Does not wait for the work. */
  tick(): void {
    this.#isHere = true;
    this.#isStopping = false;
    this.nudge();
  }

  /** Something is to do now. Only workers do it; others leave it to a worker's next tick. */
  nudge(): void {
    if (!this.#isHere || this.#isStopping) return;
    this.#isWanted = true;
    this.#running ??= this.#loop().finally(() => (this.#running = null));
  }

  /** Ends after the rows under way, at most `graceMs`; another process, or the next start, goes on. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    this.#isHere = false;
    if (this.#running) await Promise.race([this.#running, systemClock.sleep(graceMs)]);
  }

  /** Works off everything there is, whatever this process is. */
  async workOff(): Promise<void> {
    const done = new Set<number>();
    for (;;) {
      const orders = await this.#tools.orders.unattended(systemClock.now(), AT_ONCE);
      const fresh = orders.filter(({ id }) => !done.has(id));
      if (fresh.length === 0 || this.#isStopping) return;
      for (const order of fresh) {
        done.add(order.id);
        await this.#workOn(order);
      }
    }
  }

  async #loop(): Promise<void> {
    while (this.#isWanted && !this.#isStopping) {
      this.#isWanted = false;
      try {
        await this.workOff();
      } catch (error) {
        // The next tick tries again; a database hiccup must not end the process.
        this.strapi.log.error(
          `Social distribution: working off bulk orders failed: ${String(error)}`
        );
      }
    }
  }

  #workOn(order: BulkOrder): Promise<void> {
    if (order.state === 'running') return new OrderRun(this.#tools, order).run();
    return settleOrder(this.#tools, order.id);
  }
}
