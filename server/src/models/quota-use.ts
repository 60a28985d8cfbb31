import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/**
 * A place that a delivery takes of a limit. `booked` for a later time, `open` while its call runs,
 * `used` from the moment of its answer.
 */
export const quotaUseModel: Model = {
  uid: UIDS.quotaUse,
  singularName: 'quota-use',
  tableName: 'distribution_quota_uses',
  attributes: {
    id: { type: 'increments' },
    subject: { type: 'string', column: { notNullable: true } },
    limitId: { type: 'string', column: { notNullable: true } },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    /** Posts, parts, calls, or millionths of a dollar. */
    units: { type: 'biginteger', column: { notNullable: true } },
    /** When it counts from, epoch ms. */
    at: { type: 'biginteger', column: { notNullable: true } },
    /** The time that was told first, epoch ms: booked places stand in the order of those. */
    promisedAt: { type: 'biginteger' },
    state: { type: 'string', column: { notNullable: true } },
    /** The delivery's: a booked place of a better one stands before others. */
    priority: { type: 'integer' },
  },
  indexes: [
    { name: 'distribution_quota_uses_ix', columns: ['subject', 'limit_id', 'at'] },
    { name: 'distribution_quota_uses_delivery_ix', columns: ['delivery_id'] },
    { name: 'distribution_quota_uses_state_ix', columns: ['state', 'at'] },
  ],
};
