import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import type { DeliveryFeed } from './delivery-feed';
import type { WebhookEndpoints } from './webhook-endpoints';
import type { WebhookLanes } from './webhook-lanes';

/**
 * So often a process that works on deliveries looks for events, ms. The database is asked, not the
 * queue: an event costs the engine nothing, and is sent while a queue is away. Without webhooks a
 * look is one small query.
 */
const EVERY_MS = 1_000;

export interface PumpDeps {
  strapi: Core.Strapi;
  endpoints: WebhookEndpoints;
  feed: DeliveryFeed;
  lanes: WebhookLanes;
}

/** Keeps events moving in the background. Several processes share the work. */
export class WebhookPump {
  #timer: NodeJS.Timeout | null = null;
  #isHere = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly deps: PumpDeps) {}

  /** From now on this process takes part. */
  start(): void {
    this.#isHere = true;
    this.deps.lanes.open();
    this.#schedule(0);
  }

  /** Ends after the requests under way, at most `graceMs`; another process, or the next start, goes on. */
  async stop(graceMs: number): Promise<void> {
    this.#isHere = false;
    this.deps.lanes.close();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const settled = this.#turn.then(() => this.deps.lanes.idle());
    await Promise.race([settled, systemClock.sleep(graceMs)]);
  }

  /** Something is to do now. Processes that send nothing leave it to those that do. */
  nudge(): void {
    if (this.#isHere) this.#schedule(0);
  }

  /** Collects and sends everything that is due, whatever this process is. */
  async workOff(): Promise<void> {
    await this.#collect();
    await this.#nudgeAll();
    await this.deps.lanes.idle();
  }

  #schedule(afterMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn
        .then(() => this.#tick())
        .finally(() => {
          if (this.#isHere) this.#schedule(EVERY_MS);
        });
    }, afterMs);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    try {
      if (!this.#isHere) return;
      await this.#collect();
      await this.#nudgeAll();
    } catch (error) {
      // The next tick tries again; a database hiccup must not end the process.
      this.deps.strapi.log.error(
        `Social distribution: looking for events for webhooks failed: ${String(error)}`
      );
    }
  }

  async #collect(): Promise<void> {
    // Not as they were known: a new one hears of everything from now on.
    const webhooks = await this.deps.endpoints.list();
    if (webhooks.length === 0) return;
    while (await this.deps.feed.collect(webhooks));
  }

  async #nudgeAll(): Promise<void> {
    for (const { id, state } of await this.deps.endpoints.known()) {
      if (state === 'active') this.deps.lanes.nudge(id);
    }
  }
}
