import type { Core } from '@strapi/types';

import { tableOf, type Table, type Where } from '../database/table';
import type { Keep } from './keep';

/** Where the time of a row stands, and how. */
export interface TimeColumn {
  name: string;
  /** `day` is `2026-11-23` in UTC, `ms` is epoch ms. @default 'datetime' */
  form?: 'datetime' | 'day' | 'ms';
}

export interface KeptTable {
  uid: string;
  time: TimeColumn;
  /** Only these may go. @default all */
  which?: Where;
  /** What belongs to rows that are about to go. */
  beforeRemoval?: (ids: number[]) => Promise<void>;
}

type Row = { id: number } & Record<string, string | number | Date | null>;

/** Rows of one table that are old by one column. */
export class TableKeep implements Keep {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly kept: KeptTable
  ) {}

  count(): Promise<number> {
    return this.#table.count({});
  }

  async oldestAt(): Promise<Date | null> {
    const { name } = this.kept.time;
    const [oldest] = await this.#table.findMany({
      where: this.kept.which ?? {},
      ...{ select: ['id', name], orderBy: { [name]: 'asc' }, limit: 1 },
    });
    const value = oldest?.[name] ?? null;
    if (value === null) return null;
    // Large numbers come as text from some databases.
    return new Date(this.kept.time.form === 'ms' ? Number(value) : value);
  }

  countBefore(at: Date): Promise<number> {
    return this.#table.count({ where: this.#whereOlder(at) });
  }

  /** Found first, removed by id then: `DELETE … LIMIT` is not everywhere. */
  async removeBefore(at: Date, most: number): Promise<number> {
    const where = this.#whereOlder(at);
    const orderBy = { [this.kept.time.name]: 'asc' as const };
    const old = await this.#table.findMany({ where, select: ['id'], orderBy, limit: most });
    if (old.length === 0) return 0;
    const ids = old.map(({ id }) => id);
    await this.kept.beforeRemoval?.(ids);
    // What was touched since is young again.
    await this.#table.deleteMany({ where: { ...where, id: { $in: ids } } });
    return old.length;
  }

  #whereOlder(at: Date): Where {
    const { name, form = 'datetime' } = this.kept.time;
    const bounds = { datetime: at, day: at.toISOString().slice(0, 10), ms: at.getTime() };
    return { ...this.kept.which, [name]: { $lt: bounds[form] } };
  }

  get #table(): Table<Row> {
    return tableOf<Row>(this.strapi, this.kept.uid);
  }
}
