import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  adaptDeliveryRequestSchema,
  deliveryPageQuerySchema,
  editDeliveryRequestSchema,
  resolveRequestSchema,
  retryManyRequestSchema,
  type DeliveryEventView,
  type DeliveryPage,
  type DeliveryView,
  type ResolveRequest,
} from '../../../contracts/deliveries';
import { ACTIONS } from '../constants';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import type { DeliveryRows } from '../services/health/attention-lists';
import { actorOf } from './audit-actor';
import { listedViews } from './activity';
import { bodyOf } from './context';
import { openDelivery } from './delivery-access';
import { readableRows } from './readable-rows';
import { deliveryFacts, deliverySubject } from './delivery-audit';
import { deliveryView } from './delivery-view';
import { assertMayUseFiles } from './file-access';
import { assertMayChange, assertMayRetry } from './needs-approval';
import { parse } from './parse';
import { cancelledBy } from './requester';
import { retryMany } from './retry-many';
import { scopeOf } from './site-access';

type Decision = 'delivery.retry' | 'delivery.cancel' | 'delivery.resolve' | 'delivery.edit';

interface Change {
  before: Delivery;
  after: Delivery;
}

/** What people see of deliveries and decide about them. */
export class DeliveryController {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Outcomes that a person must decide. */
  async undecided(ctx: Context): Promise<void> {
    const page = await this.#pageAsked(ctx);
    const found = await getService(this.strapi, 'health').lists.undecided(page);
    ctx.body = { data: await this.#pageOf(ctx, found) };
  }

  async failed(ctx: Context): Promise<void> {
    const page = await this.#pageAsked(ctx);
    const found = await getService(this.strapi, 'health').lists.failed(page);
    ctx.body = { data: await this.#pageOf(ctx, found) };
  }

  async find(ctx: Context): Promise<void> {
    const delivery = await openDelivery(this.strapi, ctx, ACTIONS.read);
    const events: DeliveryEventView[] = await getService(this.strapi, 'deliveries').eventsOf(
      delivery.id
    );
    const views = await listedViews(this.strapi, [delivery]);
    ctx.body = { data: { ...views[0], events } };
  }

  async retry(ctx: Context): Promise<void> {
    const before = await openDelivery(this.strapi, ctx, ACTIONS.distribute);
    await assertMayRetry(this.strapi, ctx, before);
    const delivery = await getService(this.strapi, 'decisions').retry(before.id);
    await this.#record(ctx, 'delivery.retry', { before, after: delivery });
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async retryMany(ctx: Context): Promise<void> {
    const { ids } = parse(retryManyRequestSchema, bodyOf(ctx));
    ctx.body = { data: await retryMany(this.strapi, ctx, ids) };
  }

  async cancel(ctx: Context): Promise<void> {
    const before = await openDelivery(this.strapi, ctx, ACTIONS.distribute);
    const delivery = await getService(this.strapi, 'decisions').cancel(before.id, cancelledBy(ctx));
    await this.#record(ctx, 'delivery.cancel', { before, after: delivery });
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async resolve(ctx: Context): Promise<void> {
    const before = await openDelivery(this.strapi, ctx, ACTIONS.distribute);
    const answer = answerOf(parse(resolveRequestSchema, bodyOf(ctx)));
    const delivery = await getService(this.strapi, 'decisions').resolve(before.id, answer);
    await this.#record(ctx, 'delivery.resolve', { before, after: delivery });
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async edit(ctx: Context): Promise<void> {
    const before = await openDelivery(this.strapi, ctx, ACTIONS.distribute);
    const override = parse(editDeliveryRequestSchema, bodyOf(ctx));
    assertMayUseFiles(ctx, [override]);
    await assertMayChange(this.strapi, ctx, before);
    const delivery = await getService(this.strapi, 'distributions').waiting.edit(before, override);
    await this.#record(ctx, 'delivery.edit', { before, after: delivery });
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async adapt(ctx: Context): Promise<void> {
    const before = await openDelivery(this.strapi, ctx, ACTIONS.distribute);
    const { reset } = parse(adaptDeliveryRequestSchema, bodyOf(ctx));
    await assertMayChange(this.strapi, ctx, before);
    const delivery = await getService(this.strapi, 'distributions').waiting.adapt(before, reset);
    await this.#record(ctx, 'delivery.edit', { before, after: delivery });
    ctx.body = { data: this.#viewOf(delivery) };
  }

  async #record(ctx: Context, action: Decision, { before, after }: Change): Promise<void> {
    await getService(this.strapi, 'audit').record({
      ...actorOf(ctx),
      action,
      siteId: after.siteId,
      subject: deliverySubject(this.strapi, after),
      before: deliveryFacts(before),
      after: deliveryFacts(after),
    });
  }

  async #pageAsked(ctx: Context) {
    const page = parse(deliveryPageQuerySchema, ctx.query);
    return { ...page, scope: await scopeOf(this.strapi, ctx, ACTIONS.monitor) };
  }

  #viewOf(delivery: Delivery): DeliveryView {
    return deliveryView(this.strapi, delivery);
  }

  async #readableViews(ctx: Context, rows: readonly Delivery[]): Promise<DeliveryView[]> {
    const readable = await readableRows(this.strapi, ctx, rows);
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
