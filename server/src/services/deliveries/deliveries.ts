import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { accountName } from '../connections/account-name';
import { getService } from '../get-service';
import {
  createDeliveryRepository,
  type DeliveryEvent,
  type DeliveryWithLinks,
} from './delivery-repository';
import { createDeliveryRunner } from './run-delivery';
import type { DeliveryState } from './state-machine';
import { createSweep } from './sweep';

export interface DeliveryFilter {
  entryUid?: string;
  entryDocumentId?: string;
  entryLocale?: string;
  states?: DeliveryState[];
}

const LIST_LIMIT = 200;

/** Deliveries as the rest of the plugin uses them. */
export const createDeliveries = ({ strapi }: { strapi: Core.Strapi }) => {
  const repository = createDeliveryRepository({ strapi });
  const runner = createDeliveryRunner({ strapi, repository });
  const sweep = createSweep({ strapi, repository });

  const requeue = async (
    id: number,
    transition: 'release' | 'retry_by_person' | 'resolve_again',
    data: Record<string, unknown> = {}
  ): Promise<boolean> => {
    const dueAt = Date.now();
    const cleared = { reason: null, finishedAt: null, dueAt: new Date(dueAt) };
    const done = await repository.apply(id, transition, { data: { ...cleared, ...data } });
    if (done) await getService(strapi, 'queue').nudgeDelivery(id, dueAt);
    return done;
  };

  const demand = async (id: number): Promise<DeliveryWithLinks> => {
    const delivery = await repository.find(id);
    if (!delivery) throw new errors.NotFoundError('This delivery does not exist.');
    return delivery;
  };

  const refuse = (delivery: DeliveryWithLinks, wish: string): never => {
    throw new errors.ApplicationError(
      `The delivery to ${accountName(delivery.platform, delivery.accountHandle)} is ${delivery.state} and cannot be ${wish}.`
    );
  };

  return {
    repository,
    run: (id: number): Promise<void> => runner.run(id),
    sweep: (): Promise<void> => sweep(),

    list(filter: DeliveryFilter): Promise<DeliveryWithLinks[]> {
      const { states, ...exact } = filter;
      const where = Object.fromEntries(
        Object.entries(exact).filter(([, value]) => value !== undefined)
      );
      const stateFilter = states ? { state: { $in: states } } : {};
      return repository.findMany({ ...where, ...stateFilter }, LIST_LIMIT);
    },

    find: demand,

    eventsOf: (id: number): Promise<DeliveryEvent[]> => repository.eventsOf(id),

    /** Another full set of attempts. @throws 400 while it is not failed, cancelled or missed */
    async retry(id: number): Promise<DeliveryWithLinks> {
      const delivery = await demand(id);
      if (!(await requeue(id, 'retry_by_person', { attempts: 0 }))) refuse(delivery, 'retried');
      return demand(id);
    },

    /** @throws 400 once it may be visible */
    async cancel(id: number, reason: string): Promise<DeliveryWithLinks> {
      const delivery = await demand(id);
      const data = {
        reason,
        dueAt: null,
        finishedAt: new Date(),
        leaseToken: null,
        leaseUntil: null,
      };
      const done = await repository.apply(id, 'cancel', { data, event: { message: reason } });
      if (!done) refuse(delivery, 'cancelled');
      return demand(id);
    },

    /** A person looked: it is there, under this address; or it is not and shall be posted again. */
    async resolve(id: number, answer: { url: string } | 'again'): Promise<DeliveryWithLinks> {
      const delivery = await demand(id);
      if (answer === 'again') {
        const done = await requeue(id, 'resolve_again', { commitMark: null, doubtChecks: 0 });
        if (!done) refuse(delivery, 'posted again');
        return demand(id);
      }
      const now = new Date();
      const data = {
        platformUrl: answer.url,
        postedAt: now,
        finishedAt: now,
        dueAt: null,
        reason: null,
      };
      const done = await repository.apply(id, 'resolve_posted', { data });
      if (!done) refuse(delivery, 'resolved');
      return demand(id);
    },

    /** The account works again: what waited for it goes on. */
    async releaseHeld(connectionId: number): Promise<void> {
      const held = { connection: { id: connectionId }, state: 'held' };
      for (const { id } of await repository.findMany(held, LIST_LIMIT)) {
        await requeue(id, 'release');
      }
    },

    async cancelForConnection(connectionId: number, reason: string): Promise<void> {
      const open = { connection: { id: connectionId }, state: { $in: ['queued', 'held'] } };
      for (const { id } of await repository.findMany(open, LIST_LIMIT)) {
        const data = { reason, dueAt: null, finishedAt: new Date() };
        await repository.apply(id, 'cancel', { data, event: { message: reason } });
      }
    },
  };
};
