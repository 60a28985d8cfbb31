import type { Core, Schema, UID } from '@strapi/types';

import type { DeliveryView } from '../../../contracts/deliveries';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';

/** A delivery as people see it. */
export const deliveryView = (strapi: Core.Strapi, delivery: Delivery): DeliveryView => ({
  id: delivery.id,
  platform: delivery.platform,
  platformLabel: getService(strapi, 'adapters').descriptorOf(delivery.platform).label,
  handle: delivery.accountHandle,
  targetId: delivery.targetId,
  entryUid: delivery.entryUid,
  entryDocumentId: delivery.entryDocumentId,
  entryKind: kindOf(strapi, delivery.entryUid),
  entryTitle: delivery.entryTitle,
  locale: delivery.entryLocale,
  state: delivery.state,
  attempts: delivery.attempts,
  scheduledAt: delivery.scheduledAt,
  isIgnored: delivery.state === 'unknown' && delivery.finishedAt !== null,
  reason: delivery.reason,
  errorCode: delivery.errorCode,
  text: delivery.content.parts.map(({ text }) => text).join('\n\n'),
  partCount: delivery.content.parts.length,
  template: templateOf(delivery),
  customised: [...(delivery.content.customised ?? [])],
  postId: delivery.platformPostId,
  url: delivery.platformUrl,
  dueAt: delivery.dueAt,
  createdAt: delivery.createdAt,
  postedAt: delivery.postedAt,
  removedAt: delivery.removedAt,
  goneAt: delivery.goneAt,
  finishedAt: delivery.finishedAt,
});

const templateOf = ({ content: { template } }: Delivery): DeliveryView['template'] =>
  template ? { id: template.id, name: template.name, version: template.version } : null;

/** A content-type that was removed meanwhile counts as a collection. */
export const kindOf = (strapi: Core.Strapi, uid: string): DeliveryView['entryKind'] => {
  const type: Schema.ContentType | undefined = strapi.contentTypes[uid as UID.ContentType];
  return type?.kind ?? 'collectionType';
};
