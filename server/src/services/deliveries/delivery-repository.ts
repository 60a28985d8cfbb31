import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { getService } from '../get-service';
import type { Delivery } from './delivery';
import { DeliveryEvents } from './delivery-events';
import { LeaseLostError, type Lease } from './lease';
import { createMove, type MoveWithEvent } from './move-with-event';
import { canApply, TRANSITIONS, type TransitionName } from './state-machine';

export interface TransitionDetails {
  data?: Record<string, unknown>;
  /** Conditions beside the state, e.g. that it is due. */
  where?: Where;
  event?: { message?: string | null; httpStatus?: number | null };
}

/** It will not come for a place that it booked in a limit. */
const ENDS_WAITING: ReadonlySet<TransitionName> = new Set(['cancel', 'fail', 'miss']);

const COLUMNS_OF_MOVE = ['state', 'attempts', 'platform'];

const CLEARED_LEASE = { leaseOwner: null, leaseToken: null, leaseUntil: null };
const OWNER = `${hostname()}:${process.pid}`;
/** A row that changes its state this often while a person acts on it is not worth waiting for. */
const APPLY_TRIES = 5;
/** SQLite takes a limited number of conditions in one statement. */
const PREFIXES_AT_ONCE = 200;

type Moved = Pick<Delivery, 'id' | 'platform' | 'state' | 'attempts'>;

/**
 * Every state change is one conditional UPDATE, in one transaction with the event that tells it.
 * Whoever holds a lease writes with its token only.
 */
export class DeliveryRepository {
  readonly events: DeliveryEvents;
  readonly #moveWithEvent: MoveWithEvent;

  constructor(private readonly strapi: Core.Strapi) {
    this.events = new DeliveryEvents(strapi);
    this.#moveWithEvent = createMove(strapi, this.events);
  }

  async find(id: number): Promise<Delivery | null> {
    const row = await this.#table.findOne({ where: { id } });
    return row && withDefaults(row);
  }

  /** Newest first. */
  async findMany(where: Where, limit: number): Promise<Delivery[]> {
    const rows = await this.#table.findMany({ where, limit, orderBy: { id: 'desc' } });
    return rows.map(withDefaults);
  }

  /** Only the named columns, in the given order; for looking at many rows. */
  async pick<Column extends keyof Delivery>(
    columns: Column[],
    query: { where: Where; orderBy: Record<string, 'asc' | 'desc'>; limit?: number }
  ): Promise<Pick<Delivery, Column>[]> {
    return this.#table.findMany({ ...query, select: columns });
  }

  count(where: Where): Promise<number> {
    return this.#table.count({ where });
  }

  async findByDedupePrefix(prefixes: readonly string[]): Promise<Delivery[]> {
    const found: Delivery[] = [];
    for (let from = 0; from < prefixes.length; from += PREFIXES_AT_ONCE) {
      const some = prefixes.slice(from, from + PREFIXES_AT_ONCE);
      const ofPrefix = some.map((prefix) => ({ dedupeKey: { $startsWith: `${prefix}#` } }));
      const select = ['id', 'state', 'removedAt', 'dedupeKey'];
      found.push(...(await this.#table.findMany({ where: { $or: ofPrefix }, select })));
    }
    return found;
  }

  /** New rows of one distribution, each with its first event; answers their ids. */
  async createAll(
    distributionId: number,
    rows: readonly Record<string, unknown>[]
  ): Promise<{ id: number; priority: number }[]> {
    await this.#table.createMany({ data: rows.map((row) => ({ ...row, distributionId })) });
    const made = await this.#table.findMany({
      where: { distributionId },
      select: ['id', 'priority', 'state', 'reason'],
      orderBy: { id: 'asc' },
    });
    await this.events.addAll(
      made.map(({ id, state, reason }) => ({
        ...{ deliveryId: id, event: 'dispatch', toState: state },
        message: reason,
      }))
    );
    return made;
  }

  /**
   * A transition by a person or by the engine's housekeeping. True when the row was in a state the
   * transition starts from, and met the conditions.
   */
  async apply(id: number, name: TransitionName, details: TransitionDetails = {}): Promise<boolean> {
    for (let tries = 0; tries < APPLY_TRIES; tries += 1) {
      const row = await this.#table.findOne({ where: { id }, select: COLUMNS_OF_MOVE });
      if (!row || !canApply(name, row.state)) return false;
      if (await this.#move({ ...row, id }, name, details)) {
        if (ENDS_WAITING.has(name)) await getService(this.strapi, 'quotas').release([id]);
        return true;
      }
      if (details.where) return false;
    }
    return false;
  }

  /**
   * Takes a due delivery, as it was just read, under a fresh lease; null when it changed meanwhile.
   */
  async claim(
    delivery: Delivery,
    transition: 'claim' | 'claim_doubt',
    { now, leaseMs }: { now: number; leaseMs: number }
  ): Promise<Lease | null> {
    const token = randomUUID();
    const counts = transition === 'claim';
    const attempts = delivery.attempts + (counts ? 1 : 0);
    const data = {
      leaseOwner: OWNER,
      leaseToken: token,
      leaseUntil: new Date(now + leaseMs),
      claims: delivery.claims + 1,
      ...(counts ? { attempts, preparingAt: new Date(now), waitsFor: null } : {}),
    };
    const claimed = await this.#move({ ...delivery, attempts }, transition, {
      where: {
        claims: delivery.claims,
        dueAt: { $lte: new Date(now) },
        $or: [{ leaseToken: { $null: true } }, { leaseUntil: { $lt: new Date(now) } }],
      },
      data,
    });
    if (!claimed) return null;
    const { id: deliveryId, platform } = delivery;
    return { deliveryId, platform, token, state: TRANSITIONS[transition].to, attempts };
  }

  /** A transition by the lease's holder. @throws {LeaseLostError} */
  async advance(
    lease: Lease,
    name: TransitionName,
    details: TransitionDetails & { keepLease?: boolean } = {}
  ): Promise<void> {
    const data = { ...details.data, ...(details.keepLease ? {} : CLEARED_LEASE) };
    const where = { ...details.where, leaseToken: lease.token };
    const { deliveryId: id } = lease;
    if (!(await this.#move({ ...lease, id }, name, { ...details, data, where }))) {
      throw new LeaseLostError(id);
    }
    lease.state = TRANSITIONS[name].to;
  }

  /** A write by the lease's holder that changes no state. @throws {LeaseLostError} */
  async write(lease: Lease, data: Record<string, unknown>): Promise<void> {
    const where = { id: lease.deliveryId, leaseToken: lease.token };
    const { count } = await this.#table.updateMany({ where, data });
    if (count !== 1) throw new LeaseLostError(lease.deliveryId);
  }

  /** A write outside any lease that changes no state, e.g. of `dueAt`. */
  async touch(where: Where, data: Record<string, unknown>): Promise<number> {
    return (await this.#table.updateMany({ where, data })).count;
  }

  /** The one place where a state changes. */
  async #move(
    { id, platform, state, attempts }: Moved,
    name: TransitionName,
    { data = {}, where = {}, event = {} }: TransitionDetails
  ): Promise<boolean> {
    if (!canApply(name, state)) return false;
    const { to } = TRANSITIONS[name];
    const isMoved = await this.#moveWithEvent({
      where: { id, state, ...where },
      data: { state: to, ...data },
      event: {
        deliveryId: id,
        event: name,
        fromState: state,
        toState: to,
        attempt: attempts,
        ...event,
      },
    });
    if (isMoved) getService(this.strapi, 'monitoring').counts.moved(platform, name);
    return isMoved;
  }

  get #table(): Table<Delivery> {
    return tableOf<Delivery>(this.strapi, UIDS.delivery);
  }
}

const withDefaults = (row: Delivery): Delivery => ({
  ...row,
  claims: row.claims ?? 0,
  handles: row.handles ?? {},
  posted: row.posted ?? [],
  options: row.options ?? {},
  firstComment: row.firstComment ?? null,
  followUps: row.followUps ?? 0,
});
