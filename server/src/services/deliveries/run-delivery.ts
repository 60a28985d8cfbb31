import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import {
  PlatformFailure,
  type PlatformAdapter,
  type PublishRequest,
  type PublishResult,
} from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { ThreadTurn } from '../connections/thread-turn';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { publishRequestOf, type Attempt } from './attempt';
import { AttemptFailures } from './attempt-failures';
import type { Delivery } from './delivery';
import { DeliveryJournal } from './delivery-journal';
import type { DeliveryRepository } from './delivery-repository';
import { reached } from './delivery-steps';
import { FollowUp } from './follow-up';
import { startHeartbeat } from './heartbeat';
import type { Lease } from './lease';
import { Reconciler } from './reconcile-delivery';
import { whyNotNow, type Obstacle } from './why-not-now';

/** Looks at one delivery: publishes it, reconciles it, or finds that there is nothing to do. */
export class DeliveryRunner {
  readonly #reconciler: Reconciler;
  readonly #failures: AttemptFailures;
  readonly #turn: ThreadTurn;
  readonly #followUp: FollowUp;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {
    this.#reconciler = new Reconciler(strapi, repository);
    this.#failures = new AttemptFailures(strapi, repository, this.#reconciler);
    this.#turn = new ThreadTurn(strapi);
    this.#followUp = new FollowUp(strapi, repository);
  }

  /** Idempotent: a second look at the same time finds the lease taken. */
  async run(deliveryId: number): Promise<void> {
    const delivery = await this.repository.find(deliveryId);
    if (!delivery) return;
    if (delivery.state === 'unknown') return this.#reconciler.run(delivery);
    const now = systemClock.now();
    if (!this.#isDue(delivery, now)) return;
    const { leaseMs } = this.#settings;
    const lease = await this.repository.claim(delivery, 'claim', { now, leaseMs });
    if (!lease) return;
    reached('claimed', deliveryId);
    await this.#work(delivery, lease);
  }

  /** What is overdue for long gets its place in the paced line by the sweep first. */
  #isDue({ state, dueAt }: Delivery, now: number): boolean {
    if (state !== 'queued' && state !== 'held') return false;
    const due = dueAt === null ? Infinity : Date.parse(dueAt);
    return due <= now && now - due <= this.#settings.catchUp.afterMs;
  }

  async #work(delivery: Delivery, lease: Lease): Promise<void> {
    const { strapi, repository } = this;
    const readiness = await whyNotNow({ strapi, delivery, lease });
    if (!readiness.ok) return this.#stepAside(delivery, lease, readiness);
    const { connection, place } = readiness;
    const heartbeat = this.#heartbeat(lease, delivery, connection);
    const attempt: Attempt = {
      delivery,
      connection,
      lease,
      journal: new DeliveryJournal({ repository, lease, delivery, now: () => systemClock.now() }),
      signal: heartbeat.signal,
      place,
    };
    const startedAt = systemClock.now();
    try {
      await this.#publish(attempt);
      await this.#succeed(attempt);
    } catch (error) {
      await this.#failures.settle(attempt, error);
    } finally {
      heartbeat.stop();
      this.#count(attempt, systemClock.now() - startedAt);
      await place.settle(attempt.journal, null);
      await this.#giveTurnBack(delivery, lease, connection);
    }
    if (lease.state === 'published') await this.#followUp.run(delivery.id);
  }

  #count(
    { delivery: { platform, content }, lease: { state }, journal }: Attempt,
    ms: number
  ): void {
    const hasMedia = content.parts.some(({ media }) => media.length > 0);
    const attempt = { platform, state, ms, hasMedia, hasBegun: journal.begun > 0 };
    getService(this.strapi, 'monitoring').counts.attempt(attempt);
  }

  #heartbeat(lease: Lease, delivery: Delivery, { id: connectionId }: Connection) {
    const turn = { connectionId, token: lease.token };
    return startHeartbeat(async (leaseUntil) => {
      await this.repository.write(lease, { leaseUntil });
      if (isThread(delivery)) await this.#turn.take(turn, leaseUntil);
    }, this.#settings.leaseMs);
  }

  async #giveTurnBack(delivery: Delivery, { token }: Lease, { id }: Connection): Promise<void> {
    if (isThread(delivery)) await this.#turn.giveBack({ connectionId: id, token });
  }

  async #publish(attempt: Attempt): Promise<PublishResult> {
    const adapter = await getService(this.strapi, 'adapters').adapterFor(attempt.connection);
    const request = await publishRequestOf(this.strapi, attempt);
    try {
      return await this.#send(adapter, request, attempt);
    } finally {
      attempt.place.answered(adapter.getRateLimitStatus());
    }
  }

  async #send(
    adapter: PlatformAdapter,
    request: PublishRequest,
    attempt: Attempt
  ): Promise<PublishResult> {
    try {
      return await adapter.publish(request);
    } catch (error) {
      if (!(error instanceof PlatformFailure) || error.family !== 'auth_expired') throw error;
      const credentials = await getService(this.strapi, 'connections').refresh(
        attempt.connection,
        request.credentials
      );
      return adapter.publish({ ...request, credentials });
    }
  }

  async #succeed({ lease, journal, connection }: Attempt): Promise<void> {
    await journal.finish();
    reached('published', lease.deliveryId);
    await getService(this.strapi, 'circuits').succeeded(connection);
  }

  /** Nothing was tried, so the attempt does not count. */
  async #stepAside(delivery: Delivery, lease: Lease, obstacle: Obstacle): Promise<void> {
    const { transition, reason } = obstacle;
    const dueAt = 'dueAt' in obstacle ? obstacle.dueAt : null;
    const hasPlace = isOfLimits(obstacle) && dueAt !== null;
    // What it may have booked earlier waits for it, where somebody knows when it comes back.
    if (!hasPlace && delivery.claims > 0) {
      await getService(this.strapi, 'quotas').postpone(delivery.id, dueAt);
    }
    const isFinal = transition !== 'hold' && transition !== 'wait_turn';
    await this.repository.advance(lease, transition, {
      data: {
        reason,
        dueAt: dueAt === null ? null : new Date(dueAt),
        waitsFor: transition === 'hold' ? obstacle.waitsFor : null,
        attempts: lease.attempts - 1,
        finishedAt: isFinal ? new Date(systemClock.now()) : null,
        // Its place is its new time: it is not late before that.
        ...(hasPlace ? { scheduledAt: new Date(dueAt) } : {}),
      },
      event: { message: reason },
    });
    if (dueAt === null) return;
    const { id: deliveryId, priority } = delivery;
    await getService(this.strapi, 'queue').nudgeDeliveries([{ deliveryId, dueAt, priority }]);
  }

  get #settings() {
    return getConfig(this.strapi).delivery;
  }
}

/** Whether a limit of a platform or a budget stands against it. */
const isOfLimits = (obstacle: Obstacle): boolean =>
  obstacle.transition === 'hold' &&
  (obstacle.waitsFor === 'quota' || obstacle.waitsFor === 'budget');

const isThread = ({ content }: Delivery): boolean => content.parts.length > 1;
