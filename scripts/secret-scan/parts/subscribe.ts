import { NOTICE_EVENTS } from '../../../server/src/services/notices/notice-events';
import type { AdminClient } from '../../person/admin-client';

/** What Strapi tells webhooks of entries and media. */
const EVENTS = [
  ...['create', 'update', 'delete', 'publish', 'unpublish', 'draft-discard'].map(
    (what) => `entry.${what}`
  ),
  ...['create', 'update', 'delete'].map((what) => `media.${what}`),
];

/** A webhook of Strapi for everything that happens, the plugin's own events included. */
export const subscribe = async (client: AdminClient, url: string): Promise<void> => {
  const events = [...EVENTS, ...Object.values(NOTICE_EVENTS)];
  const webhook = { name: 'Everything', url, headers: {}, events };
  await client.request('POST', '/admin/webhooks', webhook);
};

/** What people are told when an account is lost, by webhook and by mail. */
export const LOSS = NOTICE_EVENTS['needs-reconnect'];
