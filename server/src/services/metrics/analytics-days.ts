import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { METRIC_NAMES, type MetricValues } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from '../deliveries/delivery';
import { dayOf, totalsAfter, type DayTotals, type EarlierDay } from './day-totals';

/** What a look found. */
export interface SeenPost {
  delivery: Delivery;
  values: MetricValues;
}

type Origin = Pick<DistributionRow, 'source' | 'sourceId' | 'requestedBy'>;

interface DistributionRow {
  id: number;
  source: string | null;
  sourceId: number | null;
  requestedBy: string | null;
}

/** Large numbers come as text from some databases. */
type Stored<Numbers> = { [Name in keyof Numbers]: number | string | null };

type DayRow = Stored<DayTotals> & { id: number; deliveryId: number; day: string };

const NUMBERS = [
  ...METRIC_NAMES,
  ...(['engagement', 'impressionsGained', 'engagementGained', 'clicksGained'] as const),
];

/** The table of totals, one row for each post and day. */
export class AnalyticsDays {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Writes what was seen, all of it or nothing. @param at when, epoch ms */
  async write(seen: readonly SeenPost[], at: number): Promise<void> {
    if (seen.length === 0) return;
    const origins = await this.#originsOf(seen);
    await inTransaction(this.strapi, async () => {
      const earlier = await this.#lastOf(seen);
      const added: Record<string, unknown>[] = [];
      const passed: number[] = [];
      for (const { delivery, values } of seen) {
        const before = earlier.get(delivery.id) ?? null;
        const day = dayOf(at, before);
        const numbers = totalsAfter(values, day, before);
        const row = { ...numbers, measuredAt: new Date(at) };
        if (before?.day === day) {
          await this.#table.updateMany({ where: { id: before.id }, data: row });
          continue;
        }
        if (before) passed.push(before.id);
        const origin = origins.get(delivery.distributionId ?? 0) ?? NOBODY;
        added.push({ ...factsOf(delivery), ...origin, ...row, day, isLast: true });
      }
      if (passed.length > 0) {
        await this.#table.updateMany({ where: { id: { $in: passed } }, data: { isLast: false } });
      }
      if (added.length > 0) await this.#table.createMany({ data: added });
    });
  }

  async #lastOf(seen: readonly SeenPost[]): Promise<Map<number, EarlierDay & { id: number }>> {
    const ids = seen.map(({ delivery }) => delivery.id);
    const where = { deliveryId: { $in: ids }, isLast: true };
    const rows = await this.#table.findMany({ where });
    return new Map(rows.map((row) => [row.deliveryId, earlierOf(row)]));
  }

  async #originsOf(seen: readonly SeenPost[]): Promise<Map<number, Origin>> {
    const ids = new Set(seen.flatMap(({ delivery }) => delivery.distributionId ?? []));
    const rows = await tableOf<DistributionRow>(this.strapi, UIDS.distribution).findMany({
      where: { id: { $in: [...ids] } },
      select: ['id', 'source', 'sourceId', 'requestedBy'],
    });
    const originOf = ({ source, sourceId, requestedBy }: DistributionRow): Origin => ({
      ...{ source, sourceId, requestedBy },
    });
    return new Map(rows.map((row) => [row.id, originOf(row)]));
  }

  get #table(): Table<DayRow> {
    return tableOf<DayRow>(this.strapi, UIDS.analyticsDay);
  }
}

const NOBODY: Origin = { source: null, sourceId: null, requestedBy: null };

const factsOf = (delivery: Delivery) => ({
  deliveryId: delivery.id,
  postedAt: delivery.postedAt ?? delivery.finishedAt,
  siteId: delivery.siteId,
  platform: delivery.platform,
  connectionId: delivery.connectionId,
  targetId: delivery.targetId,
  templateId: delivery.content.template?.id ?? null,
  templateVersion: delivery.content.template?.version ?? null,
  entryUid: delivery.entryUid,
  entryDocumentId: delivery.entryDocumentId,
  entryLocale: delivery.entryLocale,
});

const earlierOf = ({ id, day, ...row }: DayRow): EarlierDay & { id: number } => {
  const numbers = NUMBERS.map((name) => {
    const value = row[name];
    return [name, value === null ? null : Number(value)] as const;
  });
  return { id, day, ...(Object.fromEntries(numbers) as Record<keyof DayTotals, number | null>) };
};
