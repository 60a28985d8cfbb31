import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { forbidden } from './forbidden';
import { allowedSiteIds, isWithin, mayActOn } from './site-access';

/** Whether what the person distributes on this site waits for somebody who may approve. */
export const needsApproval = (ctx: Context, site: Site): boolean =>
  site.approval === 'required' && !mayActOn(ctx, ACTIONS.approve, site);

/** Refuses to change a post past approval. @throws 403 that says what the person can do */
export const assertMayChange = async (
  strapi: Core.Strapi,
  ctx: Context,
  delivery: Delivery
): Promise<void> => {
  if (await mayApprove(strapi, ctx, delivery)) return;
  const obstacle = await getService(strapi, 'approvals').standing.whyNoEdit(delivery);
  if (obstacle) throw forbidden(obstacle);
};

/** Why a post must not be tried again by this person, since nobody approved it; null: it may. */
export const whyNoRetry = async (
  strapi: Core.Strapi,
  ctx: Context,
  delivery: Delivery
): Promise<string | null> =>
  (await mayApprove(strapi, ctx, delivery))
    ? null
    : getService(strapi, 'approvals').standing.whyNoRetry(delivery);

/** Refuses to send a post past approval. @throws 403 that says what the person can do */
export const assertMayRetry = async (
  strapi: Core.Strapi,
  ctx: Context,
  delivery: Delivery
): Promise<void> => {
  const obstacle = await whyNoRetry(strapi, ctx, delivery);
  if (obstacle) throw forbidden(obstacle);
};

const mayApprove = async (
  strapi: Core.Strapi,
  ctx: Context,
  { siteId }: Delivery
): Promise<boolean> => isWithin(await allowedSiteIds(strapi, ctx, ACTIONS.approve), siteId);
