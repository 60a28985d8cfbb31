import type { Core } from '@strapi/types';

import type { DistributionPlan, PlannedDelivery } from '../distributions/plan-distribution';
import { getService } from '../get-service';

/** What came of a row. */
export interface RowPosts {
  /** Of the first, where slots make several; null: nothing was made. */
  distributionId: number | null;
  skipped: readonly { reason: string }[];
  /** The first slot. @default not known, or no slot */
  slotAt?: Date;
}

/**
 * Writes the posts of a plan, each at the next free posting slot of its platform, in the transaction
 * that runs. @throws 400 when there are no slots; then nothing was written
 */
export const writeIntoSlots = async (
  strapi: Core.Strapi,
  plan: DistributionPlan
): Promise<RowPosts> => {
  const { order, site } = plan;
  const wishes = plan.deliveries.map(({ target, connection }) => ({
    ...{ targetId: target.id, connectionId: connection.id },
    platform: connection.platform,
  }));
  const slots = await getService(strapi, 'slots').take({ site, wishes });
  const byTime = new Map<string, PlannedDelivery[]>();
  for (const delivery of plan.deliveries) {
    const { dueAt = '' } = slots.get(delivery.target.id) ?? {};
    byTime.set(dueAt, [...(byTime.get(dueAt) ?? []), delivery]);
  }
  const skipped: { reason: string }[] = [...plan.leftOut];
  const made: { id: number; dueAt: Date }[] = [];
  for (const [time, deliveries] of [...byTime].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const dueAt = new Date(time);
    const idempotencyKey = numbered(order.idempotencyKey, made.length);
    const result = await getService(strapi, 'distributions').write({
      ...{ ...plan, deliveries, leftOut: [], dueAt },
      order: { ...order, dueAt, idempotencyKey },
    });
    skipped.push(...result.skipped);
    if (result.distributionId !== null) made.push({ id: result.distributionId, dueAt });
  }
  const [first] = made;
  return { distributionId: first?.id ?? null, skipped, ...(first ? { slotAt: first.dueAt } : {}) };
};

/** The first one has the very key that is looked for. */
const numbered = (key: string, made: number): string => (made === 0 ? key : `${key}#${made + 1}`);
