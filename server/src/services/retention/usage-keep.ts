import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { monthOf } from '../ai-usage/month';
import { getService } from '../get-service';
import type { Keep } from './keep';
import { TableKeep } from './table-keep';

/** Calls of AI vendors go by whole months, as budgets and bills do: a month stays until all of it is old. */
export class UsageKeep implements Keep {
  readonly #rows: TableKeep;

  constructor(private readonly strapi: Core.Strapi) {
    this.#rows = new TableKeep(strapi, { uid: UIDS.aiUsage, time: { name: 'createdAt' } });
  }

  count(): Promise<number> {
    return this.#rows.count();
  }

  oldestAt(): Promise<Date | null> {
    return this.#rows.oldestAt();
  }

  countBefore(at: Date): Promise<number> {
    return this.#rows.countBefore(beginningOf(monthKept(at.getTime())));
  }

  async removeBefore(at: Date, most: number): Promise<number> {
    const month = monthKept(at.getTime());
    // On PostgreSQL whole partitions go at once.
    await getService(this.strapi, 'aiUsage').removeMonthsBefore(month);
    return this.#rows.removeBefore(beginningOf(month), most);
  }
}

/** The first month that is kept when all since an instant is. @param at epoch ms */
export const monthKept = (at: number): string => monthOf(at, 'UTC');

const beginningOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);
