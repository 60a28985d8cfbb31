import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import type { SentEventType } from '../../../../contracts/webhook-events';
import type { WebhookDeliveryState, WebhookTry } from '../../../../contracts/webhooks';
import { UIDS } from '../../constants';
import { insertOne, tableOf, type Table, type Where } from '../database/table';
import { systemClock } from '../environment';
import type { Webhook } from './webhook';
import type { WrittenEvent } from './webhook-event';

/** A row of `distribution_webhook_deliveries`. */
export interface WebhookDelivery {
  id: number;
  webhookId: number;
  messageId: string;
  type: SentEventType;
  siteId: number | null;
  body: string;
  at: string;
  state: WebhookDeliveryState;
  attempts: number;
  firstTriedAt: string | null;
  nextAt: string | null;
  leaseToken: string | null;
  leaseUntil: string | null;
  tries: WebhookTry[] | null;
  finishedAt: string | null;
}

/** One event, and one of the addresses that hear of it. */
export interface Addressed {
  webhookId: number;
  event: WrittenEvent;
}

/** Rows per INSERT: SQLite takes a limited number of values in one statement. */
const BATCH = 50;
/** A process that says nothing for this long has lost its event, ms. */
const LEASE_MS = 60_000;
/** The log of an event keeps so many tries. */
const MAX_TRIES = 10;

/** Events on their way to addresses: the truth of what was sent and what is still to be sent. */
export class WebhookDeliveries {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Joins the running transaction, so an event is there exactly if what it tells happened. */
  async add(addressed: readonly Addressed[]): Promise<void> {
    const nextAt = new Date(systemClock.now());
    const rows = addressed.map(({ webhookId, event }) => ({
      ...{ webhookId, ...event, nextAt },
      ...{ state: 'pending', attempts: 0 },
    }));
    for (let start = 0; start < rows.length; start += BATCH) {
      await this.table.createMany({ data: rows.slice(start, start + BATCH) });
    }
  }

  /** One that is taken already, so that nobody else sends it. */
  async addTaken({ webhookId, event }: Addressed): Promise<WebhookDelivery> {
    const id = await insertOne(this.table, {
      ...{ webhookId, ...event, state: 'pending', attempts: 0, ...newLease() },
    });
    const row = await this.table.findOne({ where: { id } });
    if (!row) throw new Error('The event vanished while it was stored.');
    return row;
  }

  /** What may be sent to an address now, oldest first. In order: the oldest alone, when it is due. */
  async due({ id: webhookId, isOrdered }: Webhook, limit: number): Promise<WebhookDelivery[]> {
    const now = new Date(systemClock.now());
    const waiting = { webhookId, state: 'pending' };
    if (!isOrdered) {
      return this.table.findMany({
        where: { ...waiting, nextAt: { $lte: now }, ...isFree(now) },
        orderBy: { id: 'asc' },
        limit,
      });
    }
    // A ping that somebody waits for has its own time.
    const inLine = { ...waiting, nextAt: { $notNull: true } };
    const [first] = await this.table.findMany({ where: inLine, orderBy: { id: 'asc' }, limit: 1 });
    if (!first || Date.parse(first.nextAt ?? '') > now.getTime()) return [];
    return first.leaseUntil && Date.parse(first.leaseUntil) >= now.getTime() ? [] : [first];
  }

  /** The turn to send it, for a minute; null: another process was first. */
  async claim({ id }: WebhookDelivery): Promise<WebhookDelivery | null> {
    const now = new Date(systemClock.now());
    const lease = newLease();
    const where = { id, state: 'pending', ...isFree(now) };
    const { count } = await this.table.updateMany({ where, data: lease });
    return count === 1 ? this.table.findOne({ where: { id, leaseToken: lease.leaseToken } }) : null;
  }

  /** What came of a try. Answers false when somebody else has it by now. */
  async settle(delivery: WebhookDelivery, one: WebhookTry, next: Date | null): Promise<boolean> {
    const { id, leaseToken } = delivery;
    const isOver = one.problem === null || next === null;
    const state = one.problem === null ? 'delivered' : next === null ? 'failed' : 'pending';
    const data = {
      ...{ state, nextAt: isOver ? null : next, leaseToken: null, leaseUntil: null },
      attempts: delivery.attempts + 1,
      firstTriedAt: new Date(delivery.firstTriedAt ?? one.at),
      tries: [...(delivery.tries ?? []), one].slice(-MAX_TRIES),
      finishedAt: isOver ? new Date(systemClock.now()) : null,
    };
    return (await this.table.updateMany({ where: { id, leaseToken }, data })).count === 1;
  }

  /** Makes them wait to be sent once more, under their old ids. Answers how many. */
  async replay(where: Where): Promise<number> {
    const data = {
      ...{ state: 'pending', attempts: 0, firstTriedAt: null, finishedAt: null },
      nextAt: new Date(systemClock.now()),
    };
    const over = { state: { $in: ['delivered', 'failed'] } };
    return (await this.table.updateMany({ where: { $and: [where, over] }, data })).count;
  }

  /** What has waited for its turn is due at once: nobody waits out a back-off after a resume. */
  async hurry(webhookId: number): Promise<void> {
    const where = { webhookId, state: 'pending', nextAt: { $notNull: true } };
    await this.table.updateMany({ where, data: { nextAt: new Date(systemClock.now()) } });
  }

  async removeOf(webhookId: number): Promise<void> {
    await this.table.deleteMany({ where: { webhookId } });
  }

  /** Tests that a crash cut short have failed. */
  async closeLost(): Promise<void> {
    const finishedAt = new Date(systemClock.now());
    const lost = { state: 'pending', nextAt: { $null: true }, leaseUntil: { $lt: finishedAt } };
    await this.table.updateMany({ where: lost, data: { state: 'failed', finishedAt } });
  }

  get table(): Table<WebhookDelivery> {
    return tableOf<WebhookDelivery>(this.strapi, UIDS.webhookDelivery);
  }
}

const newLease = () => ({
  leaseToken: randomUUID(),
  leaseUntil: new Date(systemClock.now() + LEASE_MS),
});

const isFree = (now: Date): Where => ({
  $or: [{ leaseUntil: { $null: true } }, { leaseUntil: { $lt: now } }],
});
