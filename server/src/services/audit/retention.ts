import type { Core } from '@strapi/types';

import {
  auditRetentionSchema,
  DEFAULT_AUDIT_RETENTION_DAYS,
  type AuditRetention,
} from '../../../../contracts/audit';
import { PLUGIN_ID, UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { systemClock } from '../environment';

/** Key in Strapi's plugin store. */
const KEY = 'audit-retention';
const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Rows per DELETE: SQLite lets nobody else write meanwhile. */
const BATCH = 500;
/** One turn ends after so many batches; the next tick goes on. */
const BATCHES_PER_TURN = 20;

/** How long entries are kept, and what removes the older ones. */
export class Retention {
  /** When this process last found nothing more to remove, epoch ms. */
  #finishedAt: number | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  /** What stands in the store; the default when nothing usable does. */
  async get(): Promise<AuditRetention> {
    const parsed = auditRetentionSchema.safeParse(await this.#store.get({ key: KEY }));
    return parsed.success ? parsed.data : { days: DEFAULT_AUDIT_RETENTION_DAYS };
  }

  async set(retention: AuditRetention): Promise<void> {
    await this.#store.set({ key: KEY, value: retention });
    this.#finishedAt = null;
  }

  /** For a clock that ticks more often: does nothing within an hour of the last full purge. */
  async purgeIfDue(): Promise<number> {
    const now = systemClock.now();
    if (this.#finishedAt !== null && now - this.#finishedAt < HOUR_MS) return 0;
    const removed = await this.purge();
    if (removed < BATCH * BATCHES_PER_TURN) this.#finishedAt = now;
    return removed;
  }

  /**
   * Removes what is older than the setting, oldest first and at most 10,000 entries a turn;
   * answers how many. Two processes may do it at the same time.
   */
  async purge(): Promise<number> {
    const { days } = await this.get();
    if (days === 0) return 0;
    const before = new Date(systemClock.now() - days * DAY_MS);
    let removed = 0;
    for (let batch = 0; batch < BATCHES_PER_TURN; batch += 1) {
      const count = await this.#removeBatch(before);
      removed += count;
      if (count < BATCH) break;
    }
    return removed;
  }

  /** Found first, removed by id then: `DELETE … LIMIT` is not everywhere. */
  async #removeBatch(before: Date): Promise<number> {
    const old = await this.#table.findMany({
      where: { at: { $lt: before } },
      select: ['id'],
      orderBy: { at: 'asc' },
      limit: BATCH,
    });
    if (old.length === 0) return 0;
    await this.#table.deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
    return old.length;
  }

  get #store() {
    return this.strapi.store({ type: 'plugin', name: PLUGIN_ID });
  }

  get #table(): Table<{ id: number }> {
    return tableOf<{ id: number }>(this.strapi, UIDS.auditEntry);
  }
}
