import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { AuditAction } from '../../../contracts/audit';
import type { BulkOrder } from '../services/bulk/bulk-order';
import { getService } from '../services/get-service';
import { recordChange } from './record-change';

interface Change {
  action: AuditAction;
  /** Null: it was made. */
  before: BulkOrder | null;
  after: BulkOrder;
}

/** Answers with an order as it stands. */
export const answerOrder = async (
  strapi: Core.Strapi,
  ctx: Context,
  order: BulkOrder
): Promise<void> => {
  ctx.body = { data: await getService(strapi, 'bulk').view(order) };
};

/** Writes into the audit log what a person did with an order. */
export const recordOrder = (strapi: Core.Strapi, ctx: Context, change: Change): Promise<void> =>
  recordChange({ strapi, ctx, ...change, kind: 'bulk', factsOf });

const factsOf = ({ name, state, zone, options, needsApproval }: BulkOrder) => ({
  ...{ name, state, zone, needsApproval },
  ...{ targetIds: options.targetIds, times: options.times, again: options.again },
});
