import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { inTransaction } from '../database/transaction';
import { getService } from '../get-service';
import type { BulkOrder } from './bulk-order';
import type { BulkRow } from './bulk-row';
import type { BulkRows } from './bulk-rows';
import { failedOutcome, wordsOf, type PlannedRow, type RowOutcome } from './row-plan';
import { writeIntoSlots, type RowPosts } from './slot-posts';

export interface WriteTools {
  strapi: Core.Strapi;
  rows: BulkRows;
  order: BulkOrder;
  /**
   * Locks the order in the transaction that runs, so whoever pauses or cancels it waits for its end.
   * False: it is not ours any more.
   */
  isOurs(this: void): Promise<boolean>;
}

/**
 * Writes the posts of some rows, and what became of each row, in one transaction: a crash leaves
 * both or neither, and many share one wait for the disk.
 *
 * @returns false when the order was paused, cancelled or taken over: then nothing was written
 */
export const writeRows = async (
  tools: WriteTools,
  planned: readonly PlannedRow[]
): Promise<boolean> => {
  try {
    return await writeTogether(tools, planned);
  } catch (error) {
    if (planned.length > 1) return await writeOneByOne(tools, planned);
    const [one] = planned;
    return one ? await writeFailure(tools, one.row, error) : true;
  }
};

const writeTogether = (tools: WriteTools, planned: readonly PlannedRow[]): Promise<boolean> =>
  inTransaction(tools.strapi, async () => {
    if (!(await tools.isOurs())) return false;
    for (const one of planned) {
      const outcome = await outcomeOf(tools, one);
      await tools.rows.change({ id: one.row.id, state: 'waiting' }, outcome);
    }
    return true;
  });

/** One bad row must not be the failure of all. */
const writeOneByOne = async (
  tools: WriteTools,
  planned: readonly PlannedRow[]
): Promise<boolean> => {
  for (const one of planned) {
    if (!(await writeRows(tools, [one]))) return false;
  }
  return true;
};

const writeFailure = async (tools: WriteTools, row: BulkRow, error: unknown): Promise<boolean> => {
  const problem = wordsOf(tools.strapi, { order: tools.order, row, error });
  await tools.rows.change({ id: row.id, state: 'waiting' }, failedOutcome(problem, null));
  return true;
};

const outcomeOf = async (
  { strapi, order }: WriteTools,
  { row, result }: PlannedRow
): Promise<RowOutcome> => {
  if ('outcome' in result) return result.outcome;
  const { plan, dueAt } = result;
  const distributions = getService(strapi, 'distributions');
  try {
    const posts: RowPosts =
      row.timing === 'slot' ? await writeIntoSlots(strapi, plan) : await distributions.write(plan);
    if (posts.distributionId !== null) return done(posts, posts.slotAt ?? dueAt);
    // Its posts may be there already: made for this very row, and not written down.
    const earlier = await distributions.findEarlier(plan.order.idempotencyKey);
    return earlier ? done(earlier, dueAt) : skipped(posts, dueAt);
  } catch (error) {
    // In words, and before anything was written; the rest must end the transaction.
    if (!(error instanceof errors.ApplicationError)) throw error;
    return failedOutcome(wordsOf(strapi, { order, row, error }), dueAt);
  }
};

const done = ({ distributionId, ...posts }: RowPosts, dueAt: Date | null): RowOutcome => ({
  ...{ state: 'done', problem: reasonsOf(posts), distributionId, dueAt },
});

const skipped = (posts: RowPosts, dueAt: Date | null): RowOutcome => ({
  ...{ state: 'skipped', problem: reasonsOf(posts) ?? NO_TARGET, distributionId: null, dueAt },
});

const reasonsOf = ({ skipped: targets }: Pick<RowPosts, 'skipped'>): string | null =>
  [...new Set(targets.map(({ reason }) => reason))].join(' ') || null;

const NO_TARGET =
  'There is no account that it could go to. Connect one, or choose targets, and order it anew.';
