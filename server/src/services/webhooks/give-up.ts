import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { getService } from '../get-service';
import { plainAddress, type Webhook } from './webhook';
import type { WebhookEndpoints } from './webhook-endpoints';

/** Sends an address nothing more until a person says so, and tells people; each time once. */
export const giveUp = async (
  strapi: Core.Strapi,
  endpoints: WebhookEndpoints,
  { webhook, why }: { webhook: Webhook; why: string }
): Promise<void> => {
  const { id, name, url, siteIds } = webhook;
  const updatedAt = new Date(systemClock.now());
  const data = { state: 'disabled', stateReason: why, updatedAt };
  if (!(await endpoints.write(id, data, { state: 'active' }))) return;
  const notice = { id, name, address: plainAddress(url), why };
  strapi.log.warn(
    `Social distribution: the webhook "${name}" (${notice.address}) was switched off. ${why}`
  );
  getService(strapi, 'notices').webhookDisabled(notice);
  await getService(strapi, 'audit').record({
    actor: { kind: 'system', id: null, name: null },
    origin: null,
    action: 'webhook.disable',
    siteId: siteIds?.length === 1 ? (siteIds[0] ?? null) : null,
    subject: { kind: 'webhook', id, name },
    before: { state: 'active', stateReason: null },
    after: { state: 'disabled', stateReason: why },
  });
};
