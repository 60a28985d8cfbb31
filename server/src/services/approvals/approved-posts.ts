import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { Nudge } from '../../queue';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryRepository } from '../deliveries/delivery-repository';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Decider } from './approval';
import { approvedTimes } from './approved-times';
import { bulkOrdersOf } from './bulk-orders-of';
import { changedError, overError } from './decision-errors';
import { momentWords } from './moment-words';

/** What becomes of posts that somebody approves, in the transaction that runs. */
export class ApprovedPosts {
  constructor(private readonly strapi: Core.Strapi) {}

  /**
   * Lets them go: at their time, one after the other where that has long passed, and not at all
   * where it is too late. Those of a bulk order that is paused stay with it.
   *
   * @throws 400 when one was changed meanwhile, or their bulk order was cancelled
   */
  async letGo(waiting: readonly Delivery[], by: Decider): Promise<Nudge[]> {
    const pause = await this.#pauseOf(waiting);
    const times = this.#timesOf(waiting);
    const nudges: Nudge[] = [];
    for (const delivery of waiting) {
      const dueAt = times.get(delivery.id) ?? null;
      const isOurs =
        dueAt === null
          ? await this.#miss(delivery, by)
          : pause === null
            ? await this.#requeue(delivery, by, dueAt)
            : await this.#leave(delivery, by, pause);
      // It was changed between the look at it and now: nobody approved that.
      if (!isOurs) throw changedError();
      if (dueAt === null || pause !== null) continue;
      nudges.push({ deliveryId: delivery.id, dueAt, priority: delivery.priority });
    }
    return nudges;
  }

  /** Why they do not go yet; null: nothing is in the way. @throws 400 when they never will */
  async #pauseOf([first]: readonly Delivery[]): Promise<string | null> {
    const distributionId = first?.distributionId ?? null;
    if (distributionId === null) return null;
    const orders = await bulkOrdersOf(this.strapi, [distributionId]);
    const orderId = orders.get(distributionId);
    if (orderId === undefined) return null;
    const standing = await getService(this.strapi, 'bulk').lock(orderId);
    if (standing.kind === 'cancelled') throw overError(standing.reason);
    return standing.kind === 'paused' ? standing.reason : null;
  }

  /** Epoch ms by delivery; null: too late. */
  #timesOf(waiting: readonly Delivery[]): Map<number, number | null> {
    const { catchUp, missedAfterMs } = getConfig(this.strapi).delivery;
    const { afterMs, ...pace } = catchUp;
    return approvedTimes(waiting, { now: systemClock.now(), pace, afterMs, missedAfterMs });
  }

  #requeue({ id, claims }: Delivery, by: Decider, dueAt: number): Promise<boolean> {
    return this.#repository.apply(id, 'release', {
      where: { claims, waitsFor: 'approval' },
      data: { reason: null, waitsFor: null, dueAt: new Date(dueAt) },
      event: { message: `${by.name} approved it.` },
    });
  }

  /** As the order itself holds its posts: it lets all of them go when somebody resumes it. */
  async #leave({ id, claims }: Delivery, by: Decider, reason: string): Promise<boolean> {
    const where = { id, claims, state: 'held', waitsFor: 'approval' };
    const data = { reason, waitsFor: null, dueAt: null };
    if ((await this.#repository.touch(where, data)) !== 1) return false;
    await this.#repository.events.add({
      ...{ deliveryId: id, event: 'hold', fromState: 'held', toState: 'held' },
      message: `${by.name} approved it. ${reason}`,
    });
    return true;
  }

  #miss({ id, claims, scheduledAt }: Delivery, by: Decider): Promise<boolean> {
    const time = scheduledAt ? momentWords(scheduledAt) : 'its time';
    const reason = `${by.name} approved it, but it was meant to go out at ${time} and that is too long ago. Retry it if it still matters.`;
    return this.#repository.apply(id, 'miss', {
      where: { claims, waitsFor: 'approval' },
      data: { reason, waitsFor: null, dueAt: null, finishedAt: new Date(systemClock.now()) },
      event: { message: reason },
    });
  }

  get #repository(): DeliveryRepository {
    return getService(this.strapi, 'deliveries').repository;
  }
}
