import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { accountName } from '../connections/account-name';
import type { Where } from '../database/table';
import { getService } from '../get-service';
import {
  DeliveryRepository,
  type DeliveryEvent,
  type DeliveryWithLinks,
} from './delivery-repository';
import { DeliveryRunner } from './run-delivery';
import type { DeliveryState } from './state-machine';
import { Sweep } from './sweep';

export interface DeliveryFilter {
  entryUid?: string;
  entryDocumentId?: string;
  entryLocale?: string;
  states?: DeliveryState[];
}

const LIST_LIMIT = 200;
const UNSUCCESSFUL: readonly DeliveryState[] = ['failed', 'cancelled', 'missed'];

/** Deliveries as the rest of the plugin uses them. */
export class Deliveries {
  readonly repository: DeliveryRepository;
  readonly #runner: DeliveryRunner;
  readonly #sweep: Sweep;

  constructor(private readonly strapi: Core.Strapi) {
    this.repository = new DeliveryRepository(strapi);
    this.#runner = new DeliveryRunner(strapi, this.repository);
    this.#sweep = new Sweep(strapi, this.repository);
  }

  run(id: number): Promise<void> {
    return this.#runner.run(id);
  }

  sweep(): Promise<void> {
    return this.#sweep.run();
  }

  list(filter: DeliveryFilter): Promise<DeliveryWithLinks[]> {
    const { states, ...exact } = filter;
    const where = Object.fromEntries(
      Object.entries(exact).filter(([, value]) => value !== undefined)
    );
    const stateFilter = states ? { state: { $in: states } } : {};
    return this.repository.findMany({ ...where, ...stateFilter }, LIST_LIMIT);
  }

  /** @throws 404 */
  async find(id: number): Promise<DeliveryWithLinks> {
    const delivery = await this.repository.find(id);
    if (!delivery) throw new errors.NotFoundError('This delivery does not exist.');
    return delivery;
  }

  eventsOf(id: number): Promise<DeliveryEvent[]> {
    return this.repository.eventsOf(id);
  }

  /** Another full set of attempts. @throws 400 while it is not failed, cancelled or missed */
  async retry(id: number): Promise<DeliveryWithLinks> {
    const delivery = await this.find(id);
    if (await this.#wasOvertaken(delivery)) {
      throw new errors.ApplicationError(
        'This version was distributed to the same account again meanwhile; look at that delivery.'
      );
    }
    const done = await this.#requeue(id, 'retry_by_person', { attempts: 0 });
    if (!done) throw impossible(delivery, 'retried');
    return this.find(id);
  }

  /** @throws 400 once it may be visible */
  async cancel(id: number, reason: string): Promise<DeliveryWithLinks> {
    const delivery = await this.find(id);
    const data = {
      reason,
      dueAt: null,
      finishedAt: new Date(),
      leaseToken: null,
      leaseUntil: null,
    };
    const done = await this.repository.apply(id, 'cancel', { data, event: { message: reason } });
    if (!done) throw impossible(delivery, 'cancelled');
    return this.find(id);
  }

  /** A person looked: it is there, under this address; or it is not and shall be posted again. */
  async resolve(id: number, answer: { url: string } | 'again'): Promise<DeliveryWithLinks> {
    const delivery = await this.find(id);
    if (answer === 'again') {
      const done = await this.#requeue(id, 'resolve_again', { commitMark: null, doubtChecks: 0 });
      if (!done) throw impossible(delivery, 'posted again');
      return this.find(id);
    }
    const now = new Date();
    const data = {
      platformUrl: answer.url,
      postedAt: now,
      finishedAt: now,
      dueAt: null,
      reason: null,
    };
    const done = await this.repository.apply(id, 'resolve_posted', { data });
    if (!done) throw impossible(delivery, 'resolved');
    return this.find(id);
  }

  /** The account works again: what waited for it goes on. */
  async releaseHeld(connectionId: number): Promise<void> {
    const held = { connection: { id: connectionId }, state: 'held' };
    await this.#forEachOf(held, (id) => this.#requeue(id, 'release'));
  }

  async cancelForConnection(connectionId: number, reason: string): Promise<void> {
    const open = { connection: { id: connectionId }, state: { $in: ['queued', 'held'] } };
    const data = { reason, dueAt: null, finishedAt: new Date() };
    await this.#forEachOf(open, (id) =>
      this.repository.apply(id, 'cancel', { data, event: { message: reason } })
    );
  }

  async #requeue(
    id: number,
    transition: 'release' | 'retry_by_person' | 'resolve_again',
    data: Record<string, unknown> = {}
  ): Promise<boolean> {
    const dueAt = Date.now();
    const cleared = { reason: null, finishedAt: null, dueAt: new Date(dueAt) };
    const done = await this.repository.apply(id, transition, { data: { ...cleared, ...data } });
    if (done) await getService(this.strapi, 'queue').nudgeDelivery(id, dueAt);
    return done;
  }

  /** Each one that matches now, once, however many there are. */
  async #forEachOf(where: Where, act: (id: number) => Promise<unknown>): Promise<void> {
    let below = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = await this.repository.findMany({ ...where, id: { $lt: below } }, LIST_LIMIT);
      for (const { id } of rows) await act(id);
      const last = rows.at(-1);
      if (!last) return;
      below = last.id;
    }
  }

  /** Whether the same version is on its way, or went, through a later delivery. */
  async #wasOvertaken({ id, dedupeKey }: DeliveryWithLinks): Promise<boolean> {
    const [prefix = dedupeKey] = dedupeKey.split('#');
    const twins = await this.repository.findByDedupePrefix(prefix);
    return twins.some((twin) => twin.id > id && !UNSUCCESSFUL.includes(twin.state));
  }
}

export const createDeliveries = ({ strapi }: { strapi: Core.Strapi }): Deliveries =>
  new Deliveries(strapi);

const impossible = (delivery: DeliveryWithLinks, wish: string): Error =>
  new errors.ApplicationError(
    `The delivery to ${accountName(delivery.platform, delivery.accountHandle)} is ${delivery.state} and cannot be ${wish}.`
  );
