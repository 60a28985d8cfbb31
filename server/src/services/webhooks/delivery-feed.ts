import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import type { DeliveryEvent } from '../deliveries/delivery-events';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { eventOfDelivery, TOLD_COLUMNS, TOLD_EVENTS } from './event-of-delivery';
import { newGaps, openGaps, withoutIds, type Gap, type Snapshot } from './gaps';
import { hears, isCollected, type Webhook } from './webhook';
import type { Addressed, WebhookDeliveries } from './webhook-deliveries';
import { writtenEvent } from './webhook-event';

interface Cursor {
  id: number;
  name: string;
  position: number;
  gaps: Gap[] | null;
  version: number;
}

/** Rows of the log that were read in one go. */
interface Reading {
  rows: DeliveryEvent[];
  from: number;
  gaps: Gap[];
}

const NAME = 'delivery-events';
const BATCH = 300;

/**
 * What happened to posts, from the engine's own log to those who hear of it. The log is written with
 * each change, so nothing is lost however a process ends, and the engine does nothing for webhooks.
 */
export class DeliveryFeed {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly deliveries: WebhookDeliveries
  ) {}

  /** Reads on from where the last process ended. Answers whether there is more. */
  async collect(webhooks: readonly Webhook[]): Promise<boolean> {
    const listening = webhooks.filter(
      (webhook) =>
        isCollected(webhook) && webhook.events.some((type) => type.startsWith('delivery.'))
    );
    if (listening.length === 0) return false;
    const cursor = await this.#cursor();
    const reading = await this.#read(cursor, listening);
    const isSame = JSON.stringify(reading.gaps) === JSON.stringify(cursor.gaps ?? []);
    if (reading.rows.length === 0 && isSame) return false;
    const addressed = await this.#addressed(reading.rows, listening);
    await this.#write(cursor, reading, addressed);
    return reading.rows.length === BATCH;
  }

  async #read(cursor: Cursor, listening: readonly Webhook[]): Promise<Reading> {
    const from = Math.max(cursor.position, Math.min(...listening.map((one) => one.sinceEventId)));
    const known = cursor.gaps ?? [];
    // Taken before the rows are read, see `openGaps`.
    const snapshot = known.length > 0 ? await this.#snapshot() : null;
    const isIn: Where[] = known.map((gap) => ({ id: { $gte: gap.from, $lte: gap.to } }));
    const rows = await this.#log.findMany({
      where: { $or: [{ id: { $gt: from } }, ...isIn] },
      orderBy: { id: 'asc' },
      limit: BATCH,
    });
    const ids = rows.map(({ id }) => id);
    const now = systemClock.now();
    // SQLite has one writer: a number that is missing there was never used.
    const fresh = this.#client === 'sqlite' ? [] : newGaps(from, ids, now);
    const left = openGaps(withoutIds(known, ids), snapshot, now);
    return { rows, from, gaps: [...left, ...fresh] };
  }

  async #addressed(
    rows: readonly DeliveryEvent[],
    listening: readonly Webhook[]
  ): Promise<Addressed[]> {
    const told = rows.filter(({ event }) => TOLD_EVENTS.includes(event));
    if (told.length === 0) return [];
    const { repository } = getService(this.strapi, 'deliveries');
    const ids = [...new Set(told.map(({ deliveryId }) => deliveryId))];
    const found = await repository.pick([...TOLD_COLUMNS], {
      where: { id: { $in: ids } },
      orderBy: { id: 'asc' },
    });
    const byId = new Map(found.map((delivery) => [delivery.id, delivery]));
    const admin = String(this.strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
    return told.flatMap((row) => {
      const delivery = byId.get(row.deliveryId);
      const event = delivery && eventOfDelivery(row, delivery, admin);
      if (!event) return [];
      const written = writtenEvent(event, { messageId: `msg_d${row.id}`, at: new Date(row.at) });
      return listening
        .filter((webhook) => webhook.sinceEventId < row.id && hears(webhook, event))
        .map((webhook) => ({ webhookId: webhook.id, event: written }));
    });
  }

  /** Where it was read to, and what is to be sent, at once; another process that was first did both. */
  async #write(cursor: Cursor, reading: Reading, addressed: readonly Addressed[]): Promise<void> {
    const { id, version } = cursor;
    const position = Math.max(reading.from, reading.rows.at(-1)?.id ?? 0);
    await inTransaction(this.strapi, async () => {
      const data = { position, gaps: reading.gaps, version: version + 1 };
      const { count } = await this.#cursors.updateMany({ where: { id, version }, data });
      if (count === 1) await this.deliveries.add(addressed);
    });
  }

  async #cursor(): Promise<Cursor> {
    const where = { name: NAME };
    const found = await this.#cursors.findOne({ where });
    if (found) return found;
    try {
      return await this.#cursors.create({ data: { ...where, position: 0, gaps: [], version: 0 } });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.#cursor();
    }
  }

  async #snapshot(): Promise<Snapshot | null> {
    if (this.#client !== 'postgres') return null;
    const { rows } = await this.strapi.db.connection.raw<{ rows: Snapshot[] }>(
      'select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax from pg_current_snapshot() s'
    );
    return rows[0] ?? null;
  }

  get #client(): string {
    return this.strapi.db.dialect.client;
  }

  get #log(): Table<DeliveryEvent> {
    return tableOf<DeliveryEvent>(this.strapi, UIDS.deliveryEvent);
  }

  get #cursors(): Table<Cursor> {
    return tableOf<Cursor>(this.strapi, UIDS.webhookCursor);
  }
}
