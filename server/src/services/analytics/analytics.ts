import type { Core } from '@strapi/types';

import type { Analytics as AnalyticsAnswer } from '../../../../contracts/analytics';
import type { EntryLedger } from '../../../../contracts/analytics-ledger';
import { addDays } from '../../../../contracts/clock/wall-day';
import { exportRows, exportText } from './export-rows';
import type { FactFilter } from './fact-filter';
import { FactKeeper } from './fact-keeper';
import { withNames } from './group-names';
import { groupPage, type GroupWish } from './group-page';
import { ledgerOf, type LedgerWish } from './ledger';
import { totalsOf } from './totals';

const DAY_MS = 24 * 60 * 60_000;

/** What went out, and what it brought. */
export class Analytics {
  readonly keeper: FactKeeper;

  constructor(private readonly strapi: Core.Strapi) {
    this.keeper = new FactKeeper(strapi);
  }

  /** @param wish groups; null: the totals of the days and of as many before */
  async find(filter: FactFilter, wish: GroupWish | null): Promise<AnalyticsAnswer> {
    const { from, to } = filter;
    const standing = await this.keeper.cursor.read();
    const doneAt = standing?.doneAt ?? null;
    const asOf = doneAt === null ? null : new Date(doneAt).toISOString();
    if (wish) return { from, to, asOf, totals: null, groups: await this.#groups(filter, wish) };
    const now = await totalsOf(this.strapi, filter);
    const before = await totalsOf(this.strapi, { ...filter, ...daysBefore(filter) });
    return { from, to, asOf, totals: { now, before }, groups: null };
  }

  ledger(wish: LedgerWish): Promise<EntryLedger> {
    return ledgerOf(this.strapi, wish);
  }

  /** Text, piece by piece, made as it is taken. */
  exported(filter: FactFilter, format: 'csv' | 'json'): AsyncGenerator<string> {
    return exportText(exportRows(this.strapi, filter), format);
  }

  async #groups(filter: FactFilter, wish: GroupWish): Promise<AnalyticsAnswer['groups']> {
    const { groups, total } = await groupPage(this.strapi, filter, wish);
    const { by, page, pageSize } = wish;
    const rows = await withNames(this.strapi, by, groups);
    return { by, rows, page, pageSize, pageCount: Math.ceil(total / pageSize), total };
  }
}

/** As many days, right before. */
const daysBefore = ({ from, to }: FactFilter): { from: string; to: string } => {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return { from: addDays(from, -length), to: addDays(from, -1) };
};

export const createAnalytics = ({ strapi }: { strapi: Core.Strapi }): Analytics =>
  new Analytics(strapi);
