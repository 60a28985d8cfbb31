import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import { threadIsOut, ThreadTurn } from '../connections/thread-turn';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Place } from '../quotas/place';
import type { Delivery, WaitsFor } from './delivery';
import type { Lease } from './lease';

/** What stands against publishing, and what becomes of the delivery. `dueAt` null waits for an event. */
export type Obstacle =
  | { transition: 'cancel' | 'miss' | 'fail'; reason: string }
  | { transition: 'hold'; reason: string; waitsFor: WaitsFor; dueAt: number | null }
  | { transition: 'wait_turn'; reason: string; dueAt: number };

export type Readiness =
  { ok: true; connection: Connection; place: Place } | ({ ok: false } & Obstacle);

/** How soon a delivery looks again whether the account's thread is done, ms. */
const TURN_WAIT_MS = 1_000;

interface Question {
  strapi: Core.Strapi;
  delivery: Delivery;
  lease: Lease;
}

/** Looks at everything that can stand against publishing, anew before every attempt. */
export const whyNotNow = async (question: Question): Promise<Readiness> => {
  const { strapi, delivery } = question;
  const { connectionId } = delivery;
  const connection =
    connectionId === null ? null : await getService(strapi, 'connections').find(connectionId);
  const name = accountName(delivery.platform, delivery.accountHandle);
  if (!connection) {
    return no({ transition: 'cancel', reason: `The account ${name} was disconnected.` });
  }
  const obstacle =
    tooManyAttempts(question) ??
    missed(question) ??
    (await unpublished(question)) ??
    (await paused(question, connection)) ??
    disconnected(connection, name) ??
    (await circuitOpen(question, connection)) ??
    (await threadAhead(question, connection));
  if (obstacle) return no(obstacle);
  // Last of all: what takes a place in a limit goes out.
  return placeOr(question, connection);
};

const no = (obstacle: Obstacle): Readiness => ({ ok: false, ...obstacle });

/** A delivery whose worker dies every time must end some day. */
const tooManyAttempts = ({ strapi, lease }: Question): Obstacle | null => {
  const { maxAttempts } = getConfig(strapi).delivery;
  if (lease.attempts <= maxAttempts) return null;
  const reason = `The worker stopped in the middle of it ${maxAttempts} times. Look at the server's log, then retry.`;
  return { transition: 'fail', reason };
};

/** A thread that has begun is finished, whatever happened meanwhile. */
const hasBegun = ({ posted }: Delivery): boolean => posted.length > 0;

const missed = ({ strapi, delivery }: Question): Obstacle | null => {
  const { missedAfterMs } = getConfig(strapi).delivery;
  if (hasBegun(delivery) || !isTooLate(delivery, systemClock.now() - missedAfterMs)) return null;
  return { transition: 'miss', reason: missedReason(delivery) };
};

export const isTooLate = ({ scheduledAt }: Delivery, before: number): boolean =>
  scheduledAt !== null && Date.parse(scheduledAt) < before;

/** Why it was missed: what it waited for, else the stall. */
export const missedReason = ({
  scheduledAt,
  reason,
  waitsFor,
}: Pick<Delivery, 'scheduledAt' | 'reason' | 'waitsFor'>): string => {
  const time = scheduledAt ? `${scheduledAt.slice(0, 16).replace('T', ' ')} UTC` : 'its time';
  if (waitsFor === 'approval') {
    return `It was meant to go out at ${time} and nobody approved it in time. If it still matters, somebody who may approve can retry it; else distribute the entry again.`;
  }
  // What was promised for later is not true any more.
  const [cause = ''] = (reason ?? '').replace(/\.$/, '').split('; ');
  const because = cause ? ` (${cause})` : '';
  return `It was meant to go out at ${time} and could not${because}. Retry it if it still matters.`;
};

const unpublished = async ({ strapi, delivery }: Question): Promise<Obstacle | null> => {
  if (hasBegun(delivery)) return null;
  const isPublished = await getService(strapi, 'entries').isPublished({
    uid: delivery.entryUid,
    documentId: delivery.entryDocumentId,
    locale: delivery.entryLocale,
  });
  const reason = 'The entry was deleted or unpublished before it was posted.';
  return isPublished ? null : { transition: 'cancel', reason };
};

const paused = async ({ strapi }: Question, { siteId }: Connection): Promise<Obstacle | null> => {
  const site = await getService(strapi, 'sites').find(siteId);
  if (!site?.paused) return null;
  const reason = `Distribution of ${site.name} is paused; it goes on when somebody resumes it.`;
  return { transition: 'hold', reason, waitsFor: 'paused', dueAt: null };
};

const disconnected = ({ status }: Connection, name: string): Obstacle | null =>
  status === 'active'
    ? null
    : {
        transition: 'hold',
        reason:
          status === 'disabled'
            ? `${name} is switched off. Switch it on again on the Connections page.`
            : `Waiting for you to reconnect ${name}.`,
        waitsFor: 'reconnect',
        dueAt: null,
      };

const circuitOpen = async (
  { strapi, delivery }: Question,
  connection: Connection
): Promise<Obstacle | null> => {
  const admission = await getService(strapi, 'circuits').admit(connection, delivery.id);
  if (admission.ok) return null;
  const { label } = getService(strapi, 'adapters').descriptorOf(delivery.platform);
  const reason = `${label} has trouble, so ${accountName(delivery.platform, delivery.accountHandle)} waits: ${admission.reason}`;
  return { transition: 'hold', reason, waitsFor: 'circuit', dueAt: admission.retryAt };
};

/** Parts of a thread follow each other: nothing else of the account comes between them. */
const threadAhead = async (
  { strapi, delivery, lease }: Question,
  connection: Connection
): Promise<Obstacle | null> => {
  const now = systemClock.now();
  const until = new Date(now + getConfig(strapi).delivery.leaseMs);
  const isThread = delivery.content.parts.length > 1;
  const turn = { connectionId: connection.id, token: lease.token };
  const isFree = isThread
    ? await new ThreadTurn(strapi).take(turn, until)
    : !threadIsOut(connection, now);
  const reason = `Another thread of ${accountName(delivery.platform, delivery.accountHandle)} goes out first.`;
  return isFree ? null : { transition: 'wait_turn', reason, dueAt: now + TURN_WAIT_MS };
};

/** A place in the limits of its account, its platform's app and its site; else when it has one. */
const placeOr = async (
  { strapi, delivery, lease }: Question,
  connection: Connection
): Promise<Readiness> => {
  const admission = await getService(strapi, 'quotas').take(delivery, connection);
  if (admission.ok) return { ok: true, connection, place: admission.place };
  const { reason, waitsFor, dueAt } = admission;
  if (delivery.content.parts.length > 1) {
    await new ThreadTurn(strapi).giveBack({ connectionId: connection.id, token: lease.token });
  }
  return no({ transition: 'hold', reason, waitsFor, dueAt });
};
