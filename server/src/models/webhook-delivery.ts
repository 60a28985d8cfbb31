import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** One event for one address, until it has arrived or was given up; kept as retention says. */
export const webhookDeliveryModel: Model = {
  uid: UIDS.webhookDelivery,
  singularName: 'webhook-delivery',
  tableName: 'distribution_webhook_deliveries',
  attributes: {
    id: { type: 'increments' },
    webhookId: { type: 'integer', column: { notNullable: true } },
    /** Sent as `webhook-id`, the same at every try. */
    messageId: { type: 'string', column: { notNullable: true } },
    type: { type: 'string', column: { notNullable: true } },
    siteId: { type: 'integer' },
    /** Exactly as it is signed and sent. */
    body: { type: 'text', column: { notNullable: true } },
    /** When it happened. */
    at: { type: 'datetime', column: { notNullable: true } },
    /** `pending`, `delivered` or `failed`. */
    state: { type: 'string', column: { notNullable: true } },
    attempts: { type: 'integer', column: { notNullable: true } },
    firstTriedAt: { type: 'datetime' },
    /** Not tried before; null: nothing is to be tried. */
    nextAt: { type: 'datetime' },
    leaseToken: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    /** The last tries. */
    tries: { type: 'json' },
    finishedAt: { type: 'datetime' },
  },
  indexes: [
    {
      name: 'distribution_webhook_deliveries_message_uq',
      columns: ['webhook_id', 'message_id'],
      type: 'unique',
    },
    {
      name: 'distribution_webhook_deliveries_due_ix',
      columns: ['webhook_id', 'state', 'next_at'],
    },
    { name: 'distribution_webhook_deliveries_at_ix', columns: ['at'] },
  ],
};
