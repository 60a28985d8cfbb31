import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { PlatformFailure } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import { systemClock, systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Attempt } from './attempt';
import { decideAfterFailure, type Decision } from './decide-after-failure';
import type { DeliveryRepository } from './delivery-repository';
import { reached } from './delivery-steps';
import { LeaseLostError } from './lease';
import type { Reconciler } from './reconcile-delivery';

/** Lets others be the next to try a platform in trouble, ms. */
const PROBE_AGAIN_MS = 2_000;

/** Writes down what a failed attempt means for its delivery, its account and its platform. */
export class AttemptFailures {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository,
    private readonly reconciler: Reconciler
  ) {}

  async settle(attempt: Attempt, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError) return attempt.place.leave();
    const failure = asFailure(error);
    if (failure.failure.family === 'rate_limited') {
      const { until } = failure.failure;
      await getService(this.strapi, 'quotas').closeUntil(attempt.connection, until);
    }
    const restsUntil = await this.#tellCircuit(attempt, failure);
    const commit = attempt.journal.runningCommit;
    if (commit && !isKnownOutcome(error)) {
      await settlePlace(attempt, { isInDoubt: true, backAt: null });
      return this.reconciler.enterDoubt(attempt, error);
    }
    if (commit && commit.doubtedSince !== null && isDuplicate(failure)) {
      await settlePlace(attempt, { isInDoubt: false, backAt: null });
      return this.reconciler.lookForTwin(attempt, failure);
    }
    if (failure.family === 'auth_expired') {
      const connections = getService(this.strapi, 'connections');
      await connections.needsReconnect(attempt.connection, failure.message);
    }
    if (failure.family === 'account_problem') {
      const connections = getService(this.strapi, 'connections');
      await connections.troubled(attempt.connection, failure.message);
    }
    const decision = this.#decide(attempt, failure, restsUntil);
    await this.#store(attempt, failure, decision);
    reached('failure-stored', attempt.lease.deliveryId);
  }

  /** Epoch ms until which the platform is left alone; null when it is not. */
  async #tellCircuit({ connection }: Attempt, failure: PlatformFailure): Promise<number | null> {
    const circuits = getService(this.strapi, 'circuits');
    if (failure.httpStatus !== null && failure.httpStatus < 500) {
      // An answer, if not the one we wished for: the platform is there.
      if (failure.family !== 'operator_problem') await circuits.succeeded(connection);
    }
    return circuits.failed(connection, failure);
  }

  #decide(attempt: Attempt, failure: PlatformFailure, restsUntil: number | null): Decision {
    const { delivery, connection, lease } = attempt;
    const { maxAttempts, backoffBaseMs, backoffMaxMs } = getConfig(this.strapi).delivery;
    return decideAfterFailure(failure, {
      attempts: lease.attempts,
      maxAttempts,
      backOff: { baseMs: backoffBaseMs, maxMs: backoffMaxMs },
      now: systemClock.now(),
      random: systemRandom.float(),
      platform: getService(this.strapi, 'adapters').descriptorOf(delivery.platform).label,
      account: accountName(delivery.platform, connection.account.handle),
      restsUntil: restsUntil === null ? null : restsUntil + PROBE_AGAIN_MS,
    });
  }

  async #store(attempt: Attempt, failure: PlatformFailure, decision: Decision): Promise<void> {
    const { lease } = attempt;
    const { transition, dueAt, reason } = decision;
    const holds = decision.transition === 'hold';
    const waitsFor = decision.transition === 'hold' ? decision.waitsFor : null;
    // Before anybody else may take it up again.
    await settlePlace(attempt, { isInDoubt: false, backAt: dueAt });
    await this.repository.advance(lease, transition, {
      data: {
        dueAt: dueAt === null ? null : new Date(dueAt),
        reason,
        waitsFor,
        // The platform names another time, and it is not late before that.
        ...(waitsFor === 'quota' && dueAt !== null ? { scheduledAt: new Date(dueAt) } : {}),
        attempts: holds ? lease.attempts - 1 : lease.attempts,
        errorFamily: failure.family,
        errorCode: failure.code,
        errorMessage: failure.message,
        ...(transition === 'fail' ? { finishedAt: new Date(systemClock.now()) } : {}),
      },
      event: { message: failure.message, httpStatus: failure.httpStatus },
    });
    if (dueAt === null) return;
    const { id: deliveryId, priority } = attempt.delivery;
    await getService(this.strapi, 'queue').nudgeDeliveries([{ deliveryId, dueAt, priority }]);
  }
}

const settlePlace = (
  { place, journal: { begun, landed } }: Attempt,
  { isInDoubt, backAt }: { isInDoubt: boolean; backAt: number | null }
): Promise<void> => place.settle({ begun, landed: landed + (isInDoubt ? 1 : 0) }, backAt);

/** During a commit only the platform's own clear word says that nothing was posted. */
const isKnownOutcome = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.family !== 'unknown_outcome';

const isDuplicate = ({ failure }: PlatformFailure): boolean =>
  failure.family === 'rejected' && failure.isDuplicate === true;

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
