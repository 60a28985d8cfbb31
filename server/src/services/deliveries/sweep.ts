import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Delivery, StoredCommitMark } from './delivery';
import type { DeliveryRepository } from './delivery-repository';

const BATCH = 500;
/** A nudge normally arrives within milliseconds; only what is older was lost. */
const LATE_MS = 1_000;

/** Puts right what a crash or a lost queue left behind. Cheap when there is nothing to do. */
export class Sweep {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  async run(): Promise<void> {
    const now = new Date(systemClock.now());
    await this.#recoverLeases(now);
    await this.#renudge(now);
    await getService(this.strapi, 'outbox').relay();
  }

  async #recoverLeases(now: Date): Promise<void> {
    const expired = { leaseUntil: { $lt: now } };
    const cleared = { leaseOwner: null, leaseToken: null, leaseUntil: null, dueAt: now };
    for (const delivery of await this.repository.findMany(
      { ...expired, state: { $in: ['preparing', 'committing', 'unknown'] } },
      BATCH
    )) {
      const { id, leaseToken } = delivery;
      const where = { ...expired, leaseToken };
      const message = 'The worker stopped without finishing.';
      const details = { where, data: cleared, event: { message } };
      if (await this.repository.apply(id, 'lease_expired', details)) continue;
      const data = { ...cleared, commitMark: abandonedMark(delivery) };
      await this.repository.apply(id, 'commit_abandoned', { ...details, data });
    }
  }

  async #renudge(now: Date): Promise<void> {
    const due = await this.repository.findMany(
      {
        state: { $in: ['queued', 'held', 'unknown'] },
        dueAt: { $lte: new Date(now.getTime() - LATE_MS) },
      },
      BATCH
    );
    const queue = getService(this.strapi, 'queue');
    for (const { id, dueAt } of due) {
      await queue.nudgeDelivery(id, dueAt ? Date.parse(dueAt) : now.getTime());
    }
  }
}

/** The call of a dead worker cannot have lasted longer than its lease. */
const abandonedMark = ({ commitMark, leaseUntil }: Delivery): StoredCommitMark | null =>
  commitMark && leaseUntil ? { ...commitMark, endedAt: Date.parse(leaseUntil) } : commitMark;
