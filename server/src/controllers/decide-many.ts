import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  MAX_DECIDED_AT_ONCE,
  type DecideManyResponse,
  type DecisionResult,
} from '../../../contracts/approvals';
import { ACTIONS } from '../constants';
import type { Approval } from '../services/approvals/approval';
import { getService } from '../services/get-service';
import { readableApprovals } from './approval-access';
import { DecisionRun, type Wanted } from './decision-run';
import { allowedSiteIds, assertSite, isWithin } from './site-access';

export interface OrderChoice {
  bulkOrderId: number;
  /** Only approvals beyond this one. */
  after: number;
}

/**
 * Decides about some, each on its own: what is not the person's to decide, or was decided or changed
 * meanwhile, does not stop the rest.
 */
export const decideSome = async (
  strapi: Core.Strapi,
  ctx: Context,
  { ids, wanted }: { ids: readonly number[]; wanted: Wanted }
): Promise<DecideManyResponse> => {
  const asked = [...new Set(ids)];
  const { table } = getService(strapi, 'approvals');
  const found = await table.findMany({ where: { id: { $in: asked } } });
  const sites = await allowedSiteIds(strapi, ctx, ACTIONS.approve);
  const theirs = found.filter(({ siteId }) => isWithin(sites, siteId));
  const readable = await readableApprovals(strapi, ctx, theirs);
  const run = await DecisionRun.of(strapi, ctx, readable);
  const results: DecisionResult[] = [];
  for (const id of asked) {
    const open = readable.find((one) => one.id === id);
    const reason = whyRefused(id, { found, theirs });
    results.push(open ? await run.decide(open, wanted) : { id, outcome: 'refused', reason });
  }
  return { results: await run.withNotes(results), nextAfter: null };
};

/**
 * Decides about what waits of a bulk order, a page at a time, oldest first.
 * @throws 403 and 404 for the order
 */
export const decideOrder = async (
  strapi: Core.Strapi,
  ctx: Context,
  { choice, wanted }: { choice: OrderChoice; wanted: Wanted }
): Promise<DecideManyResponse> => {
  const { siteId, id: orderId } = await getService(strapi, 'bulk').demand(choice.bulkOrderId);
  await assertSite(strapi, ctx, { action: ACTIONS.approve, siteId });
  const { after } = choice;
  const part = { orderId, after, limit: MAX_DECIDED_AT_ONCE + 1 };
  const found = await getService(strapi, 'approvals').pendingOfOrder(part);
  const shown = found.slice(0, MAX_DECIDED_AT_ONCE);
  const readable = await readableApprovals(strapi, ctx, shown);
  const open = new Set(readable.map(({ id }) => id));
  const run = await DecisionRun.of(strapi, ctx, readable);
  const results: DecisionResult[] = [];
  for (const one of shown) {
    const refused: DecisionResult = { id: one.id, outcome: 'refused', reason: UNREADABLE };
    results.push(open.has(one.id) ? await run.decide(one, wanted) : refused);
  }
  const nextAfter = found.length > shown.length ? (shown.at(-1)?.id ?? null) : null;
  return { results: await run.withNotes(results), nextAfter };
};

const whyRefused = (
  wanted: number,
  { found, theirs }: { found: readonly Approval[]; theirs: readonly Approval[] }
): string => {
  if (!found.some(({ id }) => id === wanted)) return MISSING;
  return theirs.some(({ id }) => id === wanted) ? UNREADABLE : FOREIGN;
};

const MISSING = 'This approval does not exist.';
const FOREIGN =
  'It belongs to a site whose posts you may not approve. Ask somebody who may to decide about it.';
const UNREADABLE =
  'You may not read the entry that it is about. Ask somebody who may to decide about it.';
