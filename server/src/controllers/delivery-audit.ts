import type { Core } from '@strapi/types';

import { accountName } from '../services/connections/account-name';
import type { AuditSubject } from '../services/audit/audit-record';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';

/** A delivery as the audit log names it: "@harbourlight on X: Tide tables". */
export const deliverySubject = (strapi: Core.Strapi, delivery: Delivery): AuditSubject => {
  const { id, platform, accountHandle, entryTitle } = delivery;
  const { label } = getService(strapi, 'adapters').descriptorOf(platform);
  const account = `${accountName(platform, accountHandle)} on ${label}`;
  return { kind: 'delivery', id, name: entryTitle ? `${account}: ${entryTitle}` : account };
};

/** What a person's decision changes; never the text of the post. */
export const deliveryFacts = (delivery: Delivery): Record<string, unknown> => ({
  state: delivery.state,
  attempts: delivery.attempts,
  reason: delivery.reason,
  postUrl: delivery.platformUrl,
  ignored: delivery.state === 'unknown' && delivery.finishedAt !== null,
});
