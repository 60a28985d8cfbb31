import { errors } from '@strapi/utils';
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
import { bodyOf } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse, parseId } from './parse';

const deliveries = ({ strapi }: { strapi: Core.Strapi }) => {
  const viewOf = (delivery: DeliveryWithLinks): DeliveryView => ({
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

  /** Everything about a delivery needs the right to read its entry. */
  const open = async (ctx: Context): Promise<DeliveryWithLinks> => {
    const delivery = await getService(strapi, 'deliveries').find(parseId(ctx.params['id']));
    await assertMayReadEntry(strapi, ctx, entryOf(delivery)).catch((error: unknown) => {
      // A deleted entry keeps its history for those who may read its type.
      if (!(error instanceof errors.NotFoundError)) throw error;
    });
    return delivery;
  };

  return {
    async list(ctx: Context) {
      const query = parse(deliveryQuerySchema, ctx.query);
      const rows = await getService(strapi, 'deliveries').list({
        entryUid: query.contentType,
        entryDocumentId: query.documentId,
        entryLocale: query.locale,
      });
      ctx.body = { data: rows.map(viewOf) };
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

const entryOf = ({ entryUid, entryDocumentId, entryLocale }: DeliveryWithLinks) => ({
  uid: entryUid,
  documentId: entryDocumentId,
  locale: entryLocale,
});

export default deliveries;
