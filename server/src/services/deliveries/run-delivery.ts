import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import {
  PlatformFailure,
  type PlatformAdapter,
  type PublishRequest,
  type PublishResult,
} from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import { decideAfterFailure } from './decide-after-failure';
import { createDeliveryJournal, type DeliveryJournal } from './delivery-journal';
import {
  LeaseLostError,
  type DeliveryRepository,
  type DeliveryWithLinks,
  type Lease,
} from './delivery-repository';
import { startHeartbeat } from './heartbeat';
import { openContent } from './open-content';
import { createReconciler } from './reconcile-delivery';
import { whyNotNow } from './why-not-now';
import type { Connection } from '../connections/connection';

/** Everything one attempt works with. */
export interface Attempt {
  delivery: DeliveryWithLinks;
  connection: Connection;
  lease: Lease;
  adapter: PlatformAdapter;
  journal: DeliveryJournal;
  signal: AbortSignal;
}

/** Looks at one delivery: publishes it, reconciles it, or finds that there is nothing to do. */
export const createDeliveryRunner = ({
  strapi,
  repository,
}: {
  strapi: Core.Strapi;
  repository: DeliveryRepository;
}) => {
  const settings = () => getConfig(strapi).delivery;
  const now = () => systemClock.now();
  const reconciler = createReconciler({ strapi, repository });

  const requestFor = async (attempt: Attempt): Promise<PublishRequest> => {
    const { delivery, connection, adapter, journal, signal } = attempt;
    return {
      account: connection.account,
      credentials: await getService(strapi, 'connections').usableCredentials(connection),
      content: await openContent(delivery.content, adapter.descriptor, getService(strapi, 'media')),
      options: delivery.options,
      journal,
      signal,
    };
  };

  const publish = async (attempt: Attempt): Promise<PublishResult> => {
    const request = await requestFor(attempt);
    try {
      return await attempt.adapter.publish(request);
    } catch (error) {
      if (!(error instanceof PlatformFailure) || error.family !== 'auth_expired') throw error;
      const credentials = await getService(strapi, 'connections').refresh(attempt.connection);
      return attempt.adapter.publish({ ...request, credentials });
    }
  };

  const succeed = async (lease: Lease, result: PublishResult): Promise<void> => {
    await repository.advance(lease, 'publish', {
      data: {
        platformPostId: result.id,
        platformUrl: result.url,
        postedAt: new Date(now()),
        finishedAt: new Date(now()),
        dueAt: null,
        errorFamily: null,
        errorCode: null,
        errorMessage: null,
        reason: null,
      },
      event: { message: result.url },
    });
  };

  const fail = async (attempt: Attempt, error: unknown): Promise<void> => {
    if (error instanceof LeaseLostError) return;
    if (attempt.journal.isCommitting() && !isKnownOutcome(error)) {
      return reconciler.enterDoubt(attempt, error);
    }
    const failure = asFailure(error);
    const { delivery, connection, lease, adapter } = attempt;
    if (failure.family === 'auth_expired') {
      await getService(strapi, 'connections').needsReconnect(connection, failure.message);
    }
    const { maxAttempts, backoffBaseMs, backoffMaxMs } = settings();
    const decision = decideAfterFailure(failure, {
      attempts: delivery.attempts,
      maxAttempts,
      backOff: { baseMs: backoffBaseMs, maxMs: backoffMaxMs },
      now: now(),
      random: systemRandom.float(),
      platform: adapter.descriptor.label,
      account: accountName(delivery.platform, connection.account.handle),
    });
    await repository.advance(lease, decision.transition, {
      data: {
        dueAt: decision.dueAt === null ? null : new Date(decision.dueAt),
        reason: decision.reason,
        errorFamily: failure.family,
        errorCode: failure.code,
        errorMessage: failure.message,
        ...(decision.transition === 'fail' ? { finishedAt: new Date(now()) } : {}),
      },
      event: { message: failure.message, httpStatus: failure.httpStatus },
    });
    if (decision.dueAt !== null) {
      await getService(strapi, 'queue').nudgeDelivery(delivery.id, decision.dueAt);
    }
  };

  const work = async (delivery: DeliveryWithLinks, lease: Lease): Promise<void> => {
    const obstacle = await whyNotNow({ strapi, delivery });
    if (!obstacle.ok) {
      const { transition, reason } = obstacle;
      const finishedAt = transition === 'cancel' ? new Date(now()) : null;
      const data = { reason, dueAt: null, finishedAt };
      return repository.advance(lease, transition, { data, event: { message: reason } });
    }
    const heartbeat = startHeartbeat(repository, lease, settings().leaseMs);
    const attempt: Attempt = {
      delivery,
      connection: obstacle.connection,
      lease,
      adapter: getService(strapi, 'adapters').adapterFor(delivery.platform),
      journal: createDeliveryJournal({ repository, lease, delivery, now }),
      signal: heartbeat.signal,
    };
    try {
      await succeed(lease, await publish(attempt));
    } catch (error) {
      await fail(attempt, error);
    } finally {
      heartbeat.stop();
    }
  };

  return {
    /** Idempotent: a second look at the same time finds the lease taken. */
    async run(deliveryId: number): Promise<void> {
      const { leaseMs } = settings();
      const lease = await repository.claim(deliveryId, 'claim', { now: now(), leaseMs });
      if (!lease) return reconciler.run(deliveryId);
      const delivery = await repository.find(deliveryId);
      if (delivery) await work(delivery, lease);
    },
  };
};

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
