import type { Core } from '@strapi/types';

import { PING, type WebhookEventType } from '../../../../contracts/webhook-events';
import type {
  WebhookDeliveryPage,
  WebhookDeliveryState,
  WebhookTest,
  WebhookView,
} from '../../../../contracts/webhooks';
import { getConfig } from '../../config/get-config';
import { VaultError } from '../../crypto/vault';
import { createHttpClient } from '../../http/http-client';
import { systemClock } from '../environment';
import { assertAddress } from './check-address';
import { DeliveryFeed } from './delivery-feed';
import { hears, isCollected, type Webhook, type WebhookSettings } from './webhook';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhookEndpoints, type NewSecret } from './webhook-endpoints';
import { newMessageId, writtenEvent, type WebhookEvent } from './webhook-event';
import { WebhookLanes } from './webhook-lanes';
import { WebhookPump } from './webhook-pump';
import { webhookDeliveryView, webhookView } from './webhook-views';

export interface WebhookLogRequest {
  state?: WebhookDeliveryState | undefined;
  type?: string | undefined;
  /** From 1. */
  page: number;
  /** 1–100. */
  pageSize: number;
}

/** Tells other systems what happens: signed, in order if that is asked for, and until it arrived. */
export class Webhooks {
  readonly endpoints: WebhookEndpoints;
  readonly pump: WebhookPump;
  readonly #deliveries: WebhookDeliveries;
  readonly #lanes: WebhookLanes;

  constructor(private readonly strapi: Core.Strapi) {
    this.endpoints = new WebhookEndpoints(strapi);
    this.#deliveries = new WebhookDeliveries(strapi);
    const { endpoints } = this;
    const deliveries = this.#deliveries;
    const http = createHttpClient(getConfig(strapi).http);
    this.#lanes = new WebhookLanes({ strapi, endpoints, deliveries, http });
    const feed = new DeliveryFeed(strapi, deliveries);
    this.pump = new WebhookPump({ strapi, endpoints, feed, lanes: this.#lanes });
  }

  /**
   * Tells of something, in the transaction that makes it happen: it is told exactly if it happened.
   * Where nobody listens nothing is written. What happened to posts is not told here, see
   * {@link DeliveryFeed}.
   */
  async tell<Type extends WebhookEventType>(event: WebhookEvent<Type>): Promise<void> {
    const known = await this.endpoints.known();
    const listening = known.filter((webhook) => isCollected(webhook) && hears(webhook, event));
    if (listening.length === 0) return;
    const stamp = { messageId: newMessageId(), at: new Date(systemClock.now()) };
    const written = writtenEvent(event, stamp);
    await this.#deliveries.add(listening.map(({ id }) => ({ webhookId: id, event: written })));
  }

  /** @throws 400 for an address that events are not sent to */
  create(settings: WebhookSettings): Promise<NewSecret> {
    assertAddress(settings.url, getConfig(this.strapi).http);
    return this.endpoints.create(settings);
  }

  /** @throws 400 as for a new one, 404 */
  update(id: number, settings: WebhookSettings): Promise<Webhook> {
    assertAddress(settings.url, getConfig(this.strapi).http);
    return this.endpoints.update(id, settings);
  }

  /** With everything that was on its way. */
  async remove(id: number): Promise<void> {
    await this.endpoints.remove(id);
    await this.#deliveries.removeOf(id);
  }

  /** Nothing is sent; what happens meanwhile waits. */
  async pause({ id }: Webhook): Promise<void> {
    const updatedAt = new Date(systemClock.now());
    await this.endpoints.write(id, { state: 'paused', stateReason: null, updatedAt });
  }

  /** What waited is sent at once. */
  async resume(webhook: Webhook): Promise<void> {
    await this.endpoints.resume(webhook);
    await this.#deliveries.hurry(webhook.id);
    this.pump.nudge();
  }

  /** Sends an event of no meaning, whatever state it is in, and says what came of it. */
  async test(webhook: Webhook): Promise<WebhookTest> {
    const message = 'This is a test of the webhook. Nothing happened.';
    const data = { webhookId: webhook.id, message };
    const stamp = { messageId: newMessageId(), at: new Date(systemClock.now()) };
    const event = writtenEvent({ type: PING, siteId: null, data }, stamp);
    const taken = await this.#deliveries.addTaken({ webhookId: webhook.id, event });
    try {
      const { try: one } = await this.#lanes.send(webhook, taken);
      return { ok: one.problem === null, message: testWords(webhook, one), try: one };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      const at = new Date(systemClock.now()).toISOString();
      const one = { at, status: null, ms: 0, problem: UNREADABLE, answer: null };
      await this.#deliveries.settle(taken, one, null);
      return { ok: false, message: UNREADABLE, try: one };
    }
  }

  /** Sends again what failed, or these whatever became of them. Answers how many. */
  async replay(webhookId: number, ids: readonly number[] | undefined): Promise<number> {
    const which = ids ? { id: { $in: [...ids] } } : { state: 'failed' };
    const replayed = await this.#deliveries.replay({ webhookId, type: { $ne: PING }, ...which });
    this.pump.nudge();
    return replayed;
  }

  viewOf(webhook: Webhook): Promise<WebhookView> {
    return webhookView(webhook, this.#deliveries, systemClock.now());
  }

  /** Newest first. */
  async log(webhookId: number, request: WebhookLogRequest): Promise<WebhookDeliveryPage> {
    const { state, type, page, pageSize } = request;
    const where = { webhookId, ...(state ? { state } : {}), ...(type ? { type } : {}) };
    const total = await this.#deliveries.table.count({ where });
    const rows = await this.#deliveries.table.findMany({
      where,
      orderBy: { id: 'desc' },
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    const pageCount = Math.ceil(total / pageSize);
    return { deliveries: rows.map(webhookDeliveryView), page, pageSize, total, pageCount };
  }

  /** Closes what a crash cut short, and forgets secrets that sign no more. */
  async tidy(): Promise<void> {
    await this.endpoints.tidy();
    await this.#deliveries.closeLost();
  }
}

export const createWebhooks = ({ strapi }: { strapi: Core.Strapi }): Webhooks =>
  new Webhooks(strapi);

const UNREADABLE =
  'The signing secret cannot be opened with the configured keys. Make a new secret, and give it to the receiver.';

const testWords = ({ name }: Webhook, { status, ms, problem }: WebhookTest['try']): string =>
  problem === null
    ? `${name} took the test event (${status}, ${ms} ms).`
    : `${name} did not take the test event. ${problem}`;
