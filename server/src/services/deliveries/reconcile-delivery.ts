import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { PlatformFailure, type Doubt, type Reconciliation } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { createDeliveryJournal } from './delivery-journal';
import {
  LeaseLostError,
  type DeliveryRepository,
  type DeliveryWithLinks,
  type Lease,
} from './delivery-repository';
import { startHeartbeat } from './heartbeat';
import { openContent } from './open-content';
import type { Attempt } from './run-delivery';

/** A platform that cannot be asked for this long leaves the question to a person. */
const MAX_DOUBT_MS = 24 * 60 * 60_000;

/** Finds out what became of a commit whose answer was lost, without ever sending it again blindly. */
export const createReconciler = ({
  strapi,
  repository,
}: {
  strapi: Core.Strapi;
  repository: DeliveryRepository;
}) => {
  const settings = () => getConfig(strapi).delivery;
  const now = () => systemClock.now();

  const settlingOf = (delivery: DeliveryWithLinks): number[] =>
    getService(strapi, 'adapters')
      .descriptorOf(delivery.platform)
      .settlingMs.map((ms) => Math.round(ms * settings().settlingFactor));

  const askLater = async (
    lease: Lease,
    delivery: DeliveryWithLinks,
    { waitMs, message, checks }: { waitMs: number; message: string; checks: number }
  ): Promise<void> => {
    const dueAt = now() + waitMs;
    const data = { dueAt: new Date(dueAt), doubtChecks: checks };
    await repository.advance(lease, 'doubt', { data, event: { message } });
    await getService(strapi, 'queue').nudgeDelivery(delivery.id, dueAt);
  };

  const settle = async (
    lease: Lease,
    delivery: DeliveryWithLinks,
    answer: Reconciliation
  ): Promise<void> => {
    if (answer.outcome === 'unsure') {
      const data = { dueAt: null, reason: answer.reason };
      return repository.advance(lease, 'doubt', { data, event: { message: answer.reason } });
    }
    if (answer.outcome === 'posted') {
      const posted = [...delivery.posted, answer.part];
      const [first] = posted;
      const more = posted.length < delivery.content.parts.length;
      const data = {
        posted,
        platformPostId: first?.id ?? null,
        platformUrl: first?.url ?? null,
        doubtChecks: 0,
        reason: null,
        ...(more ? {} : { postedAt: new Date(now()), finishedAt: new Date(now()), dueAt: null }),
      };
      const event = { message: `Found on the platform: ${answer.part.url ?? answer.part.id}` };
      if (!more) return repository.advance(lease, 'publish', { data, event });
      return requeue(lease, delivery, 'part_posted', { data, message: event.message });
    }
    const wait = settlingOf(delivery)[delivery.doubtChecks];
    if (wait !== undefined) {
      const message = 'Not found yet; asking again.';
      const checks = delivery.doubtChecks + 1;
      return askLater(lease, delivery, { waitMs: wait, message, checks });
    }
    return requeue(lease, delivery, 'absent', { message: 'Certainly not posted.' });
  };

  const requeue = async (
    lease: Lease,
    delivery: DeliveryWithLinks,
    transition: 'absent' | 'part_posted',
    { data = {}, message }: { data?: Record<string, unknown>; message: string }
  ): Promise<void> => {
    const dueAt = now();
    await repository.advance(lease, transition, {
      data: { ...data, commitMark: null, doubtChecks: 0, dueAt: new Date(dueAt), reason: null },
      event: { message },
    });
    await getService(strapi, 'queue').nudgeDelivery(delivery.id, dueAt);
  };

  const ask = async (delivery: DeliveryWithLinks, lease: Lease): Promise<Reconciliation> => {
    const mark = delivery.commitMark;
    if (!mark || delivery.connectionId === null) {
      return { outcome: 'unsure', reason: 'The account was disconnected before we could look.' };
    }
    const connections = getService(strapi, 'connections');
    const connection = await connections.find(delivery.connectionId);
    if (!connection) {
      return { outcome: 'unsure', reason: 'The account was disconnected before we could look.' };
    }
    const adapter = getService(strapi, 'adapters').adapterFor(delivery.platform);
    const heartbeat = startHeartbeat(repository, lease, settings().leaseMs);
    const doubt: Doubt = {
      part: mark.part,
      startedAt: mark.startedAt,
      endedAt: mark.endedAt ?? (delivery.leaseUntil ? Date.parse(delivery.leaseUntil) : now()),
    };
    try {
      const request = {
        account: connection.account,
        credentials: await connections.usableCredentials(connection),
        content: await openContent(
          delivery.content,
          adapter.descriptor,
          getService(strapi, 'media')
        ),
        options: delivery.options,
        journal: createDeliveryJournal({ repository, lease, delivery, now }),
        signal: heartbeat.signal,
      };
      return await adapter.reconcile(request, doubt);
    } finally {
      heartbeat.stop();
    }
  };

  const postpone = async (
    lease: Lease,
    delivery: DeliveryWithLinks,
    error: unknown
  ): Promise<void> => {
    if (error instanceof LeaseLostError) return;
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof PlatformFailure && error.family === 'auth_expired') {
      const { connectionId } = delivery;
      const connections = getService(strapi, 'connections');
      const connection = connectionId === null ? null : await connections.find(connectionId);
      if (connection) await connections.refresh(connection).catch(() => undefined);
    }
    const elapsedMs = now() - (delivery.commitMark?.startedAt ?? 0);
    if (elapsedMs > MAX_DOUBT_MS) {
      const reason = `The platform did not say whether it was posted: ${message}`;
      return repository.advance(lease, 'doubt', { data: { dueAt: null, reason } });
    }
    // Trouble with asking is no answer: the settling steps stay where they are.
    const { backoffBaseMs, backoffMaxMs } = settings();
    const waitMs = Math.min(Math.max(elapsedMs / 2, backoffBaseMs), backoffMaxMs);
    return askLater(lease, delivery, { waitMs, message, checks: delivery.doubtChecks });
  };

  return {
    /** The answer to a commit was lost: remember it as unknown and look after a while. */
    async enterDoubt(attempt: Attempt, error: unknown): Promise<void> {
      const { delivery, lease } = attempt;
      const current = await repository.find(delivery.id);
      const dueAt = now() + (settlingOf(delivery)[0] ?? 0);
      const failure = error instanceof PlatformFailure ? error : null;
      const message = error instanceof Error ? error.message : String(error);
      await repository.advance(lease, 'doubt', {
        data: {
          dueAt: new Date(dueAt),
          doubtChecks: 1,
          commitMark: current?.commitMark ? { ...current.commitMark, endedAt: now() } : null,
          errorFamily: 'unknown_outcome',
          errorCode: failure?.code ?? 'NO_ANSWER',
          errorMessage: failure?.message ?? 'The answer of the platform was lost.',
          reason: 'The answer was lost; we are looking whether it was posted.',
        },
        event: { message, httpStatus: failure?.httpStatus ?? null },
      });
      await getService(strapi, 'queue').nudgeDelivery(delivery.id, dueAt);
    },

    /** Asks the platform about a doubtful delivery that is due; else does nothing. */
    async run(deliveryId: number): Promise<void> {
      const { leaseMs } = settings();
      const lease = await repository.claim(deliveryId, 'claim_doubt', { now: now(), leaseMs });
      if (!lease) return;
      const delivery = await repository.find(deliveryId);
      if (!delivery) return;
      try {
        await settle(lease, delivery, await ask(delivery, lease));
      } catch (error) {
        await postpone(lease, delivery, error);
      }
    },
  };
};
