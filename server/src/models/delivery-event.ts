import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Append-only: what happened to a delivery, and when. */
export const deliveryEventModel: Model = {
  uid: UIDS.deliveryEvent,
  singularName: 'delivery-event',
  tableName: 'distribution_delivery_events',
  attributes: {
    id: { type: 'increments' },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    at: { type: 'datetime', column: { notNullable: true } },
    event: { type: 'string', column: { notNullable: true } },
    fromState: { type: 'string' },
    toState: { type: 'string' },
    attempt: { type: 'integer' },
    httpStatus: { type: 'integer' },
    message: { type: 'text' },
  },
  indexes: [
    { name: 'distribution_delivery_events_delivery_idx', columns: ['delivery_id', 'id'] },
    // Retention goes by it.
    { name: 'distribution_delivery_events_at_idx', columns: ['at'] },
  ],
};
