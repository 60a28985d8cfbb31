import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  deliveryQuerySchema,
  resolveRequestSchema,
  type DeliveryEventView,
  type DeliveryView,
} from '../../../contracts/deliveries';
import type { DeliveryWithLinks } from '../services/deliveries/delivery-repository';
import { getService } from '../services/get-service';
import { bodyOf, pathParam } from './context';
import { assertMayReadHistory, mayReadHistory } from './entry-access';
import { parse, parseId } from './parse';

const deliveries = ({ strapi }: { strapi: Core.Strapi }) => {
  const viewOf = (delivery: DeliveryWithLinks): DeliveryView => deliveryView(strapi, delivery);

  const open = (ctx: Context): Promise<DeliveryWithLinks> => openDelivery(strapi, ctx);

  return {
    async list(ctx: Context) {
      const query = parse(deliveryQuerySchema, ctx.query);
      const { contentType: uid, documentId, locale = '' } = query;
      if (uid && documentId) await assertMayReadHistory(strapi, ctx, { uid, documentId, locale });
      const rows = await getService(strapi, 'deliveries').list({
        entryUid: uid,
        entryDocumentId: documentId,
        entryLocale: query.locale,
      });
      ctx.body = { data: (await readable(strapi, ctx, rows)).map(viewOf) };
    },

    async find(ctx: Context) {
      const delivery = await open(ctx);
      const events: DeliveryEventView[] = await getService(strapi, 'deliveries').eventsOf(
        delivery.id
      );
      ctx.body = { data: { ...viewOf(delivery), events } };
    },

    async retry(ctx: Context) {
      const { id } = await open(ctx);
      ctx.body = { data: viewOf(await getService(strapi, 'deliveries').retry(id)) };
    },

    async cancel(ctx: Context) {
      const { id } = await open(ctx);
      const reason = 'Cancelled by an editor.';
      ctx.body = { data: viewOf(await getService(strapi, 'deliveries').cancel(id, reason)) };
    },

    async resolve(ctx: Context) {
      const { id } = await open(ctx);
      const request = parse(resolveRequestSchema, bodyOf(ctx));
      const answer = request.outcome === 'posted' ? { url: request.url } : 'again';
      ctx.body = { data: viewOf(await getService(strapi, 'deliveries').resolve(id, answer)) };
    },
  };
};

/** Everything about a delivery needs the right to read its entry. */
const openDelivery = async (strapi: Core.Strapi, ctx: Context): Promise<DeliveryWithLinks> => {
  const delivery = await getService(strapi, 'deliveries').find(parseId(pathParam(ctx, 'id')));
  await assertMayReadHistory(strapi, ctx, entryOf(delivery));
  return delivery;
};

const deliveryView = (strapi: Core.Strapi, delivery: DeliveryWithLinks): DeliveryView => ({
  id: delivery.id,
  platform: delivery.platform,
  platformLabel: getService(strapi, 'adapters').descriptorOf(delivery.platform).label,
  handle: delivery.accountHandle,
  entryUid: delivery.entryUid,
  entryDocumentId: delivery.entryDocumentId,
  entryTitle: delivery.entryTitle,
  locale: delivery.entryLocale,
  state: delivery.state,
  attempts: delivery.attempts,
  reason: delivery.reason,
  errorCode: delivery.errorCode,
  text: delivery.content.parts.map(({ text }) => text).join('\n\n'),
  postId: delivery.platformPostId,
  url: delivery.platformUrl,
  dueAt: delivery.dueAt,
  createdAt: delivery.createdAt,
  postedAt: delivery.postedAt,
});

/** The deliveries of entries that the person may read; each entry is looked up once. */
const readable = async (
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly DeliveryWithLinks[]
): Promise<DeliveryWithLinks[]> => {
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

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: DeliveryWithLinks) => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});

export default deliveries;
