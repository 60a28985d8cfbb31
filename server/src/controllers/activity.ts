import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  cancelManyRequestSchema,
  DELIVERY_STATES,
  deliveryQuerySchema,
  type DeliveryList,
  type ListedDelivery,
} from '../../../contracts/deliveries';
import { ACTIONS } from '../constants';
import type { ActivityFilter } from '../services/activity/activity-filter';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { cancelMany } from './cancel-many';
import { bodyOf } from './context';
import { deliveryView } from './delivery-view';
import { assertMayReadHistory } from './entry-access';
import { parse } from './parse';
import { readableRows } from './readable-rows';
import { readableTypes } from './readable-types';
import { scopeOf } from './site-access';

/** Looking through what was asked for, and acting on many of it. */
const activity = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const { page, pageSize, sort, ...wanted } = parse(deliveryQuerySchema, ctx.query);
    const filter = await filterOf(strapi, ctx, wanted);
    const found = await getService(strapi, 'activity').page(filter, { sort, page, pageSize });
    const data = await readableViews(strapi, ctx, found.rows);
    const hidden = found.rows.length - data.length;
    const pageCount = Math.ceil(found.total / pageSize);
    const pagination = { page, pageSize, pageCount, total: found.total, hidden };
    ctx.body = { data, meta: { pagination } } satisfies DeliveryList;
  },

  async askers(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'activity').askers.people(scope) };
  },

  async cancelMany(ctx: Context) {
    const { ids } = parse(cancelManyRequestSchema, bodyOf(ctx));
    ctx.body = { data: await cancelMany(strapi, ctx, ids) };
  },
});

type Wanted = Omit<ReturnType<typeof deliveryQuerySchema.parse>, 'page' | 'pageSize' | 'sort'>;

const filterOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  { contentType: uid, documentId, locale, state, from, to, ...exact }: Wanted
): Promise<ActivityFilter> => {
  if (uid && documentId) {
    await assertMayReadHistory(strapi, ctx, { uid, documentId, locale: locale ?? '' });
  }
  const readable = await readableTypes(strapi, ctx);
  return {
    ...exact,
    scope: await scopeOf(strapi, ctx, ACTIONS.read),
    // Of types that they may read no entry of, not even the number is told.
    entryUids: uid === undefined ? readable : readable.filter((one) => one === uid),
    entryDocumentId: documentId,
    entryLocale: locale,
    states: state === undefined ? undefined : statesOf(state),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
};

const statesOf = (named: string) => {
  const wanted = named.split(',');
  return DELIVERY_STATES.filter((state) => wanted.includes(state));
};

const readableViews = async (
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly Delivery[]
): Promise<ListedDelivery[]> => {
  const readable = await readableRows(strapi, ctx, rows);
  return listedViews(strapi, readable);
};

/** With who asked for each. */
export const listedViews = async (
  strapi: Core.Strapi,
  rows: readonly Delivery[]
): Promise<ListedDelivery[]> => {
  const names = await getService(strapi, 'activity').askers.namesOf(rows);
  return rows.map((row) => ({
    ...deliveryView(strapi, row),
    siteId: row.siteId,
    source: row.source,
    askedBy: names.get(row.distributionId ?? 0) ?? null,
  }));
};

export default activity;
