import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { PostedPart, Reconciliation } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { followUpAtOf, type Delivery } from './delivery';
import type { DeliveryRepository } from './delivery-repository';
import type { Lease } from './lease';

/** A platform that cannot be asked for this long leaves the question to a person. */
const MAX_DOUBT_MS = 24 * 60 * 60_000;

/** A doubtful delivery under the lease of the worker that looks into it. */
export interface DoubtfulDelivery {
  delivery: Delivery;
  lease: Lease;
}

/** Writes down what the platform's answer means for a doubtful delivery. */
export class DoubtSettlement {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  /** How long to wait before each question, ms. */
  stepsOf(delivery: Delivery): number[] {
    const { settlingFactor } = this.#settings;
    return getService(this.strapi, 'adapters')
      .descriptorOf(delivery.platform)
      .settlingMs.map((ms) => Math.round(ms * settlingFactor));
  }

  /** The platform gave an answer. */
  settle(doubtful: DoubtfulDelivery, answer: Reconciliation): Promise<void> {
    switch (answer.outcome) {
      case 'unsure':
        return this.#leaveToPerson(doubtful, answer.reason);
      case 'posted':
        return this.#confirm(doubtful, answer.part);
      case 'absent':
        return this.#lookAgainOrRepeat(doubtful);
    }
  }

  /** The platform could not be asked. */
  async postpone(doubtful: DoubtfulDelivery, message: string): Promise<void> {
    const { delivery, lease } = doubtful;
    const elapsedMs = systemClock.now() - (delivery.commitMark?.startedAt ?? 0);
    if (elapsedMs > MAX_DOUBT_MS) {
      const reason = `The platform did not say whether it was posted: ${message}`;
      return this.repository.advance(lease, 'doubt', { data: { dueAt: null, reason } });
    }
    // Trouble with asking is no answer: the settling steps stay where they are.
    const { backoffBaseMs, backoffMaxMs } = this.#settings;
    const waitMs = Math.min(Math.max(elapsedMs / 2, backoffBaseMs), backoffMaxMs);
    return this.#askLater(doubtful, { waitMs, message, checks: delivery.doubtChecks });
  }

  #leaveToPerson({ lease }: DoubtfulDelivery, reason: string): Promise<void> {
    const data = { dueAt: null, reason };
    return this.repository.advance(lease, 'doubt', { data, event: { message: reason } });
  }

  #confirm(doubtful: DoubtfulDelivery, part: PostedPart): Promise<void> {
    const { delivery, lease } = doubtful;
    const posted = [...delivery.posted, part];
    const [first] = posted;
    const found = {
      posted,
      platformPostId: first?.id ?? null,
      platformUrl: first?.url ?? null,
      doubtChecks: 0,
      reason: null,
    };
    const message = `Found on the platform: ${part.url ?? part.id}`;
    if (posted.length < delivery.content.parts.length) {
      return this.#requeue(doubtful, 'part_posted', { data: found, message });
    }
    const now = new Date(systemClock.now());
    const followUpAt = followUpAtOf(delivery, posted, now);
    const data = { ...found, postedAt: now, finishedAt: now, dueAt: null, followUpAt };
    return this.repository.advance(lease, 'publish', { data, event: { message } });
  }

  #lookAgainOrRepeat(doubtful: DoubtfulDelivery): Promise<void> {
    const { delivery } = doubtful;
    const waitMs = this.stepsOf(delivery)[delivery.doubtChecks];
    if (waitMs === undefined) {
      // The mark stays: should the post turn up later, we still know since when to look for it.
      const data = { commitMark: delivery.commitMark };
      return this.#requeue(doubtful, 'absent', { data, message: 'Certainly not posted.' });
    }
    const message = 'Not found yet; asking again.';
    return this.#askLater(doubtful, { waitMs, message, checks: delivery.doubtChecks + 1 });
  }

  async #askLater(
    { delivery, lease }: DoubtfulDelivery,
    { waitMs, message, checks }: { waitMs: number; message: string; checks: number }
  ): Promise<void> {
    const dueAt = systemClock.now() + waitMs;
    const data = { dueAt: new Date(dueAt), doubtChecks: checks };
    await this.repository.advance(lease, 'doubt', { data, event: { message } });
    await this.#nudge(delivery, dueAt);
  }

  async #requeue(
    { delivery, lease }: DoubtfulDelivery,
    transition: 'absent' | 'part_posted',
    { data = {}, message }: { data?: Record<string, unknown>; message: string }
  ): Promise<void> {
    const dueAt = systemClock.now();
    await this.repository.advance(lease, transition, {
      data: { commitMark: null, ...data, doubtChecks: 0, dueAt: new Date(dueAt), reason: null },
      event: { message },
    });
    await this.#nudge(delivery, dueAt);
  }

  #nudge({ id: deliveryId, priority }: Delivery, dueAt: number): Promise<void> {
    return getService(this.strapi, 'queue').nudgeDeliveries([{ deliveryId, dueAt, priority }]);
  }

  get #settings() {
    return getConfig(this.strapi).delivery;
  }
}
