import type { WebhookDeliveryView, WebhookView } from '../../../../contracts/webhooks';
import type { Webhook } from './webhook';
import type { WebhookDeliveries, WebhookDelivery } from './webhook-deliveries';

/** A webhook as people see it: never its secrets. */
export const webhookView = async (
  webhook: Webhook,
  { table }: Pick<WebhookDeliveries, 'table'>,
  now: number
): Promise<WebhookView> => {
  const { id: webhookId, previousUntil, restUntil } = webhook;
  const countOf = (state: string) => table.count({ where: { webhookId, state } });
  const [last] = await table.findMany({
    where: { webhookId, state: 'delivered' },
    select: ['finishedAt'],
    orderBy: { finishedAt: 'desc' },
    limit: 1,
  });
  return {
    id: webhookId,
    name: webhook.name,
    url: webhook.url,
    events: webhook.events,
    siteIds: webhook.siteIds,
    isOrdered: webhook.isOrdered,
    state: webhook.state,
    stateReason: webhook.stateReason,
    failuresInRow: webhook.failuresInRow,
    restUntil: later(restUntil, now),
    previousSecretUntil: later(previousUntil, now),
    createdAt: webhook.createdAt,
    updatedAt: webhook.updatedAt,
    counts: {
      pending: await countOf('pending'),
      delivered: await countOf('delivered'),
      failed: await countOf('failed'),
    },
    lastDeliveredAt: last?.finishedAt ?? null,
  };
};

export const webhookDeliveryView = (row: WebhookDelivery): WebhookDeliveryView => ({
  id: row.id,
  messageId: row.messageId,
  type: row.type,
  state: row.state,
  at: row.at,
  attempts: row.attempts,
  nextAt: row.nextAt,
  finishedAt: row.finishedAt,
  body: row.body,
  tries: row.tries ?? [],
});

/** A time that is still to come; else null. */
const later = (at: string | null, now: number): string | null =>
  at !== null && Date.parse(at) > now ? at : null;
