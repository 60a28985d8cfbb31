import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { RetryManyResponse } from '../../../contracts/deliveries';
import { getService } from '../services/get-service';
import { readableDeliveries } from './delivery-access';

/**
 * Tries many deliveries again. Each needs the right to read its entry; the others are named in
 * `refused` and do not stop the rest.
 */
export const retryMany = async (
  strapi: Core.Strapi,
  ctx: Context,
  ids: readonly number[]
): Promise<RetryManyResponse> => {
  const asked = [...new Set(ids)];
  const deliveries = getService(strapi, 'deliveries');
  const found = await deliveries.repository.findMany({ id: { $in: asked } }, asked.length);
  const open = new Set((await readableDeliveries(strapi, ctx, found)).map(({ id }) => id));
  const existing = new Set(found.map(({ id }) => id));
  const closed = asked.filter((id) => !open.has(id));
  const allowed = asked.filter((id) => open.has(id));
  const answer =
    allowed.length > 0 ? await getService(strapi, 'decisions').retryMany(allowed) : NOTHING;
  const refused = closed.map((id) => ({ id, reason: existing.has(id) ? UNREADABLE : MISSING }));
  return { ...answer, refused: [...answer.refused, ...refused] };
};

const NOTHING: RetryManyResponse = { retried: [], refused: [], lastDueAt: null };
const UNREADABLE = 'You may not read the entry of this delivery.';
const MISSING = 'This delivery does not exist any more.';
