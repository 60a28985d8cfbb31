import type { Core } from '@strapi/types';

import { VaultError } from '../../crypto/vault';
import type { HttpClient } from '../../platforms/contract';
import { systemClock, systemRandom } from '../environment';
import { afterFailure, isGivenUp, isTripped, restMs, wasIll, WELL } from './endpoint-health';
import { giveUp } from './give-up';
import { nextTry } from './next-try';
import { sendEvent, type SendResult } from './send-event';
import type { Webhook } from './webhook';
import type { WebhookDeliveries, WebhookDelivery } from './webhook-deliveries';
import type { WebhookEndpoints } from './webhook-endpoints';

/** Requests to one address at the same time and process, where no order is asked for. */
const AT_ONCE = 5;

export interface LaneDeps {
  strapi: Core.Strapi;
  endpoints: WebhookEndpoints;
  deliveries: WebhookDeliveries;
  http: HttpClient;
}

/** Sends what waits. Each address has a lane of its own: a slow one holds up nobody else. */
export class WebhookLanes {
  readonly #running = new Map<number, Promise<void>>();
  #isStopping = false;

  constructor(private readonly deps: LaneDeps) {}

  /** Makes sure that what waits for an address is worked off. Does not wait for it. */
  nudge(webhookId: number): void {
    if (this.#isStopping || this.#running.has(webhookId)) return;
    const lane = this.#work(webhookId)
      .catch((error: unknown) => {
        // The next tick tries again; a database hiccup must not end the process.
        this.deps.strapi.log.error(
          `Social distribution: sending the events of webhook ${webhookId} failed: ${String(error)}`
        );
      })
      .finally(() => this.#running.delete(webhookId));
    this.#running.set(webhookId, lane);
  }

  /** Resolves when nothing is sent any more at this moment. */
  async idle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  open(): void {
    this.#isStopping = false;
  }

  /** Ends after the requests under way. */
  close(): void {
    this.#isStopping = true;
  }

  /** One request about an event that was claimed, and what follows from it. */
  async send(webhook: Webhook, delivery: WebhookDelivery): Promise<SendResult> {
    const { endpoints, deliveries, http } = this.deps;
    const secrets = endpoints.secretsOf(webhook);
    const result = await sendEvent(http, { url: webhook.url, event: delivery, secrets });
    await deliveries.settle(delivery, result.try, this.#nextOf(delivery, result));
    await this.#note(webhook.id, result);
    return result;
  }

  async #work(webhookId: number): Promise<void> {
    const { endpoints, deliveries } = this.deps;
    while (!this.#isStopping) {
      const webhook = await endpoints.find(webhookId);
      if (webhook?.state !== 'active') return;
      const due = await deliveries.due(webhook, isTripped(webhook) ? 1 : AT_ONCE);
      if (due.length === 0 || !(await this.#mayTry(webhook))) return;
      const sent = await Promise.all(due.map((one) => this.#claimAndSend(webhook, one)));
      // Another process has them all: it goes on.
      if (!sent.includes(true)) return;
    }
  }

  /** After many failures one process tries one event at a time: whoever moves the time first. */
  async #mayTry(webhook: Webhook): Promise<boolean> {
    if (!isTripped(webhook)) return true;
    const { id, restUntil, failuresInRow } = webhook;
    const now = systemClock.now();
    if (restUntil !== null && Date.parse(restUntil) > now) return false;
    const where = restUntil === null ? { restUntil: { $null: true } } : { restUntil };
    const data = { restUntil: new Date(now + restMs(failuresInRow)) };
    return this.deps.endpoints.write(id, data, where);
  }

  async #claimAndSend(webhook: Webhook, found: WebhookDelivery): Promise<boolean> {
    const delivery = await this.deps.deliveries.claim(found);
    if (!delivery) return false;
    try {
      await this.send(webhook, delivery);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      await this.#unreadable(webhook);
    }
    return true;
  }

  /** A ping is tried once: somebody looks at what comes of it. */
  #nextOf(delivery: WebhookDelivery, { try: one, retryAfterMs, isGone }: SendResult): Date | null {
    if (delivery.nextAt === null || isGone) return null;
    const failed = {
      attempts: delivery.attempts + 1,
      firstTriedAt: Date.parse(delivery.firstTriedAt ?? one.at),
      now: systemClock.now(),
      retryAfterMs,
    };
    const next = nextTry(failed, systemRandom.float());
    return next === null ? null : new Date(next);
  }

  /** What a try says of the address. */
  async #note(id: number, { try: one, isGone }: SendResult): Promise<void> {
    const { endpoints, strapi } = this.deps;
    const webhook = await endpoints.find(id);
    if (!webhook) return;
    if (one.problem === null) {
      if (wasIll(webhook)) await endpoints.write(id, WELL);
      return;
    }
    const health = afterFailure(webhook, systemClock.now());
    await endpoints.write(id, health);
    const failingSince = health.failingSince.toISOString();
    if (isGone) await giveUp(strapi, endpoints, { webhook, why: one.problem });
    else if (
      isGivenUp({ ...webhook, ...health, restUntil: null, failingSince }, systemClock.now())
    ) {
      const why = `It has taken nothing since ${failingSince}. The last problem: ${one.problem}`;
      await giveUp(strapi, endpoints, { webhook, why });
    }
  }

  #unreadable(webhook: Webhook): Promise<void> {
    const why =
      'Its signing secret cannot be opened with the configured keys. Make a new secret, and give it to the receiver.';
    return giveUp(this.deps.strapi, this.deps.endpoints, { webhook, why });
  }
}
