import type { WebhookEventGroup, WebhookEventType } from '../../../../contracts/webhook-events';
import type { WebhookDeliveryState, WebhookState } from '../../../../contracts/webhooks';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

/** What can be subscribed to; not the contract's list, which would bring the schema library along. */
export const EVENT_TEXT: Record<WebhookEventType, MessageId> = {
  'delivery.created': 'webhooks.event.deliveryCreated',
  'delivery.queued': 'webhooks.event.deliveryQueued',
  'delivery.held': 'webhooks.event.deliveryHeld',
  'delivery.rescheduled': 'webhooks.event.deliveryRescheduled',
  'delivery.published': 'webhooks.event.deliveryPublished',
  'delivery.unknown': 'webhooks.event.deliveryUnknown',
  'delivery.failed': 'webhooks.event.deliveryFailed',
  'delivery.missed': 'webhooks.event.deliveryMissed',
  'delivery.cancelled': 'webhooks.event.deliveryCancelled',
  'delivery.removed': 'webhooks.event.deliveryRemoved',
  'connection.connected': 'webhooks.event.connectionConnected',
  'connection.expiring': 'webhooks.event.connectionExpiring',
  'connection.needs-reconnect': 'webhooks.event.connectionNeedsReconnect',
  'connection.disabled': 'webhooks.event.connectionDisabled',
  'connection.enabled': 'webhooks.event.connectionEnabled',
  'connection.disconnected': 'webhooks.event.connectionDisconnected',
  'approval.requested': 'webhooks.event.approvalRequested',
  'approval.approved': 'webhooks.event.approvalApproved',
  'approval.rejected': 'webhooks.event.approvalRejected',
  'approval.closed': 'webhooks.event.approvalClosed',
  'budget.reached': 'webhooks.event.budgetReached',
};

const GROUP_TEXT: Record<WebhookEventGroup, MessageId> = {
  delivery: 'webhooks.group.delivery',
  connection: 'webhooks.group.connection',
  approval: 'webhooks.group.approval',
  budget: 'webhooks.group.budget',
};

export interface EventGroup {
  label: MessageId;
  events: WebhookEventType[];
}

/** The events as the form shows them. */
export const EVENT_GROUPS: readonly EventGroup[] = Object.entries(GROUP_TEXT).map(
  ([group, label]) => ({
    label,
    events: (Object.keys(EVENT_TEXT) as WebhookEventType[]).filter((type) =>
      type.startsWith(`${group}.`)
    ),
  })
);

interface Look {
  label: MessageId;
  icon: StateIcon;
  tone: Tone;
}

export const STATE_LOOK: Record<WebhookState, Look> = {
  active: { label: 'webhooks.state.active', icon: 'check', tone: 'success' },
  paused: { label: 'webhooks.state.paused', icon: 'pause', tone: 'neutral' },
  disabled: { label: 'webhooks.state.disabled', icon: 'cross', tone: 'danger' },
};

export const DELIVERY_LOOK: Record<WebhookDeliveryState, Look> = {
  pending: { label: 'webhooks.delivery.pending', icon: 'clock', tone: 'neutral' },
  delivered: { label: 'webhooks.delivery.delivered', icon: 'check', tone: 'success' },
  failed: { label: 'webhooks.delivery.failed', icon: 'cross', tone: 'danger' },
};

/** The test's own event has no line in the form. */
export const eventText = (type: string): MessageId =>
  Object.hasOwn(EVENT_TEXT, type) ? EVENT_TEXT[type as WebhookEventType] : 'webhooks.event.ping';
