import type { Core } from '@strapi/types';

import type { PlannedTime, When } from '../../../../contracts/when';
import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import type { DistributionCheck, DistributionPlan } from '../distributions/plan-distribution';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { plannedTimeOf } from '../times/planned-time';
import { groupTargets, type TargetGroup } from './group-targets';
import type { ScheduleRepository } from './schedule-repository';
import { numberedKey, type PlacedOrder, type TimedOrder } from './timed-order';
import { writeOrder, type PlannedGroup } from './write-order';

/** A group with its time, where that is known before anything is planned. */
interface TimedGroup extends TargetGroup {
  time: PlannedTime | null;
}

/**
 * Orders with times. Everything is looked at first and written in one transaction then: whoever is
 * refused finds nothing half-done.
 */
export class OrderPlacing {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository
  ) {}

  /** The same idempotency key places it once. @throws 400 in words, or 404 */
  async place(order: TimedOrder): Promise<PlacedOrder> {
    try {
      return await this.#attempt(order);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Somebody ordered the same at the same moment; now its rows are there to be seen.
      return this.#attempt(order);
    }
  }

  async #attempt(order: TimedOrder): Promise<PlacedOrder> {
    const earlier = await this.#findEarlier(order);
    if (earlier) return earlier;
    const site = await getService(this.strapi, 'sites').demand(order.siteId);
    const groups = await this.#groupsOf(order, site);
    const planned: PlannedGroup[] = [];
    for (const group of groups) planned.push(await this.#plan(order, group));
    return inTransaction(this.strapi, () =>
      writeOrder({ strapi: this.strapi, repository: this.repository }, { order, site, planned })
    );
  }

  /** Distributions and rows that wait for a publication share the numbers behind the key. */
  async #findEarlier(order: TimedOrder): Promise<PlacedOrder | null> {
    const { idempotencyKey: key } = order;
    const isLater = [order.when, ...Object.values(order.times)].some(({ kind }) => kind !== 'now');
    const found: PlacedOrder = { ...NOTHING, deliveryIds: [], skipped: [], scheduleIds: [] };
    for (let number = 1; ; number += 1) {
      const numbered = numberedKey(key, number);
      const made = await getService(this.strapi, 'distributions').findEarlier(numbered);
      const row = isLater ? await this.repository.findByKey(numbered) : null;
      if (!made && !row) return number === 1 ? null : this.#withSchedules(found);
      found.distributionId ??= made?.distributionId ?? null;
      found.deliveryIds.push(...(made?.deliveryIds ?? []));
      if (row) found.scheduleIds.push(row.id);
    }
  }

  async #withSchedules(found: PlacedOrder): Promise<PlacedOrder> {
    const { repository } = getService(this.strapi, 'deliveries');
    const rows = await repository.pick(['scheduleId'], {
      where: { id: { $in: found.deliveryIds }, scheduleId: { $notNull: true } },
      orderBy: { id: 'asc' },
    });
    const ids = rows.map(({ scheduleId }) => scheduleId).filter((id) => id !== null);
    return { ...found, scheduleIds: [...new Set([...ids, ...found.scheduleIds])] };
  }

  async #groupsOf(order: TimedOrder, site: Site): Promise<TimedGroup[]> {
    const { when, times } = order;
    const options = { now: systemClock.now(), siteZone: site.timezone };
    // Before anything is read: a time that does not exist is the cheapest mistake to find.
    const timeOf = (one: When) => (one.kind === 'at' ? plannedTimeOf(one, options) : null);
    for (const one of [when, ...Object.values(times)]) timeOf(one);
    const named =
      Object.keys(times).length > 0
        ? (order.targetIds ?? (await this.#check(order, null)).targetIds)
        : order.targetIds;
    return groupTargets({ targetIds: named, when, times }).map((group) => ({
      ...group,
      time: timeOf(group.when),
    }));
  }

  async #plan(order: TimedOrder, { when, targetIds, time }: TimedGroup): Promise<PlannedGroup> {
    if (when.kind === 'on_publish') {
      const { title } = await this.#check(order, targetIds);
      return { kind: 'on_publish', offsetMinutes: when.offsetMinutes, targetIds, title };
    }
    const plan = await this.#planAt(order, targetIds, time);
    if (when.kind === 'slot') return { kind: 'slot', plan };
    return { kind: 'timed', plan, time };
  }

  #planAt(
    order: TimedOrder,
    targetIds: TargetGroup['targetIds'],
    time: PlannedTime | null
  ): Promise<DistributionPlan> {
    const dueAt = time && new Date(time.dueAt);
    return getService(this.strapi, 'distributions').plan({ ...order, targetIds, dueAt });
  }

  #check(order: TimedOrder, targetIds: TargetGroup['targetIds']): Promise<DistributionCheck> {
    return getService(this.strapi, 'distributions').check({ ...order, targetIds, dueAt: null });
  }
}

const NOTHING = { distributionId: null };
