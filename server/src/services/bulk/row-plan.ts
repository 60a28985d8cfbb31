import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { BulkRowState } from '../../../../contracts/bulk';
import type { DispatchOrder } from '../distributions/distribution';
import type { DistributionPlan } from '../distributions/plan-distribution';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';
import { timeWords } from '../times/time-words';
import { ZoneClock } from '../times/zone-clock';
import type { BulkOrder } from './bulk-order';
import { entryOfRow, type BulkRow } from './bulk-row';
import { shownDueAt } from './row-times';

/** What is to be written down of a row. */
export interface RowOutcome {
  state: Extract<BulkRowState, 'done' | 'skipped' | 'failed'>;
  problem: string | null;
  distributionId: number | null;
  dueAt: Date | null;
}

/** A row that was looked at: its posts are ready to be written, or something stands in the way. */
export interface PlannedRow {
  row: BulkRow;
  result: { plan: DistributionPlan; dueAt: Date | null } | { outcome: RowOutcome };
}

/** Looks at what a row comes to; writes nothing. What stands in its way is told, not thrown. */
export const planRow = async (
  strapi: Core.Strapi,
  order: BulkOrder,
  row: BulkRow
): Promise<PlannedRow> => {
  const planned = shownDueAt(row, order);
  const dueAt = planned === null ? null : new Date(planned);
  const fail = (problem: string): PlannedRow => ({
    row,
    result: { outcome: failedOutcome(problem, dueAt) },
  });
  const entry = entryOfRow(row);
  if (!entry) return fail('Its entry is not known.');
  const past = row.timing === 'at' ? pastProblem(order, dueAt) : null;
  if (past !== null) return fail(past);
  try {
    const wanted = await dispatchOrder(strapi, { order, row, entry, dueAt });
    const plan = await getService(strapi, 'distributions').plan(wanted);
    return { row, result: { plan, dueAt } };
  } catch (error) {
    return fail(wordsOf(strapi, { order, row, error }));
  }
};

export const failedOutcome = (problem: string, dueAt: Date | null): RowOutcome => ({
  ...{ state: 'failed', problem, distributionId: null, dueAt },
});

/** What a person is told of an error; the log has the rest. */
export const wordsOf = (
  strapi: Core.Strapi,
  { order, row, error }: { order: BulkOrder; row: BulkRow; error: unknown }
): string => {
  if (isInWords(error)) return error.message;
  strapi.log.error(
    `Social distribution: row ${row.position} of bulk order ${order.id} failed: ${String(error)}`
  );
  return 'The server failed at it; its log says why. Retry the order.';
};

const isInWords = (error: unknown): error is Error => error instanceof errors.ApplicationError;

interface RowToDispatch {
  order: BulkOrder;
  row: BulkRow;
  entry: EntryRef;
  dueAt: Date | null;
}

const dispatchOrder = async (
  strapi: Core.Strapi,
  { order, row, entry, dueAt }: RowToDispatch
): Promise<DispatchOrder> => {
  const targetIds = row.targetIds ?? order.options.targetIds;
  const overrides: DispatchOrder['overrides'] = {};
  if (row.text !== null) {
    const every = targetIds ?? (await everyTarget(strapi, order));
    for (const id of every) overrides[String(id)] = { texts: [row.text] };
  }
  return {
    ...{ entry, siteId: order.siteId, targetIds, dueAt, overrides },
    again: order.options.again,
    source: 'bulk',
    sourceId: order.id,
    needsApproval: order.needsApproval,
    requestedBy: order.requestedBy,
    idempotencyKey: `bulk:${order.id}:${row.position}`,
    firstTimeOnly: false,
  };
};

const everyTarget = async (strapi: Core.Strapi, { siteId }: BulkOrder): Promise<number[]> =>
  (await getService(strapi, 'targets').list(siteId)).map(({ id }) => id);

/** A draft may lie around until its times are past: then it is nobody's wish to send it at once. */
const pastProblem = ({ options, zone }: BulkOrder, dueAt: Date | null): string | null => {
  const startedAt = options.startedAt === null ? systemClock.now() : Date.parse(options.startedAt);
  if (dueAt === null || dueAt.getTime() > startedAt) return null;
  const words = timeWords(new ZoneClock(zone).reading(dueAt.getTime()), zone);
  return `Its time, ${words}, was past when the order was started. Distribute the entry by itself, or order it anew with a later time.`;
};
