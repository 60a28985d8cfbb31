import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { PlatformFailure, type PublishResult } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { publishRequestOf, type Attempt } from './attempt';
import { decideAfterFailure, type Decision } from './decide-after-failure';
import { DeliveryJournal } from './delivery-journal';
import {
  LeaseLostError,
  type DeliveryRepository,
  type DeliveryWithLinks,
  type Lease,
} from './delivery-repository';
import { startHeartbeat } from './heartbeat';
import { Reconciler } from './reconcile-delivery';
import { whyNotNow } from './why-not-now';

/** Looks at one delivery: publishes it, reconciles it, or finds that there is nothing to do. */
export class DeliveryRunner {
  readonly #reconciler: Reconciler;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {
    this.#reconciler = new Reconciler(strapi, repository);
  }

  /** Idempotent: a second look at the same time finds the lease taken. */
  async run(deliveryId: number): Promise<void> {
    const { leaseMs } = this.#settings;
    const now = systemClock.now();
    const lease = await this.repository.claim(deliveryId, 'claim', { now, leaseMs });
    if (!lease) return this.#reconciler.run(deliveryId);
    const delivery = await this.repository.find(deliveryId);
    if (delivery) await this.#work(delivery, lease);
  }

  async #work(delivery: DeliveryWithLinks, lease: Lease): Promise<void> {
    const { strapi, repository } = this;
    const obstacle = await whyNotNow({ strapi, delivery });
    if (!obstacle.ok) {
      const { transition, reason } = obstacle;
      const finishedAt = transition === 'cancel' ? new Date(systemClock.now()) : null;
      const data = { reason, dueAt: null, finishedAt };
      return repository.advance(lease, transition, { data, event: { message: reason } });
    }
    const heartbeat = startHeartbeat(repository, lease, this.#settings.leaseMs);
    const attempt: Attempt = {
      delivery,
      connection: obstacle.connection,
      lease,
      adapter: getService(strapi, 'adapters').adapterFor(delivery.platform),
      journal: new DeliveryJournal({ repository, lease, delivery, now: () => systemClock.now() }),
      signal: heartbeat.signal,
    };
    try {
      await this.#succeed(lease, await this.#publish(attempt));
    } catch (error) {
      await this.#fail(attempt, error);
    } finally {
      heartbeat.stop();
    }
  }

  async #publish(attempt: Attempt): Promise<PublishResult> {
    const request = await publishRequestOf(this.strapi, attempt);
    try {
      return await attempt.adapter.publish(request);
    } catch (error) {
      if (!(error instanceof PlatformFailure) || error.family !== 'auth_expired') throw error;
      const credentials = await getService(this.strapi, 'connections').refresh(
        attempt.connection,
        request.credentials
      );
      return attempt.adapter.publish({ ...request, credentials });
    }
  }

  async #succeed(lease: Lease, result: PublishResult): Promise<void> {
    const now = new Date(systemClock.now());
    await this.repository.advance(lease, 'publish', {
      data: {
        platformPostId: result.id,
        platformUrl: result.url,
        postedAt: now,
        finishedAt: now,
        dueAt: null,
        errorFamily: null,
        errorCode: null,
        errorMessage: null,
        reason: null,
      },
      event: { message: result.url },
    });
  }

  async #fail(attempt: Attempt, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError) return;
    if (attempt.journal.isCommitting() && !isKnownOutcome(error)) {
      return this.#reconciler.enterDoubt(attempt, error);
    }
    const failure = asFailure(error);
    const { delivery, connection, lease } = attempt;
    if (failure.family === 'auth_expired') {
      await getService(this.strapi, 'connections').needsReconnect(connection, failure.message);
    }
    const { transition, dueAt, reason } = this.#decide(attempt, failure);
    await this.repository.advance(lease, transition, {
      data: {
        dueAt: dueAt === null ? null : new Date(dueAt),
        reason,
        errorFamily: failure.family,
        errorCode: failure.code,
        errorMessage: failure.message,
        ...(transition === 'fail' ? { finishedAt: new Date(systemClock.now()) } : {}),
      },
      event: { message: failure.message, httpStatus: failure.httpStatus },
    });
    if (dueAt !== null) await getService(this.strapi, 'queue').nudgeDelivery(delivery.id, dueAt);
  }

  #decide({ delivery, connection, adapter }: Attempt, failure: PlatformFailure): Decision {
    const { maxAttempts, backoffBaseMs, backoffMaxMs } = this.#settings;
    return decideAfterFailure(failure, {
      attempts: delivery.attempts,
      maxAttempts,
      backOff: { baseMs: backoffBaseMs, maxMs: backoffMaxMs },
      now: systemClock.now(),
      random: systemRandom.float(),
      platform: adapter.descriptor.label,
      account: accountName(delivery.platform, connection.account.handle),
    });
  }

  get #settings() {
    return getConfig(this.strapi).delivery;
  }
}

/** During a commit only the platform's own clear word says that nothing was posted. */
const isKnownOutcome = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.family !== 'unknown_outcome';

const asFailure = (error: unknown): PlatformFailure =>
  error instanceof PlatformFailure
    ? error
    : new PlatformFailure(
        { family: 'retryable' },
        {
          code: 'INTERNAL',
          message: error instanceof Error ? error.message : String(error),
          cause: error,
        }
      );
