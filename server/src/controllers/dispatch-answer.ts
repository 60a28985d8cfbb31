import type { Core } from '@strapi/types';

import type { DispatchResponse } from '../../../contracts/dispatch';
import { getService } from '../services/get-service';
import type { Schedule } from '../services/schedules/schedule';
import type { PlacedOrder } from '../services/schedules/timed-order';

/** What a person is told of an order: what came of it, when it goes out, and whom it waits for. */
export const dispatchAnswer = async (
  strapi: Core.Strapi,
  placed: PlacedOrder,
  schedules: readonly Schedule[]
): Promise<DispatchResponse> => ({
  ...placed,
  waitsForApproval: await waitsForApproval(strapi, placed, schedules),
  forecasts: await getService(strapi, 'quotaOverview').ofDeliveries(placed.deliveryIds),
});

/**
 * As it is now, and not as it was ordered: who repeats a request may hear that somebody has approved
 * it. A schedule that has made no posts yet makes them so that they wait.
 */
const waitsForApproval = async (
  strapi: Core.Strapi,
  { deliveryIds }: PlacedOrder,
  schedules: readonly Schedule[]
): Promise<boolean> => {
  const posts = await getService(strapi, 'deliveries').repository.pick(
    ['scheduleId', 'state', 'waitsFor'],
    { where: { id: { $in: [...deliveryIds] } }, orderBy: { id: 'asc' } }
  );
  return (
    posts.some(({ state, waitsFor }) => state === 'held' && waitsFor === 'approval') ||
    schedules.some(
      ({ id, order }) => order.needsApproval && posts.every(({ scheduleId }) => scheduleId !== id)
    )
  );
};
