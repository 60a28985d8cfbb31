import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ActionId } from '../constants';
import type { EntryRef } from '../services/mappings/entry-loader';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { pathParam } from './context';
import { assertMayReadHistory, mayReadHistory } from './entry-access';
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

/** The deliveries of entries that the person may read; each entry is looked up once. */
export const readableDeliveries = async (
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly Delivery[]
): Promise<Delivery[]> => {
  const verdicts = new Map<string, Promise<boolean>>();
  const kept = await Promise.all(
    rows.map((row) => {
      const entry = entryOf(row);
      const key = JSON.stringify(entry);
      const verdict = verdicts.get(key) ?? mayReadHistory(strapi, ctx, entry);
      verdicts.set(key, verdict);
      return verdict;
    })
  );
  return rows.filter((_, place) => kept[place]);
};

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: Delivery): EntryRef => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});
