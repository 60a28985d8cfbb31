import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** How far the log of deliveries was read for webhooks; one row. */
export const webhookCursorModel: Model = {
  uid: UIDS.webhookCursor,
  singularName: 'webhook-cursor',
  tableName: 'distribution_webhook_cursors',
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string', column: { notNullable: true } },
    /** Every row up to this one was read, but for the gaps. */
    position: { type: 'integer', column: { notNullable: true } },
    /** Numbers below that were given out and not seen: transactions that run yet, or never ended. */
    gaps: { type: 'json' },
    /** Counts the changes, so that the first of several processes wins. */
    version: { type: 'integer', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_webhook_cursors_name_uq', columns: ['name'], type: 'unique' }],
};
