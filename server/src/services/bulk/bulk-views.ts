import type { Core } from '@strapi/types';

import {
  BULK_ROW_STATES,
  type BulkOrderView,
  type BulkRowState,
  type BulkRowView,
} from '../../../../contracts/bulk';
import { getService } from '../get-service';
import { countPosts, sumRows, type RowSum } from './bulk-counts';
import type { BulkOrder } from './bulk-order';
import type { BulkRow } from './bulk-row';
import { shownDueAt } from './row-times';

/** Orders as people see them. */
export const orderViews = async (
  strapi: Core.Strapi,
  orders: readonly BulkOrder[]
): Promise<BulkOrderView[]> => {
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  const sums = await sumRows(strapi, ids);
  const posts = await countPosts(strapi, ids);
  return orders.map((order) => {
    const own = sums.filter(({ orderId }) => orderId === order.id);
    return {
      ...{ id: order.id, siteId: order.siteId, name: order.name, state: order.state },
      ...{ zone: order.zone, counts: countsOf(own), deliveries: { ...posts.get(order.id) } },
      ...spanOf(order, own),
      times: order.options.times,
      periodProblem: null,
      ...{ needsApproval: order.needsApproval, note: order.note },
      ...{ requestedBy: order.requestedBy, createdAt: order.createdAt },
    };
  });
};

const countsOf = (sums: readonly RowSum[]): Record<BulkRowState, number> => {
  const of = (wanted: BulkRowState) =>
    sums.reduce((total, { state, count }) => total + (state === wanted ? count : 0), 0);
  return Object.fromEntries(BULK_ROW_STATES.map((state) => [state, of(state)])) as Record<
    BulkRowState,
    number
  >;
};

/** Of rows that go out, or did. */
const spanOf = (order: BulkOrder, sums: readonly RowSum[]) => {
  const meant = sums.filter(({ state }) => state === 'waiting' || state === 'done');
  const times = meant
    .flatMap((sum) => [sum.firstDueAt, sum.lastDueAt].map((dueAt) => ({ ...sum, dueAt })))
    .flatMap((one) => shownDueAt(one, order) ?? [])
    .sort();
  return { firstDueAt: times[0] ?? null, lastDueAt: times.at(-1) ?? null };
};

/** Rows of one order as people see them. */
export const rowViews = async (
  strapi: Core.Strapi,
  order: BulkOrder,
  rows: readonly BulkRow[]
): Promise<BulkRowView[]> => {
  const targets = await getService(strapi, 'targets').listAll(order.siteId);
  const names = new Map(targets.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    ...{ id: row.id, position: row.position, state: row.state },
    ...{ entryUid: row.entryUid, entryDocumentId: row.entryDocumentId },
    ...{ entryTitle: row.entryTitle, locale: row.locale },
    targetNames: (row.targetIds ?? order.options.targetIds ?? []).map(
      (id) => names.get(id) ?? `target ${id}, which is gone`
    ),
    ...{ timing: row.timing, text: row.text, dueAt: shownDueAt(row, order) },
    ...{ problem: row.problem, distributionId: row.distributionId },
  }));
};
