import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import type { Delivery } from './delivery';
import { TRANSITIONS, type DeliveryState, type TransitionName } from './state-machine';

/** A row with the ids of what it belongs to; null when that was deleted. */
export interface DeliveryWithLinks extends Delivery {
  connectionId: number | null;
  targetId: number | null;
}

interface DeliveryRow extends Delivery {
  connection: { id: number } | null;
  target: { id: number } | null;
}

/** The lease that a worker holds: every write of that worker carries its token. */
export interface Lease {
  deliveryId: number;
  token: string;
}

/** Another worker, or a person, has taken the delivery over: stop writing. */
export class LeaseLostError extends Error {
  constructor(deliveryId: number) {
    super(`Delivery ${deliveryId} is no longer ours.`);
    this.name = 'LeaseLostError';
  }
}

export interface TransitionDetails {
  data?: Record<string, unknown>;
  /** Conditions beside the state, e.g. that it is due. */
  where?: Where;
  event?: { message?: string | null; httpStatus?: number | null };
}

export interface DeliveryEvent {
  id: number;
  at: string;
  event: string;
  fromState: DeliveryState | null;
  toState: DeliveryState | null;
  httpStatus: number | null;
  message: string | null;
}

/** What an event says beside its name. */
export interface EventFacts {
  from: DeliveryState | null;
  to: DeliveryState | null;
  message?: string | null;
  httpStatus?: number | null;
}

const CLEARED_LEASE = { leaseOwner: null, leaseToken: null, leaseUntil: null };
const OWNER = `${process.pid}`;

/** Every state change is one conditional UPDATE; what it did stands in the delivery's events. */
export class DeliveryRepository {
  constructor(private readonly strapi: Core.Strapi) {}

  async find(id: number): Promise<DeliveryWithLinks | null> {
    const row = await this.#table.findOne({ where: { id }, populate: ['connection', 'target'] });
    return row && withLinks(row);
  }

  async findMany(where: Where, limit: number): Promise<DeliveryWithLinks[]> {
    const rows = await this.#table.findMany({
      where,
      limit,
      populate: ['connection', 'target'],
      orderBy: { id: 'desc' },
    });
    return rows.map(withLinks);
  }

  async findByDedupePrefix(prefix: string): Promise<Delivery[]> {
    return this.#table.findMany({ where: { dedupeKey: { $startsWith: `${prefix}#` } } });
  }

  async create(data: Record<string, unknown>): Promise<Delivery> {
    const row = await this.#table.create({ data });
    await this.record(row.id, 'dispatch', { from: null, to: row.state });
    return row;
  }

  /** True when the row was in a state the transition starts from, and met the conditions. */
  async apply(
    id: number,
    name: TransitionName,
    { data = {}, where = {}, event = {} }: TransitionDetails = {}
  ): Promise<boolean> {
    const { from, to } = TRANSITIONS[name];
    const before = await this.#table.findOne({ where: { id }, select: ['state', 'attempts'] });
    const { count } = await this.#table.updateMany({
      where: { id, state: { $in: [...from] }, ...where },
      data: { state: to, ...data },
    });
    if (count !== 1) return false;
    await this.record(id, name, { from: before?.state ?? null, to, ...event });
    return true;
  }

  /** Takes a due delivery under a fresh lease; null when another worker has it or it is not due. */
  async claim(
    id: number,
    transition: 'claim' | 'claim_doubt',
    { now, leaseMs }: { now: number; leaseMs: number }
  ): Promise<Lease | null> {
    const token = randomUUID();
    const row = await this.#table.findOne({ where: { id }, select: ['attempts'] });
    const claimed = await this.apply(id, transition, {
      where: {
        dueAt: { $lte: new Date(now) },
        $or: [{ leaseToken: { $null: true } }, { leaseUntil: { $lt: new Date(now) } }],
      },
      data: {
        leaseOwner: OWNER,
        leaseToken: token,
        leaseUntil: new Date(now + leaseMs),
        ...(transition === 'claim'
          ? { attempts: (row?.attempts ?? 0) + 1, preparingAt: new Date(now) }
          : {}),
      },
    });
    return claimed ? { deliveryId: id, token } : null;
  }

  /** A transition by the lease's holder. @throws {LeaseLostError} */
  async advance(
    lease: Lease,
    name: TransitionName,
    details: TransitionDetails & { keepLease?: boolean } = {}
  ): Promise<void> {
    const data = { ...details.data, ...(details.keepLease ? {} : CLEARED_LEASE) };
    const where = { ...details.where, leaseToken: lease.token };
    if (await this.apply(lease.deliveryId, name, { ...details, data, where })) return;
    throw new LeaseLostError(lease.deliveryId);
  }

  /** A write by the lease's holder that changes no state. @throws {LeaseLostError} */
  async write(lease: Lease, data: Record<string, unknown>): Promise<void> {
    const where = { id: lease.deliveryId, leaseToken: lease.token };
    const { count } = await this.#table.updateMany({ where, data });
    if (count !== 1) throw new LeaseLostError(lease.deliveryId);
  }

  async record(deliveryId: number, event: string, facts: EventFacts): Promise<void> {
    const { from: fromState, to: toState, message = null, httpStatus = null } = facts;
    const at = new Date();
    await this.#events.create({
      data: { deliveryId, at, event, fromState, toState, message, httpStatus },
    });
  }

  async eventsOf(deliveryId: number): Promise<DeliveryEvent[]> {
    return this.#events.findMany({ where: { deliveryId }, orderBy: { id: 'asc' } });
  }

  get #table(): Table<DeliveryRow> {
    return tableOf<DeliveryRow>(this.strapi, UIDS.delivery);
  }

  get #events(): Table<DeliveryEvent> {
    return tableOf<DeliveryEvent>(this.strapi, UIDS.deliveryEvent);
  }
}

const withLinks = ({ connection, target, ...row }: DeliveryRow): DeliveryWithLinks => ({
  ...row,
  handles: row.handles ?? {},
  posted: row.posted ?? [],
  options: row.options ?? {},
  connectionId: connection?.id ?? null,
  targetId: target?.id ?? null,
});
