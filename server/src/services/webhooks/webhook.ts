import type { WebhookEventType } from '../../../../contracts/webhook-events';
import type { WebhookRequest, WebhookState } from '../../../../contracts/webhooks';

/** A row of `distribution_webhooks`, its secrets sealed. */
export interface Webhook {
  id: number;
  /** Names it to the vault; never changes. */
  key: string;
  name: string;
  url: string;
  events: WebhookEventType[];
  /** Null: all sites. */
  siteIds: number[] | null;
  isOrdered: boolean;
  state: WebhookState;
  stateReason: string | null;
  secret: string;
  keyId: string | null;
  previousSecret: string | null;
  previousKeyId: string | null;
  previousUntil: string | null;
  failuresInRow: number;
  failingSince: string | null;
  restUntil: string | null;
  /** It hears of what happened to posts after this event. */
  sinceEventId: number;
  createdAt: string;
  updatedAt: string;
}

/** What a person sets. */
export type WebhookSettings = Required<WebhookRequest>;

/** What decides whether it hears of an event. */
type Ears = Pick<Webhook, 'events' | 'siteIds'>;

/** Whether it hears of this. What belongs to no site is for those that hear of all. */
export const hears = (
  { events, siteIds }: Ears,
  { type, siteId }: { type: WebhookEventType; siteId: number | null }
): boolean =>
  events.includes(type) && (siteIds === null || (siteId !== null && siteIds.includes(siteId)));

/** Events are collected for it: it was not given up. */
export const isCollected = ({ state }: Pick<Webhook, 'state'>): boolean => state !== 'disabled';

/** The address without what may hold a secret, for messages and the audit log. */
export const plainAddress = (url: string): string => {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + (search === '' ? '' : '?…');
};
