import type { Core } from '@strapi/types';

import type { Notice } from './notice';

/** Names on Strapi's event hub; webhooks subscribe to them. */
export const NOTICE_EVENTS = {
  expiring: 'social-distribution.connection.expiring',
  'needs-reconnect': 'social-distribution.connection.needs-reconnect',
} as const satisfies Record<Notice['kind'], string>;

interface WebhookStore {
  addAllowedEvent(key: string, value: string): void;
}

/** What subscribers get; no secrets. */
export interface NoticeEvent {
  connectionId: number;
  site: { id: number; slug: string; name: string };
  platform: string;
  handle: string;
  /** ISO 8601 in UTC; null: there is no known end. */
  endsAt: string | null;
  /** 14, 7 or 1; null: it has ended. */
  daysBefore: number | null;
  /** In words; null while it only ends soon. */
  reason: string | null;
  /** The Connections page. */
  url: string;
}

/** Lets Strapi's webhooks subscribe: their store refuses events that it does not know. */
export const registerNoticeEvents = (strapi: Core.Strapi): void => {
  const store = strapi.get<WebhookStore>('webhookStore');
  store.addAllowedEvent('SOCIAL_CONNECTION_EXPIRING', NOTICE_EVENTS.expiring);
  store.addAllowedEvent('SOCIAL_CONNECTION_NEEDS_RECONNECT', NOTICE_EVENTS['needs-reconnect']);
};

/** Tells the event hub. A listener that throws is the listener's trouble: it is logged. */
export const emitNotice = async (strapi: Core.Strapi, notice: Notice): Promise<void> => {
  const name = NOTICE_EVENTS[notice.kind];
  try {
    await strapi.eventHub.emit(name, eventOf(notice));
  } catch (error) {
    strapi.log.error(`Social distribution: a listener of ${name} failed: ${String(error)}`);
  }
};

const eventOf = ({ kind, connection, site, days, url }: Notice): NoticeEvent => ({
  connectionId: connection.id,
  site: { id: site.id, slug: site.slug, name: site.name },
  platform: connection.platform,
  handle: connection.account.handle,
  endsAt: connection.endsAt,
  daysBefore: days,
  reason: kind === 'needs-reconnect' ? connection.statusReason : null,
  url,
});
