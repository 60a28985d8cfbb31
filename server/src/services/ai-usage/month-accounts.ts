import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table, type Where } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';

/** What AI cost a site in a month, in nanos. */
export interface MonthAccount {
  siteId: number;
  month: string;
  spent: number;
  /** Spent, or held for calls that run. */
  held: number;
  /** The budget that was too small for a call; null: none was. */
  refusedBudget: number | null;
  /** The highest share that people were told of, percent, and of which budget. */
  toldPercent: number | null;
  toldBudget: number | null;
}

export type MonthKey = Pick<MonthAccount, 'siteId' | 'month'>;

interface MonthRow extends MonthKey {
  spent: number | string;
  held: number | string;
  refusedBudget: number | string | null;
  toldPercent: number | null;
  toldBudget: number | string | null;
}

/**
 * One row for each site and month. Whether a call fits, and that it is held for it, is one UPDATE
 * with a condition: no two processes can both take what is left.
 */
export class MonthAccounts {
  /** Rows that are there, as far as this process has seen. */
  readonly #made = new Set<string>();

  constructor(private readonly strapi: Core.Strapi) {}

  /** Makes the row, if it is not there. Outside any transaction: a refused INSERT would end it. */
  async open({ siteId, month }: MonthKey): Promise<void> {
    if (!this.#made.has(`${siteId} ${month}`)) await this.makeIfMissing({ siteId, month });
  }

  /** The same without trusting what this process saw before. @returns whether it was missing */
  async makeIfMissing({ siteId, month }: MonthKey): Promise<boolean> {
    const where = { siteId, month };
    const isMissing = (await this.#table.count({ where })) === 0;
    if (isMissing) await this.#create(where);
    this.#made.add(`${siteId} ${month}`);
    return isMissing;
  }

  /**
   * Holds so much for a call.
   *
   * @param most what may be held and spent in all; null: there is no limit
   * @returns false: it does not fit
   */
  async hold(
    { siteId, month }: MonthKey,
    { nanos, most }: { nanos: number; most: number | null }
  ): Promise<boolean> {
    const fits = most === null ? {} : { held: { $lte: most - nanos } };
    const changed: unknown = await this.strapi.db
      .queryBuilder(UIDS.aiMonth)
      .where({ siteId, month, ...fits })
      .increment('held', nanos)
      .execute();
    return changed === 1;
  }

  /** What was held is spent so far, and the rest is free again. */
  async settle(
    { siteId, month }: MonthKey,
    { held, spent }: { held: number; spent: number }
  ): Promise<void> {
    await this.strapi.db
      .queryBuilder(UIDS.aiMonth)
      .where({ siteId, month })
      .increment('held', spent - held)
      .increment('spent', spent)
      .execute();
  }

  /** As it stands; of a month without calls everything is 0. */
  async read({ siteId, month }: MonthKey): Promise<MonthAccount> {
    const row = await this.#table.findOne({ where: { siteId, month } });
    return row ? accountOf(row) : { siteId, month, ...EMPTY };
  }

  async find(where: Where): Promise<MonthAccount[]> {
    return (await this.#table.findMany({ where, orderBy: { id: 'asc' } })).map(accountOf);
  }

  async noteRefusal({ siteId, month }: MonthKey, budget: number): Promise<void> {
    const isNew = { $or: [{ refusedBudget: { $null: true } }, { refusedBudget: { $ne: budget } }] };
    const where = { siteId, month, ...isNew };
    await this.#table.updateMany({ where, data: { refusedBudget: budget } });
  }

  /** @returns whether it was not told yet: whoever writes it first tells people */
  async claimTold(
    { siteId, month }: MonthKey,
    told: { percent: number; budget: number }
  ): Promise<boolean> {
    const { percent, budget } = told;
    const isNew = {
      $or: [
        { toldPercent: { $null: true } },
        { toldBudget: { $ne: budget } },
        { toldPercent: { $lt: percent } },
      ],
    };
    const where = { siteId, month, ...isNew };
    const data = { toldPercent: percent, toldBudget: budget };
    return (await this.#table.updateMany({ where, data })).count === 1;
  }

  async removeBefore(month: string): Promise<void> {
    await this.#table.deleteMany({ where: { month: { $lt: month } } });
  }

  async #create(key: MonthKey): Promise<void> {
    try {
      await this.#table.create({ data: { ...key, spent: 0, held: 0 } });
    } catch (error) {
      // Another process made it at the same moment.
      if (!isUniqueViolation(error)) throw error;
    }
  }

  get #table(): Table<MonthRow> {
    return tableOf<MonthRow>(this.strapi, UIDS.aiMonth);
  }
}

const EMPTY = {
  ...{ spent: 0, held: 0, refusedBudget: null, toldPercent: null, toldBudget: null },
};

/** Large numbers come as text from some databases. */
const accountOf = (row: MonthRow): MonthAccount => ({
  siteId: row.siteId,
  month: row.month,
  spent: Number(row.spent),
  held: Number(row.held),
  refusedBudget: numberOf(row.refusedBudget),
  toldPercent: row.toldPercent,
  toldBudget: numberOf(row.toldBudget),
});

const numberOf = (value: string | number | null): number | null =>
  value === null ? null : Number(value);
