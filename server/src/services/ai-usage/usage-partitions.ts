import type { Core } from '@strapi/types';

import { aiUsageModel } from '../../models/ai-usage';
import type { Clock } from '../../platforms/contract';
import { monthBefore, monthOf } from './month';
import {
  holdWriters,
  isPartitioned,
  makePartition,
  partitionsOf,
  removePartition,
  strayMonths,
  toPartitions,
  type Knex,
  type PartitionedTable,
} from './postgres-partitions';

/** So many months ahead have a partition: a process that sleeps that long finds the default one. */
const MONTHS_AHEAD = 2;

/** Any two processes that change the table use the same one. */
const LOCK = 'social-distribution ai_usage_logs';

/**
 * The log of AI calls in partitions by month, on PostgreSQL; elsewhere nothing happens here.
 *
 * Strapi makes the table as any other, for it knows no partitions. It is turned into a partitioned
 * one at boot, of the columns that Strapi gave it, and Strapi goes on with it: it sees the same table
 * and columns, and leaves the partitions alone, as they were never tables of its own. Its indexes it
 * would not see, so that it would try to make them again: the model goes to Strapi without them
 * (register.ts), and they are made here.
 */
export class UsagePartitions {
  /** Months before this one have their partition, as far as this process has looked. */
  #readyUntil = '';

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock
  ) {}

  /**
   * At boot: the table is a partitioned one from now on. Where that fails it stays a plain one, which
   * holds the same; the next boot tries again.
   */
  async prepare(): Promise<void> {
    if (!this.#isPostgres) return;
    const { name } = this.#table;
    const consequence = `${name} could not be divided into months, and stays one table`;
    await this.#quietly(consequence, async (trx) => {
      await toPartitions(trx, this.#table);
      await this.#makeAhead(trx);
    });
  }

  /**
   * The running month and the next ones have a partition. Looks once a month and process; where it
   * fails, rows go to the default partition until {@link makeAhead} moves them.
   */
  async makeReady(): Promise<void> {
    if (!this.#isPostgres || this.#thisMonth < this.#readyUntil) return;
    this.#readyUntil = monthBefore(this.#thisMonth, -1);
    await this.makeAhead();
  }

  /** Also makes partitions for rows that found none. */
  async makeAhead(): Promise<void> {
    if (!this.#isPostgres) return;
    const consequence = `the next partitions of ${this.#table.name} could not be made yet`;
    await this.#quietly(consequence, (trx) => this.#makeAhead(trx));
  }

  /** Months of which nothing is kept any more go as a whole. @param month the first that is kept */
  async removeBefore(month: string): Promise<void> {
    if (!this.#isPostgres) return;
    const consequence = `old partitions of ${this.#table.name} could not be removed yet`;
    await this.#quietly(consequence, async (trx) => {
      if (!(await isPartitioned(trx, this.#table))) return;
      for (const one of await partitionsOf(trx, this.#table)) {
        if (one < month) await removePartition(trx, this.#table, one);
      }
    });
  }

  async #makeAhead(trx: Knex): Promise<void> {
    if (!(await isPartitioned(trx, this.#table))) return;
    const now = this.#thisMonth;
    const ahead = Array.from({ length: MONTHS_AHEAD + 1 }, (_, months) =>
      monthBefore(now, -months)
    );
    const known = await partitionsOf(trx, this.#table);
    const wanted = new Set([...ahead, ...(await strayMonths(trx, this.#table))]);
    const missing = [...wanted].filter((month) => !known.includes(month));
    if (missing.length > 0) await holdWriters(trx, this.#table);
    for (const month of missing) await makePartition(trx, this.#table, month);
  }

  /** The log of calls does without partitions, if need be: nothing fails for them. */
  async #quietly(consequence: string, work: (trx: Knex) => Promise<void>): Promise<void> {
    try {
      await this.#alone(work);
    } catch (error) {
      this.strapi.log.error(`Social distribution: ${consequence}: ${String(error)}`);
    }
  }

  /** One process at a time; all of it or nothing. Calls are not held up for long. */
  async #alone(work: (trx: Knex) => Promise<void>): Promise<void> {
    await this.strapi.db.connection.transaction(async (trx) => {
      await trx.raw(`SET LOCAL lock_timeout = '5s'`);
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [LOCK]);
      await work(trx);
    });
  }

  get #thisMonth(): string {
    return monthOf(this.clock.now(), 'UTC');
  }

  get #table(): PartitionedTable {
    const { tableName, indexes = [] } = aiUsageModel;
    return { schema: this.strapi.db.getSchemaName() ?? null, name: tableName, indexes };
  }

  get #isPostgres(): boolean {
    return this.strapi.db.dialect.client === 'postgres';
  }
}
