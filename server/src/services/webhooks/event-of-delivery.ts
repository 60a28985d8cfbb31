import type { WebhookEventType } from '../../../../contracts/webhook-events';
import { redactText } from '../audit/redact';
import type { Delivery } from '../deliveries/delivery';
import type { DeliveryEvent, DeliveryEventName } from '../deliveries/delivery-events';
import type { WebhookEvent } from './webhook-event';

/** What is told of what happened to a post. What is not here is the engine's own business. */
const TYPES: Partial<Record<DeliveryEventName, WebhookEventType & `delivery.${string}`>> = {
  dispatch: 'delivery.created',
  rescheduled: 'delivery.rescheduled',
  hold: 'delivery.held',
  release: 'delivery.queued',
  retry: 'delivery.queued',
  absent: 'delivery.queued',
  retry_by_person: 'delivery.queued',
  resolve_again: 'delivery.queued',
  publish: 'delivery.published',
  resolve_posted: 'delivery.published',
  doubt: 'delivery.unknown',
  commit_abandoned: 'delivery.unknown',
  fail: 'delivery.failed',
  miss: 'delivery.missed',
  cancel: 'delivery.cancelled',
  removed: 'delivery.removed',
};

/** Names of events that are told of; all others need not be looked at. */
export const TOLD_EVENTS = Object.keys(TYPES) as DeliveryEventName[];

/** The columns of a post that are told. */
export const TOLD_COLUMNS = [
  'id',
  'state',
  'siteId',
  'platform',
  'accountHandle',
  'connectionId',
  'targetId',
  'distributionId',
  'entryUid',
  'entryDocumentId',
  'entryLocale',
  'entryTitle',
  'scheduledAt',
  'platformPostId',
  'platformUrl',
] as const satisfies readonly (keyof Delivery)[];

export type ToldDelivery = Pick<Delivery, (typeof TOLD_COLUMNS)[number]>;

/**
 * What is told, in the words of the contract; null: nobody is told of it, or it is doubted still.
 *
 * @param adminUrl where the admin panel is, without a slash at its end
 */
export const eventOfDelivery = (
  happened: DeliveryEvent,
  delivery: ToldDelivery,
  adminUrl: string
): WebhookEvent | null => {
  const type = TYPES[happened.event] ?? null;
  const isRepeated = happened.event === 'doubt' && happened.fromState === 'unknown';
  if (type === null || isRepeated) return null;
  const isThere = type === 'delivery.published' || type === 'delivery.removed';
  return {
    type,
    siteId: delivery.siteId,
    data: {
      deliveryId: delivery.id,
      state: happened.toState ?? delivery.state,
      siteId: delivery.siteId,
      platform: delivery.platform,
      handle: delivery.accountHandle,
      connectionId: delivery.connectionId,
      targetId: delivery.targetId,
      distributionId: delivery.distributionId,
      entry: {
        uid: delivery.entryUid,
        documentId: delivery.entryDocumentId,
        locale: delivery.entryLocale,
      },
      entryTitle: delivery.entryTitle,
      scheduledAt: delivery.scheduledAt && new Date(delivery.scheduledAt).toISOString(),
      attempt: happened.attempt,
      // The address of a post stands in a field of its own.
      reason: type === 'delivery.published' ? null : reasonOf(happened),
      platformPostId: isThere ? delivery.platformPostId : null,
      platformUrl: isThere ? delivery.platformUrl : null,
      adminUrl: `${adminUrl}/plugins/social-distribution/activity?delivery=${delivery.id}`,
    },
  };
};

const reasonOf = ({ message }: DeliveryEvent): string | null => message && redactText(message);
