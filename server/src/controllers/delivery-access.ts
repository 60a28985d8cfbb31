import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ActionId } from '../constants';
import type { EntryRef } from '../services/mappings/entry-loader';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { pathParam } from './context';
import { assertMayReadHistory } from './entry-access';
import { parseId } from './parse';
import { assertSite } from './site-access';

/**
 * The delivery of the path's `:id`; it needs the action on its site and the right to read its
 * entry. @throws 400, 403, 404
 */
export const openDelivery = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<Delivery> => {
  const delivery = await getService(strapi, 'deliveries').find(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action, siteId: delivery.siteId });
  await assertMayReadHistory(strapi, ctx, entryOf(delivery));
  return delivery;
};

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: Delivery): EntryRef => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});
