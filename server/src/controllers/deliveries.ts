import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  deliveryPageQuerySchema,
  deliveryQuerySchema,
  resolveRequestSchema,
  retryManyRequestSchema,
  type DeliveryEventView,
  type DeliveryPage,
  type DeliveryView,
  type ResolveRequest,
} from '../../../contracts/deliveries';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import type { DeliveryRows } from '../services/health/attention-lists';
import { bodyOf } from './context';
import { openDelivery, readableDeliveries } from './delivery-access';
import { deliveryView } from './delivery-view';
import { assertMayReadHistory } from './entry-access';
import { parse } from './parse';
import { retryMany } from './retry-many';

/** What people see of deliveries and decide about them. */
export class DeliveryController {
  constructor(private readonly strapi: Core.Strapi) {}

  async list(ctx: Context): Promise<void> {
    const { strapi } = this;
    const query = parse(deliveryQuerySchema, ctx.query);
    const { contentType: uid, documentId, locale = '' } = query;
    if (uid && documentId) await assertMayReadHistory(strapi, ctx, { uid, documentId, locale });
    const rows = await getService(strapi, 'deliveries').list({
      entryUid: uid,
      entryDocumentId: documentId,
      entryLocale: query.locale,
    });
    ctx.body = { data: await this.#readableViews(ctx, rows) };
  }

  /** Outcomes that a person must decide. */
  async undecided(ctx: Context): Promise<void> {
    const page = parse(deliveryPageQuerySchema, ctx.query);
    const found = await getService(this.strapi, 'health').lists.undecided(page);
    ctx.body = { data: await this.#pageOf(ctx, found) };
  }

  async failed(ctx: Context): Promise<void> {
    const page = parse(deliveryPageQuerySchema, ctx.query);
    const found = await getService(this.strapi, 'health').lists.failed(page);
    ctx.body = { data: await this.#pageOf(ctx, found) };
  }

  async find(ctx: Context): Promise<void> {
    const delivery = await openDelivery(this.strapi, ctx);
    const events: DeliveryEventView[] = await getService(this.strapi, 'deliveries').eventsOf(
      delivery.id
    );
    ctx.body = { data: { ...this.#viewOf(delivery), events } };
  }

  async retry(ctx: Context): Promise<void> {
    const { id } = await openDelivery(this.strapi, ctx);
    const delivery = await getService(this.strapi, 'decisions').retry(id);
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async retryMany(ctx: Context): Promise<void> {
    const { ids } = parse(retryManyRequestSchema, bodyOf(ctx));
    ctx.body = { data: await retryMany(this.strapi, ctx, ids) };
  }

  async cancel(ctx: Context): Promise<void> {
    const { id } = await openDelivery(this.strapi, ctx);
    const reason = 'Cancelled by an editor.';
    const delivery = await getService(this.strapi, 'decisions').cancel(id, reason);
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async resolve(ctx: Context): Promise<void> {
    const { id } = await openDelivery(this.strapi, ctx);
    const answer = answerOf(parse(resolveRequestSchema, bodyOf(ctx)));
    const delivery = await getService(this.strapi, 'decisions').resolve(id, answer);
    ctx.body = { data: this.#viewOf(delivery) };
  }

  #viewOf(delivery: Delivery): DeliveryView {
    return deliveryView(this.strapi, delivery);
  }

  async #readableViews(ctx: Context, rows: readonly Delivery[]): Promise<DeliveryView[]> {
    const readable = await readableDeliveries(this.strapi, ctx, rows);
    return readable.map((row) => this.#viewOf(row));
  }

  async #pageOf(ctx: Context, { rows, nextBefore }: DeliveryRows): Promise<DeliveryPage> {
    return { deliveries: await this.#readableViews(ctx, rows), nextBefore };
  }
}

/** The words of the API in those of the service. */
const answerOf = (request: ResolveRequest) => {
  switch (request.outcome) {
    case 'posted':
      return { kind: 'posted', url: request.url } as const;
    case 'post_again':
      return { kind: 'again' } as const;
    case 'ignore':
      return { kind: 'ignore' } as const;
  }
};

const deliveries = ({ strapi }: { strapi: Core.Strapi }): DeliveryController =>
  new DeliveryController(strapi);

export default deliveries;
