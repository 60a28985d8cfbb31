import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { Nudge } from '../../queue';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { markInDoubt, type Delivery, type StoredCommitMark } from './delivery';
import type { DeliveryRepository } from './delivery-repository';
import { missedReason } from './why-not-now';

const BATCH = 500;
/** So many are put back in one sweep; at the default interval 20,000 in a minute. */
const MAX_NUDGES = 5_000;
/** A nudge normally arrives within milliseconds; only what is older was lost. */
const LATE_MS = 1_000;

/** Puts right what a crash or a lost queue left behind. Cheap when there is nothing to do. */
export class Sweep {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  async run(): Promise<void> {
    const now = systemClock.now();
    await this.#recoverLeases(new Date(now));
    await this.#missHeld(now);
    await this.#keepClaimable(now);
    await this.#renudge(now);
    await getService(this.strapi, 'quotas').sweep();
    await getService(this.strapi, 'outbox').relay();
  }

  async #recoverLeases(now: Date): Promise<void> {
    const expired = { leaseUntil: { $lt: now } };
    const cleared = { leaseOwner: null, leaseToken: null, leaseUntil: null, dueAt: now };
    const where = { ...expired, state: { $in: ['preparing', 'committing'] } };
    for (const delivery of await this.repository.findMany(where, BATCH)) {
      const { id, leaseToken } = delivery;
      const message = 'The worker stopped without finishing.';
      const details = { where: { ...expired, leaseToken }, data: cleared, event: { message } };
      const { ledger } = getService(this.strapi, 'quotas');
      const isRecovered = await this.#withPlace(
        () => this.repository.apply(id, 'lease_expired', details),
        () => ledger.backToLine(id)
      );
      if (isRecovered) continue;
      const data = { ...cleared, commitMark: abandonedMark(delivery) };
      await this.#withPlace(
        () => this.repository.apply(id, 'commit_abandoned', { ...details, data }),
        () => ledger.countAsUsed([id])
      );
    }
  }

  /** Both at once: whoever takes the delivery up again finds its place in order. */
  #withPlace(apply: () => Promise<boolean>, keep: () => Promise<void>): Promise<boolean> {
    return inTransaction(this.strapi, async () => {
      const isApplied = await apply();
      if (isApplied) await keep();
      return isApplied;
    });
  }

  /** What waits for an event that does not come is too late some day. */
  async #missHeld(now: number): Promise<void> {
    const before = new Date(now - getConfig(this.strapi).delivery.missedAfterMs);
    const where = { state: 'held', scheduledAt: { $lt: before }, dueAt: { $null: true } };
    for (const delivery of await this.repository.findMany(where, BATCH)) {
      if (delivery.posted.length > 0) continue;
      const reason = missedReason(delivery);
      const data = { reason, finishedAt: new Date(now), waitsFor: null };
      await this.repository.apply(delivery.id, 'miss', {
        where: { dueAt: { $null: true } },
        data,
        event: { message: reason },
      });
    }
  }

  /** Waiting long in a busy queue is no stall: those stay due, just not overdue. */
  async #keepClaimable(now: number): Promise<void> {
    const { afterMs } = getConfig(this.strapi).delivery.catchUp;
    const overdue = { $lte: new Date(now - afterMs / 2) };
    const where = { state: { $in: ['queued', 'held'] }, dueAt: overdue };
    await this.repository.touch(where, { dueAt: new Date(now - LATE_MS) });
  }

  async #renudge(now: number): Promise<void> {
    const due = await this.repository.pick(['id', 'dueAt', 'priority'], {
      where: {
        state: { $in: ['queued', 'held', 'unknown'] },
        dueAt: { $lte: new Date(now - LATE_MS) },
      },
      orderBy: { dueAt: 'asc' },
      limit: MAX_NUDGES,
    });
    const nudges = due.map<Nudge>(({ id, dueAt, priority }) => ({
      deliveryId: id,
      dueAt: dueAt ? Date.parse(dueAt) : now,
      priority,
    }));
    await getService(this.strapi, 'queue').nudgeDeliveries(nudges);
  }
}

/** The call of a dead worker cannot have lasted longer than its lease. */
const abandonedMark = ({ commitMark, leaseUntil }: Delivery): StoredCommitMark | null =>
  commitMark && leaseUntil ? markInDoubt(commitMark, Date.parse(leaseUntil)) : commitMark;
