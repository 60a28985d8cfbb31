import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import type { PlatformId } from '../../platforms/contract';
import type { Where } from '../database/table';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { planCatchUp } from './catch-up';
import type { Delivery, WaitsFor } from './delivery';
import type { DeliveryRepository, TransitionDetails } from './delivery-repository';
import type { TransitionName } from './state-machine';

/** Whose held deliveries go on, and which wait is over. */
export interface Release {
  connectionId?: number;
  siteId?: number;
  platform?: PlatformId;
  waitsFor: WaitsFor;
}

const COLUMNS = ['id', 'connectionId', 'scheduledAt', 'dueAt'] as const;
type Late = Pick<Delivery, (typeof COLUMNS)[number]>;

/** Deliveries that could not go out when they were meant to: they go out paced, not as a flood. */
export class LateDeliveries {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  /**
   * After nothing ran for long, everything overdue gets a place in the paced line.
   *
   * @param lastSeenAt when any worker was last at work, epoch ms; null: never
   */
  async afterStall(lastSeenAt: number | null): Promise<void> {
    const now = systemClock.now();
    if (lastSeenAt !== null && now - lastSeenAt <= this.#catchUp.afterMs) return;
    const overdue = { dueAt: { $lte: new Date(now) }, state: { $in: ['queued', 'held'] } };
    const moved = await this.#line(await this.#pick(overdue), 'catch_up', (late, dueAt) => ({
      where: { dueAt: late.dueAt === null ? null : new Date(late.dueAt) },
      event: { message: `Nothing ran when it was due; it goes out at ${clockTime(dueAt)} UTC.` },
    }));
    if (moved === 0) return;
    const message = `Nothing ran for a while: ${moved} overdue deliveries go out one after the other.`;
    this.strapi.log.warn(`Social distribution: ${message}`);
  }

  /** What was waited for is there. Fresh ones go at once; old ones go out paced. */
  async release({ waitsFor, ...whose }: Release): Promise<void> {
    const { afterMs } = this.#catchUp;
    const now = systemClock.now();
    const held = await this.#pick({ ...whose, state: 'held', waitsFor });
    const isFresh = ({ scheduledAt }: Late) =>
      scheduledAt !== null && now - Date.parse(scheduledAt) <= afterMs;
    await this.requeueAt(
      held
        .filter(isFresh)
        .map(({ id, scheduledAt }) => ({ id, dueAt: notBefore(scheduledAt, now) })),
      'release'
    );
    await this.#line(
      held.filter((late) => !isFresh(late)),
      'release',
      () => ({})
    );
  }

  /** Puts them back with their times; answers the ids that were in a state to be put back. */
  async requeueAt(
    due: readonly { id: number; dueAt: number }[],
    transition: TransitionName,
    details: (id: number) => TransitionDetails = () => ({})
  ): Promise<number[]> {
    const done: { deliveryId: number; dueAt: number }[] = [];
    for (const { id, dueAt } of due) {
      const more = details(id);
      const data = {
        reason: null,
        waitsFor: null,
        finishedAt: null,
        dueAt: new Date(dueAt),
        ...more.data,
      };
      if (await this.repository.apply(id, transition, { ...more, data })) {
        done.push({ deliveryId: id, dueAt });
      }
    }
    await getService(this.strapi, 'queue').nudgeDeliveries(done);
    return done.map(({ deliveryId }) => deliveryId);
  }

  async #line(
    late: readonly Late[],
    transition: TransitionName,
    details: (late: Late, dueAt: number) => TransitionDetails
  ): Promise<number> {
    const plan = planCatchUp(late, { now: systemClock.now(), pace: this.#catchUp });
    const byId = new Map(late.map((one) => [one.id, one]));
    const due = [...plan].map(([id, dueAt]) => ({ id, dueAt }));
    const moved = await this.requeueAt(due, transition, (id) => {
      const one = byId.get(id);
      return one ? details(one, plan.get(id) ?? 0) : {};
    });
    return moved.length;
  }

  #pick(where: Where): Promise<Late[]> {
    return this.repository.pick([...COLUMNS], { where, orderBy: { id: 'desc' } });
  }

  get #catchUp() {
    return getConfig(this.strapi).delivery.catchUp;
  }
}

/** What was moved to a later time while it was held keeps that. */
const notBefore = (scheduledAt: string | null, now: number): number =>
  scheduledAt === null ? now : Math.max(now, Date.parse(scheduledAt));

const clockTime = (epochMs: number): string => new Date(epochMs).toISOString().slice(11, 16);
