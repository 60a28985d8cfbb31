import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { DeliveryRepository } from './delivery-repository';

const BATCH = 500;
/** A nudge normally arrives within milliseconds; only what is older was lost. */
const LATE_MS = 1_000;

/** Puts right what a crash or a lost queue left behind. Cheap when there is nothing to do. */
export const createSweep = ({
  strapi,
  repository,
}: {
  strapi: Core.Strapi;
  repository: DeliveryRepository;
}) => {
  const recoverLeases = async (now: Date): Promise<void> => {
    const expired = { leaseUntil: { $lt: now } };
    const cleared = { leaseOwner: null, leaseToken: null, leaseUntil: null, dueAt: now };
    for (const { id, leaseToken } of await repository.findMany(
      { ...expired, state: { $in: ['preparing', 'committing', 'unknown'] } },
      BATCH
    )) {
      const where = { ...expired, leaseToken };
      const message = 'The worker stopped without finishing.';
      const details = { where, data: cleared, event: { message } };
      if (await repository.apply(id, 'lease_expired', details)) continue;
      await repository.apply(id, 'commit_abandoned', details);
    }
  };

  const renudge = async (now: Date): Promise<void> => {
    const due = await repository.findMany(
      {
        state: { $in: ['queued', 'held', 'unknown'] },
        dueAt: { $lte: new Date(now.getTime() - LATE_MS) },
      },
      BATCH
    );
    const queue = getService(strapi, 'queue');
    for (const { id, dueAt } of due) {
      await queue.nudgeDelivery(id, dueAt ? Date.parse(dueAt) : now.getTime());
    }
  };

  return async (): Promise<void> => {
    const now = new Date(systemClock.now());
    await recoverLeases(now);
    await renudge(now);
    await getService(strapi, 'outbox').relay();
  };
};
