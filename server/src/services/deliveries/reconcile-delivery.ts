import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { PlatformFailure, type Doubt, type Reconciliation } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { publishRequestOf, type Attempt } from './attempt';
import { DeliveryJournal } from './delivery-journal';
import { markInDoubt, type Delivery } from './delivery';
import type { DeliveryRepository } from './delivery-repository';
import { reached } from './delivery-steps';
import { startHeartbeat } from './heartbeat';
import { LeaseLostError } from './lease';
import { DoubtSettlement, type DoubtfulDelivery } from './settle-doubt';

const DISCONNECTED: Reconciliation = {
  outcome: 'unsure',
  reason: 'The account was disconnected before we could look.',
};

/** Finds out what became of a commit whose answer was lost, without ever sending it again blindly. */
export class Reconciler {
  readonly #settlement: DoubtSettlement;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {
    this.#settlement = new DoubtSettlement(strapi, repository);
  }

  /** The answer to a commit was lost: remember it as unknown and look after a while. */
  async enterDoubt(attempt: Attempt, error: unknown): Promise<void> {
    const dueAt = systemClock.now() + this.#firstStepMs(attempt);
    const reason = 'The answer was lost; we are looking whether it was posted.';
    return this.#storeDoubt(attempt, error, { dueAt, reason });
  }

  /**
   * The platform shows the same content already, and an earlier attempt of ours was in doubt: its
   * post turned up after the settling time. Looks for it once more; then a person does.
   */
  async lookForTwin(attempt: Attempt, failure: PlatformFailure): Promise<void> {
    const { platform } = attempt.delivery;
    const { label } = getService(this.strapi, 'adapters').descriptorOf(platform);
    const account = accountName(platform, attempt.connection.account.handle);
    if (attempt.delivery.errorCode === failure.code) {
      const reason = `${label} says that ${account} shows this post already, but we cannot find it there. Look at the account and tell us what you see.`;
      return this.#storeDoubt(attempt, failure, { dueAt: null, reason });
    }
    const dueAt = systemClock.now() + this.#firstStepMs(attempt);
    const reason = `${label} says that ${account} shows this post already; we are looking for it.`;
    return this.#storeDoubt(attempt, failure, { dueAt, reason });
  }

  #firstStepMs({ delivery }: Attempt): number {
    return this.#settlement.stepsOf(delivery)[0] ?? 0;
  }

  async #storeDoubt(
    { delivery, lease, journal }: Attempt,
    error: unknown,
    { dueAt, reason }: { dueAt: number | null; reason: string }
  ): Promise<void> {
    const failure = error instanceof PlatformFailure ? error : null;
    const mark = journal.runningCommit;
    await this.repository.advance(lease, 'doubt', {
      data: {
        dueAt: dueAt === null ? null : new Date(dueAt),
        doubtChecks: 1,
        commitMark: mark && markInDoubt(mark, systemClock.now()),
        errorFamily: 'unknown_outcome',
        errorCode: failure?.code ?? 'NO_ANSWER',
        errorMessage: failure?.message ?? 'The answer of the platform was lost.',
        reason,
      },
      event: { message: messageOf(error), httpStatus: failure?.httpStatus ?? null },
    });
    reached('doubt-stored', delivery.id);
    if (dueAt === null) return;
    const nudge = { deliveryId: delivery.id, dueAt, priority: delivery.priority };
    await getService(this.strapi, 'queue').nudgeDeliveries([nudge]);
  }

  /** Asks the platform about a doubtful delivery that is due; else does nothing. */
  async run(delivery: Delivery): Promise<void> {
    const { leaseMs } = getConfig(this.strapi).delivery;
    const now = systemClock.now();
    const lease = await this.repository.claim(delivery, 'claim_doubt', { now, leaseMs });
    if (!lease) return;
    reached('doubt-claimed', delivery.id);
    const doubtful = { delivery, lease };
    try {
      const answer = await this.#ask(doubtful);
      reached('doubt-answered', delivery.id);
      await this.#settlement.settle(doubtful, answer);
      reached('doubt-settled', delivery.id);
    } catch (error) {
      await this.#postpone(doubtful, error);
    }
  }

  async #ask({ delivery, lease }: DoubtfulDelivery): Promise<Reconciliation> {
    const { strapi, repository } = this;
    const mark = delivery.commitMark;
    const connection = await this.#connectionOf(delivery.connectionId);
    if (!mark || !connection) return DISCONNECTED;
    const { leaseMs } = getConfig(strapi).delivery;
    const adapter = await getService(strapi, 'adapters').adapterFor(connection);
    const renew = (leaseUntil: Date) => repository.write(lease, { leaseUntil });
    const heartbeat = startHeartbeat(renew, leaseMs);
    const now = () => systemClock.now();
    const doubt: Doubt = {
      part: mark.part,
      startedAt: mark.startedAt,
      endedAt: mark.endedAt ?? now(),
      since: mark.doubtedSince ?? mark.startedAt,
    };
    try {
      const journal = new DeliveryJournal({ repository, lease, delivery, now });
      const { signal } = heartbeat;
      const attempt = { delivery, connection, lease, journal, signal };
      return await adapter.reconcile(await publishRequestOf(strapi, attempt), doubt);
    } finally {
      heartbeat.stop();
    }
  }

  async #postpone(doubtful: DoubtfulDelivery, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError) return;
    if (error instanceof PlatformFailure && error.family === 'auth_expired') {
      const connection = await this.#connectionOf(doubtful.delivery.connectionId);
      const connections = getService(this.strapi, 'connections');
      if (connection) await connections.refresh(connection).catch(() => undefined);
    }
    await this.#settlement.postpone(doubtful, messageOf(error));
  }

  async #connectionOf(connectionId: number | null): Promise<Connection | null> {
    return connectionId === null ? null : getService(this.strapi, 'connections').find(connectionId);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
