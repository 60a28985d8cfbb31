import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { RetryManyResponse } from '../../../contracts/deliveries';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { chosenDeliveries } from './chosen-deliveries';
import { recordMany } from './delivery-audit';
import { whyNoRetry } from './needs-approval';

/** Tries many deliveries again; those that cannot be are named in `refused`. */
export const retryMany = async (
  strapi: Core.Strapi,
  ctx: Context,
  ids: readonly number[]
): Promise<RetryManyResponse> => {
  const { asked, found, open, refused } = await chosenDeliveries(strapi, ctx, ids);
  const unapproved = await unapprovedOf(strapi, ctx, open);
  const openIds = new Set(open.map(({ id }) => id));
  const allowed = asked.filter((id) => openIds.has(id) && !unapproved.has(id));
  const answer =
    allowed.length > 0 ? await getService(strapi, 'decisions').retryMany(allowed) : NOTHING;
  await recordMany(strapi, ctx, {
    action: 'delivery.retry',
    before: found,
    changed: answer.retried,
  });
  const waiting = [...unapproved].map(([id, reason]) => ({ id, reason }));
  return { ...answer, refused: [...answer.refused, ...refused, ...waiting] };
};

/** Those that somebody would have to approve first, and why, by id. */
const unapprovedOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly Delivery[]
): Promise<Map<number, string>> => {
  const reasons = new Map<number, string>();
  for (const row of rows) {
    const reason = await whyNoRetry(strapi, ctx, row);
    if (reason) reasons.set(row.id, reason);
  }
  return reasons;
};

const NOTHING: RetryManyResponse = { retried: [], refused: [], lastDueAt: null };
