import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { accountName } from '../services/connections/account-name';
import type { AuditSubject } from '../services/audit/audit-record';
import type { Delivery } from '../services/deliveries/delivery';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';

interface ManyChanges {
  action: 'delivery.retry' | 'delivery.cancel';
  /** As they were. */
  before: readonly Delivery[];
  /** Ids of those that were changed. */
  changed: readonly number[];
}

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

/** One entry for each: whoever looks at a delivery finds who changed it. */
export const recordMany = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, before, changed }: ManyChanges
): Promise<void> => {
  if (changed.length === 0) return;
  const where = { id: { $in: [...changed] } };
  const after = await getService(strapi, 'deliveries').repository.findMany(where, changed.length);
  const earlier = new Map(before.map((delivery) => [delivery.id, delivery]));
  await getService(strapi, 'audit').recordMany(
    after.map((delivery) => ({
      ...actorOf(ctx),
      action,
      siteId: delivery.siteId,
      subject: deliverySubject(strapi, delivery),
      before: deliveryFacts(earlier.get(delivery.id) ?? delivery),
      after: deliveryFacts(delivery),
    }))
  );
};
