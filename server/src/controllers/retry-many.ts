import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { RetryManyResponse } from '../../../contracts/deliveries';
import { ACTIONS } from '../constants';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { readableRows } from './readable-rows';
import { deliveryFacts, deliverySubject } from './delivery-audit';
import { whyNoRetry } from './needs-approval';
import { allowedSiteIds, isWithin } from './site-access';

/**
 * Tries many deliveries again. Each needs the right to act on its site and to read its entry; the
 * others are named in `refused` and do not stop the rest.
 */
export const retryMany = async (
  strapi: Core.Strapi,
  ctx: Context,
  ids: readonly number[]
): Promise<RetryManyResponse> => {
  const asked = [...new Set(ids)];
  const deliveries = getService(strapi, 'deliveries');
  const found = await deliveries.repository.findMany({ id: { $in: asked } }, asked.length);
  const sites = await allowedSiteIds(strapi, ctx, ACTIONS.distribute);
  const theirs = found.filter(({ siteId }) => isWithin(sites, siteId));
  const readable = await readableRows(strapi, ctx, theirs);
  const unapproved = await unapprovedOf(strapi, ctx, readable);
  const open = new Set(readable.map(({ id }) => id));
  const closed = asked.filter((id) => !open.has(id));
  const allowed = asked.filter((id) => open.has(id) && !unapproved.has(id));
  const answer =
    allowed.length > 0 ? await getService(strapi, 'decisions').retryMany(allowed) : NOTHING;
  await recordRetries(strapi, ctx, { before: found, retried: answer.retried });
  const refused = closed.map((id) => ({ id, reason: whyRefused(id, { found, theirs }) }));
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

const whyRefused = (
  wanted: number,
  { found, theirs }: { found: readonly Delivery[]; theirs: readonly Delivery[] }
): string => {
  if (!found.some(({ id }) => id === wanted)) return MISSING;
  return theirs.some(({ id }) => id === wanted) ? UNREADABLE : FOREIGN;
};

/** One entry for each: whoever looks at a delivery finds who tried it again. */
const recordRetries = async (
  strapi: Core.Strapi,
  ctx: Context,
  { before, retried }: { before: readonly Delivery[]; retried: readonly number[] }
): Promise<void> => {
  if (retried.length === 0) return;
  const where = { id: { $in: [...retried] } };
  const after = await getService(strapi, 'deliveries').repository.findMany(where, retried.length);
  const earlier = new Map(before.map((delivery) => [delivery.id, delivery]));
  await getService(strapi, 'audit').recordMany(
    after.map((delivery) => ({
      ...actorOf(ctx),
      action: 'delivery.retry',
      siteId: delivery.siteId,
      subject: deliverySubject(strapi, delivery),
      before: deliveryFacts(earlier.get(delivery.id) ?? delivery),
      after: deliveryFacts(delivery),
    }))
  );
};

const NOTHING: RetryManyResponse = { retried: [], refused: [], lastDueAt: null };
const UNREADABLE = 'You may not read the entry of this delivery.';
const FOREIGN = 'This delivery belongs to a site that your permission does not cover.';
const MISSING = 'This delivery does not exist any more.';
