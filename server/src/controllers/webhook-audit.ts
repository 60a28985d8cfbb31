import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { AuditAction } from '../../../contracts/audit';
import { getService } from '../services/get-service';
import { plainAddress, type Webhook } from '../services/webhooks/webhook';
import { actorOf } from './audit-actor';

export interface WebhookChange {
  action: AuditAction;
  /** Null: it was made. */
  before: Webhook | null;
  /** Null: it was removed. */
  after: Webhook | null;
}

/** Writes it down, and answers what the webhook looks like now. */
export const answerChanged = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, before }: { action: AuditAction; before: Webhook }
): Promise<void> => {
  const service = getService(strapi, 'webhooks');
  const after = await service.endpoints.demand(before.id);
  await recordWebhook(strapi, ctx, { action, before, after });
  ctx.body = { data: await service.viewOf(after) };
};

/** Writes into the audit log what a person did with a webhook. */
export const recordWebhook = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, before, after }: WebhookChange
): Promise<void> => {
  const webhook = after ?? before;
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: webhook && onlySiteOf(webhook),
    subject: { kind: 'webhook', id: webhook?.id ?? null, name: webhook?.name ?? null },
    before: before && factsOf(before),
    after: after && factsOf(after),
  });
};

/** Where the log shows it; null: it is about several sites, or all. */
export const onlySiteOf = ({ siteIds }: Webhook): number | null =>
  siteIds?.length === 1 ? (siteIds[0] ?? null) : null;

const factsOf = ({ name, url, events, siteIds, isOrdered, state, previousUntil }: Webhook) => ({
  ...{ name, events, siteIds, isOrdered, state },
  address: plainAddress(url),
  oldOneSignsUntil: previousUntil,
});
