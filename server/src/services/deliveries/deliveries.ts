import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { DELIVERY_STATES } from '../../../../contracts/deliveries';
import type { PlatformId } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { whereSite, type SiteScope } from '../sites/site-scope';
import type { Delivery, WaitsFor } from './delivery';
import type { DeliveryEvent } from './delivery-events';
import { DeliveryRepository } from './delivery-repository';
import { EntryRollUps } from './entry-roll-ups';
import { FollowUp } from './follow-up';
import { LateDeliveries, type Release } from './late-deliveries';
import { DeliveryRunner } from './run-delivery';
import { isFinished, type DeliveryState } from './state-machine';
import { Sweep } from './sweep';

export interface DeliveryFilter {
  entryUid?: string;
  entryDocumentId?: string;
  entryLocale?: string;
  states?: readonly DeliveryState[];
  /** Only those of these sites. */
  scope?: SiteScope;
  /** Only those below this id: the next page of a list that is newest first. */
  belowId?: number;
}

const LIST_LIMIT = 200;

/** Deliveries as the rest of the plugin uses them. */
export class Deliveries {
  readonly repository: DeliveryRepository;
  readonly late: LateDeliveries;
  readonly rollUps: EntryRollUps;
  readonly #runner: DeliveryRunner;
  readonly #sweep: Sweep;
  readonly #followUp: FollowUp;

  constructor(private readonly strapi: Core.Strapi) {
    this.repository = new DeliveryRepository(strapi);
    this.late = new LateDeliveries(strapi, this.repository);
    this.rollUps = new EntryRollUps(strapi, this.repository);
    this.#runner = new DeliveryRunner(strapi, this.repository);
    this.#sweep = new Sweep(strapi, this.repository);
    this.#followUp = new FollowUp(strapi, this.repository);
  }

  run(id: number): Promise<void> {
    return this.#runner.run(id);
  }

  sweep(): Promise<void> {
    return this.#sweep.run();
  }

  /** Addresses and first comments of posts that are out. */
  followUp(): Promise<void> {
    return this.#followUp.runDue();
  }

  afterStall(lastSeenAt: number | null): Promise<void> {
    return this.late.afterStall(lastSeenAt);
  }

  releaseHeld(release: Release): Promise<void> {
    return this.late.release(release);
  }

  /** Limits were changed: what waits for them looks again whether it may go, the first first. */
  async lookAgain(whose: {
    connectionId?: number;
    siteId?: number;
    waitsFor: readonly WaitsFor[];
  }): Promise<void> {
    const where = { ...whose, waitsFor: { $in: [...whose.waitsFor] }, state: 'held' };
    const dueAt = systemClock.now();
    const held = await this.repository.pick(['id', 'priority'], { where, orderBy: { id: 'asc' } });
    await this.repository.touch(where, { dueAt: new Date(dueAt) });
    await getService(this.strapi, 'queue').nudgeDeliveries(
      held.map(({ id, priority }) => ({ deliveryId: id, dueAt, priority }))
    );
  }

  /** Newest first, at most 200. */
  list({ states, belowId, scope = 'all', ...exact }: DeliveryFilter): Promise<Delivery[]> {
    const where = Object.fromEntries(
      Object.entries(exact).filter(([, value]) => value !== undefined)
    );
    const stateFilter = states ? { state: { $in: [...states] } } : {};
    const idFilter = belowId === undefined ? {} : { id: { $lt: belowId } };
    const filter = { ...where, ...stateFilter, ...idFilter, ...whereSite(scope) };
    return this.repository.findMany(filter, LIST_LIMIT);
  }

  /** @throws 404 */
  async find(id: number): Promise<Delivery> {
    const delivery = await this.repository.find(id);
    if (!delivery) throw new errors.NotFoundError('This delivery does not exist.');
    return delivery;
  }

  eventsOf(id: number): Promise<DeliveryEvent[]> {
    return this.repository.events.of(id);
  }

  /** How many are in each state; finished ones only since then. */
  async countByState(since: Date, scope: SiteScope): Promise<Record<string, number>> {
    const counts = await Promise.all(
      DELIVERY_STATES.map(async (state) => {
        const where = isFinished(state) ? { state, finishedAt: { $gte: since } } : { state };
        return [state, await this.repository.count({ ...where, ...whereSite(scope) })] as const;
      })
    );
    return Object.fromEntries(counts);
  }

  /** Outcomes that a person must decide. */
  countUndecided(scope: SiteScope): Promise<number> {
    return this.repository.count({
      state: 'unknown',
      dueAt: { $null: true },
      finishedAt: { $null: true },
      ...whereSite(scope),
    });
  }

  countHeldFor(platform: PlatformId, scope: SiteScope): Promise<number> {
    // Closing the circuit releases both.
    const where = { platform, state: 'held', waitsFor: { $in: ['circuit', 'operator'] } };
    return this.repository.count({ ...where, ...whereSite(scope) });
  }

  async cancelForConnection(connectionId: number, reason: string): Promise<void> {
    const where = { connectionId, state: { $in: ['queued', 'held'] } };
    const waiting = await this.repository.pick(['id'], { where, orderBy: { id: 'asc' } });
    const data = { reason, dueAt: null, waitsFor: null, finishedAt: new Date() };
    for (const { id } of waiting) {
      await this.repository.apply(id, 'cancel', { data, event: { message: reason } });
    }
  }
}

export const createDeliveries = ({ strapi }: { strapi: Core.Strapi }): Deliveries =>
  new Deliveries(strapi);
