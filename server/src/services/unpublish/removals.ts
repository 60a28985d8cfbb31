import type { Core } from '@strapi/types';

import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { removePosts, type RemovalOutcome } from './remove-posts';

/** A try that takes longer was cut off; another worker may try then, ms. */
const TRY_MS = 5 * 60_000;
/** Waits between tries: a minute, then twice as long each time, at most 6 h; about three days in all. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * 60_000;
const MAX_TRIES = 20;
/** So many posts in one tick of a worker: taking a hundred away at once looks like an attack. */
const PER_TICK = 5;

/** Posts that are to be taken away from their platforms: one after the other, with patience. */
export class Removals {
  constructor(private readonly strapi: Core.Strapi) {}

  /** From now on; one that is marked or removed already stays as it is. */
  async mark(id: number): Promise<void> {
    const where = { id, removeAt: { $null: true }, removedAt: { $null: true } };
    const data = { removeAt: new Date(systemClock.now()), removeTries: 0 };
    await this.#repository.touch(where, data);
  }

  async runDue(): Promise<void> {
    const due = await this.#repository.pick(['id'], {
      where: { removeAt: { $lte: new Date(systemClock.now()) } },
      orderBy: { removeAt: 'asc' },
      limit: PER_TICK,
    });
    for (const { id } of due) await this.#run(id);
  }

  async #run(id: number): Promise<void> {
    const delivery = await this.#claim(id);
    if (!delivery) return;
    const signal = AbortSignal.timeout(TRY_MS);
    const outcome = await removePosts(this.strapi, { delivery, signal });
    await this.#settle(delivery, outcome);
  }

  /** Whoever moves the time first tries. Counted before it begins, so that one that breaks off counts. */
  async #claim(id: number): Promise<Delivery | null> {
    const delivery = await this.#repository.find(id);
    const now = systemClock.now();
    if (!delivery?.removeAt || Date.parse(delivery.removeAt) > now) return null;
    const where = { id, removeAt: delivery.removeAt };
    const removeTries = (delivery.removeTries ?? 0) + 1;
    const data = { removeTries, removeAt: new Date(now + TRY_MS) };
    const taken = await this.#repository.touch(where, data);
    return taken === 1 ? { ...delivery, removeTries } : null;
  }

  async #settle(delivery: Delivery, outcome: RemovalOutcome): Promise<void> {
    const now = systemClock.now();
    const { id } = delivery;
    switch (outcome.kind) {
      case 'removed':
        return this.#end(id, {
          // A comment under a post that is gone has no place any more.
          data: { removedAt: new Date(now), followUpAt: null, reason: null },
          event: { name: 'removed', message: 'Its entry is not published any more.' },
        });
      case 'kept':
        return this.#end(id, {
          data: { reason: null },
          event: { name: 'not_removed', message: outcome.message },
        });
      case 'impossible':
        return this.#giveUp(id, outcome.message);
      case 'over':
        return this.#end(id, {});
      case 'later':
        return this.#later(delivery, outcome);
      case 'waits':
        return this.#wait(delivery, outcome);
    }
  }

  /** For a place in the platform's limits: that is no try, however long it takes. */
  async #wait(
    { id, removeTries }: Delivery,
    { message, until }: Extract<RemovalOutcome, { kind: 'waits' }>
  ): Promise<void> {
    const now = systemClock.now();
    const removeAt = new Date(
      until === null ? now + LONGEST_WAIT_MS : Math.max(until, now + FIRST_WAIT_MS)
    );
    const data = { removeAt, removeTries: (removeTries ?? 1) - 1, reason: message };
    await this.#repository.touch({ id }, data);
  }

  async #later(
    { id, removeTries }: Delivery,
    { message }: Extract<RemovalOutcome, { kind: 'later' }>
  ): Promise<void> {
    const tries = removeTries ?? 0;
    if (tries >= MAX_TRIES) return this.#giveUp(id, `It could not be removed: ${message}`);
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
    const removeAt = new Date(systemClock.now() + waitMs);
    await this.#repository.touch({ id }, { removeAt });
  }

  /** Somebody has to do it by hand, so it stands where people look. */
  #giveUp(id: number, message: string): Promise<void> {
    return this.#end(id, { data: { reason: message }, event: { name: 'not_removed', message } });
  }

  async #end(
    id: number,
    {
      data = {},
      event,
    }: {
      data?: Record<string, unknown>;
      event?: { name: 'removed' | 'not_removed'; message: string };
    }
  ): Promise<void> {
    await this.#repository.touch({ id }, { removeAt: null, ...data });
    if (!event) return;
    const { name, message } = event;
    await this.#repository.events.add({ deliveryId: id, event: name, message });
  }

  get #repository(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}
