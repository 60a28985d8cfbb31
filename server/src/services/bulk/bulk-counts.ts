import type { Core } from '@strapi/types';

import type { BulkRowState, BulkTiming } from '../../../../contracts/bulk';
import { UIDS } from '../../constants';

/** Counts by state, by order. */
export type CountsByOrder = ReadonlyMap<number, Readonly<Record<string, number>>>;

interface CountRow {
  orderId: number | string;
  state: string;
  /** PostgreSQL hands counts over as text. */
  count: number | string;
}

/** Rows of one order that are alike. */
export interface RowSum {
  orderId: number;
  state: BulkRowState;
  timing: BulkTiming;
  count: number;
  /** ISO; null: none has a time. */
  firstDueAt: string | null;
  lastDueAt: string | null;
}

/** As each database hands an instant over that its driver does not know to be one. */
type RawInstant = number | string | Date | null;

interface RawSum extends CountRow {
  timing: string;
  first: RawInstant;
  last: RawInstant;
}

/** Rows of orders by state and timing, with their first and last time. */
export const sumRows = async (
  strapi: Core.Strapi,
  orderIds: readonly number[]
): Promise<RowSum[]> => {
  const found: unknown = await strapi.db
    .getConnection(tableNameOf(strapi, UIDS.bulkRow))
    .whereIn('order_id', orderIds)
    .groupBy('order_id', 'state', 'timing')
    .select({ orderId: 'order_id', state: 'state', timing: 'timing' })
    .count({ count: 'id' })
    .min({ first: 'due_at' })
    .max({ last: 'due_at' });
  return (found as RawSum[]).map(({ orderId, state, timing, count, first, last }) => ({
    ...{ orderId: Number(orderId), count: Number(count) },
    ...{ state: state as BulkRowState, timing: timing as BulkTiming },
    ...{ firstDueAt: isoOf(first), lastDueAt: isoOf(last) },
  }));
};

const isoOf = (instant: RawInstant): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** Posts that orders made, by state. */
export const countPosts = async (
  strapi: Core.Strapi,
  orderIds: readonly number[]
): Promise<CountsByOrder> => {
  const [posts, made] = [
    tableNameOf(strapi, UIDS.delivery),
    tableNameOf(strapi, UIDS.distribution),
  ];
  const found: unknown = await strapi.db
    .getConnection(made)
    .join(posts, `${posts}.distribution_id`, `${made}.id`)
    .where(`${made}.source`, 'bulk')
    .whereIn(`${made}.source_id`, orderIds)
    .groupBy(`${made}.source_id`, `${posts}.state`)
    .select({ orderId: `${made}.source_id`, state: `${posts}.state` })
    .count({ count: `${posts}.id` });
  return byOrder(found as CountRow[]);
};

const tableNameOf = (strapi: Core.Strapi, uid: string): string =>
  strapi.db.metadata.get(uid).tableName;

const byOrder = (rows: readonly CountRow[]): CountsByOrder => {
  const counts = new Map<number, Record<string, number>>();
  for (const { orderId, state, count } of rows) {
    const id = Number(orderId);
    counts.set(id, { ...counts.get(id), [state]: Number(count) });
  }
  return counts;
};
