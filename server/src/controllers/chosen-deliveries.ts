import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { readableRows } from './readable-rows';
import { allowedSiteIds, isWithin } from './site-access';

export interface ChosenDeliveries {
  /** Each once, in the order they were asked for. */
  asked: number[];
  found: Delivery[];
  /** Those that the person may act on. */
  open: Delivery[];
  /** Why not the others. */
  refused: { id: number; reason: string }[];
}

/**
 * Many deliveries that a person wants to act on. Each needs the right to act on its site and to
 * read its entry; the others are named in `refused` and do not stop the rest.
 */
export const chosenDeliveries = async (
  strapi: Core.Strapi,
  ctx: Context,
  ids: readonly number[]
): Promise<ChosenDeliveries> => {
  const asked = [...new Set(ids)];
  const { repository } = getService(strapi, 'deliveries');
  const found = await repository.findMany({ id: { $in: asked } }, asked.length);
  const sites = await allowedSiteIds(strapi, ctx, ACTIONS.distribute);
  const theirs = found.filter(({ siteId }) => isWithin(sites, siteId));
  const open = await readableRows(strapi, ctx, theirs);
  const openIds = new Set(open.map(({ id }) => id));
  const refused = asked
    .filter((id) => !openIds.has(id))
    .map((id) => ({ id, reason: whyRefused(id, { found, theirs }) }));
  return { asked, found, open, refused };
};

const whyRefused = (
  wanted: number,
  { found, theirs }: { found: readonly Delivery[]; theirs: readonly Delivery[] }
): string => {
  if (!found.some(({ id }) => id === wanted)) return MISSING;
  return theirs.some(({ id }) => id === wanted) ? UNREADABLE : FOREIGN;
};

const UNREADABLE = 'You may not read the entry of this delivery.';
const FOREIGN = 'This delivery belongs to a site that your permission does not cover.';
const MISSING = 'This delivery does not exist any more.';
