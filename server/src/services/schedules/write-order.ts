import type { Core } from '@strapi/types';

import type { PlannedTime } from '../../../../contracts/when';
import type { DistributionPlan } from '../distributions/plan-distribution';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import type { ScheduleRepository } from './schedule-repository';
import { newScheduleOf, numberedKey, type PlacedOrder, type TimedOrder } from './timed-order';

/** A group of targets, looked at and ready to be written. */
export type PlannedGroup =
  /** `time` null: now. */
  | { kind: 'timed'; plan: DistributionPlan; time: PlannedTime | null }
  | { kind: 'slot'; plan: DistributionPlan }
  | {
      kind: 'on_publish';
      offsetMinutes: number;
      targetIds: readonly number[] | null;
      title: string;
    };

type TimedPlan = Extract<PlannedGroup, { kind: 'timed' }>;

interface Tools {
  strapi: Core.Strapi;
  repository: ScheduleRepository;
}

export interface OrderToWrite {
  order: TimedOrder;
  site: Site;
  planned: readonly PlannedGroup[];
}

/** Writes an order, in the transaction that runs: its schedules, and the posts that they hold. */
export const writeOrder = async (tools: Tools, whole: OrderToWrite): Promise<PlacedOrder> => {
  const placed = { distributionId: null, deliveryIds: [], skipped: [], scheduleIds: [] };
  const writing = new OrderWriting(tools, whole, placed);
  await writing.run();
  return placed;
};

class OrderWriting {
  /** Parts that were written: each has a key of its own. */
  #parts = 0;

  constructor(
    private readonly tools: Tools,
    private readonly whole: OrderToWrite,
    private readonly placed: PlacedOrder
  ) {}

  async run(): Promise<void> {
    const timed: TimedPlan[] = [];
    for (const group of this.whole.planned) {
      if (group.kind === 'timed') timed.push(group);
      if (group.kind === 'slot') timed.push(...(await this.#intoSlots(group.plan)));
    }
    for (const plans of byTime(timed).values()) await this.#writeTime(plans);
    for (const group of this.whole.planned) {
      if (group.kind === 'on_publish') await this.#await(group);
    }
  }

  /** Each post into its slot; posts of one slot stay together. */
  async #intoSlots(plan: DistributionPlan): Promise<TimedPlan[]> {
    const wishes = plan.deliveries.map(({ target, connection }) => ({
      ...{ targetId: target.id, connectionId: connection.id },
      platform: connection.platform,
    }));
    const chosen = await getService(this.tools.strapi, 'slots').take({
      site: this.whole.site,
      wishes,
    });
    const plans = plan.deliveries.map((delivery): TimedPlan => {
      const time = chosen.get(delivery.target.id) ?? null;
      return { kind: 'timed', plan: { ...plan, deliveries: [delivery], leftOut: [] }, time };
    });
    const joined = [...byTime(plans).values()].map(join);
    this.placed.skipped.push(...plan.leftOut);
    return joined;
  }

  /** All plans of one time belong to one schedule; those of now to none. */
  async #writeTime(plans: readonly TimedPlan[]): Promise<void> {
    const time = plans[0]?.time ?? null;
    const scheduleId = time && (await this.#insertOnce(time, plans));
    const before = this.placed.deliveryIds.length;
    for (const { plan } of plans) await this.#writePlan(plan, { time, scheduleId });
    if (scheduleId === null) return;
    // Nothing waits for that time when every target was left out.
    if (this.placed.deliveryIds.length > before) this.placed.scheduleIds.push(scheduleId);
    else await this.tools.repository.remove(scheduleId);
  }

  async #writePlan(
    plan: DistributionPlan,
    { time, scheduleId }: { time: PlannedTime | null; scheduleId: number | null }
  ): Promise<void> {
    const idempotencyKey = numberedKey(this.whole.order.idempotencyKey, this.#parts + 1);
    const dueAt = time ? new Date(time.dueAt) : plan.dueAt;
    const order = { ...plan.order, scheduleId, idempotencyKey, dueAt: time && dueAt };
    const distributions = getService(this.tools.strapi, 'distributions');
    const result = await distributions.write({ ...plan, order, dueAt });
    this.placed.deliveryIds.push(...result.deliveryIds);
    this.placed.skipped.push(...result.skipped);
    if (result.distributionId === null) return;
    this.#parts += 1;
    this.placed.distributionId ??= result.distributionId;
  }

  async #insertOnce(time: PlannedTime, plans: readonly TimedPlan[]): Promise<number> {
    const targetIds = plans.flatMap(({ plan }) => plan.deliveries.map(({ target }) => target.id));
    const title = plans[0]?.plan.entry.title ?? null;
    const { order } = this.whole;
    const { id } = await this.tools.repository.insert({
      ...newScheduleOf({ ...order, targetIds }, title),
      ...time,
      kind: 'once',
      idempotencyKey: `${order.idempotencyKey}@${time.dueAt}`,
    });
    return id;
  }

  async #await(group: Extract<PlannedGroup, { kind: 'on_publish' }>): Promise<void> {
    const { order, site } = this.whole;
    const { targetIds, offsetMinutes, title } = group;
    const { id } = await this.tools.repository.insert({
      ...newScheduleOf({ ...order, targetIds }, title),
      ...{ kind: 'on_publish', offsetMinutes, dueAt: null, wallTime: null },
      zone: site.timezone,
      idempotencyKey: numberedKey(order.idempotencyKey, this.#parts + 1),
    });
    this.#parts += 1;
    this.placed.scheduleIds.push(id);
  }
}

const byTime = (plans: readonly TimedPlan[]): Map<string, TimedPlan[]> => {
  const grouped = new Map<string, TimedPlan[]>();
  for (const plan of plans) {
    const key = plan.time?.dueAt ?? '';
    grouped.set(key, [...(grouped.get(key) ?? []), plan]);
  }
  return grouped;
};

/** Parts of one plan at one time, as one plan. */
const join = (parts: readonly TimedPlan[]): TimedPlan => {
  const [first] = parts;
  if (!first) throw new Error('There is nothing to join.');
  const deliveries = parts.flatMap(({ plan }) => plan.deliveries);
  return { ...first, plan: { ...first.plan, deliveries } };
};
