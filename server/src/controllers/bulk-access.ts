import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS, type ActionId } from '../constants';
import type { BulkOrder } from '../services/bulk/bulk-order';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { pathParam } from './context';
import { parseId } from './parse';
import { assertMayTime } from './schedule-rights';
import { assertSite } from './site-access';

/** The order of the path's `:id`, on a site that the person may act on. @throws 400, 403, 404 */
export const openOrder = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<BulkOrder> => {
  const order = await getService(strapi, 'bulk').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action, siteId: order.siteId });
  return order;
};

/** The same, for whoever makes its posts go out: at other times than now needs one right more. */
export const openOrderToSend = async (
  strapi: Core.Strapi,
  ctx: Context
): Promise<{ order: BulkOrder; site: Site }> => {
  const order = await openOrder(strapi, ctx, ACTIONS.distribute);
  const site = await getService(strapi, 'sites').demand(order.siteId);
  assertMayOrder(ctx, site, order.options.isTimed);
  return { order, site };
};

/** Refuses times other than now to people who may not schedule on the site. @throws 403 */
export const assertMayOrder = (ctx: Context, site: Site, isTimed: boolean): void => {
  assertMayTime(ctx, site, { when: { kind: isTimed ? 'slot' : 'now' }, times: {} });
};
