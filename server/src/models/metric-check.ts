import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** When a post's numbers are looked at next. The row goes with the last look. */
export const metricCheckModel: Model = {
  uid: UIDS.metricCheck,
  singularName: 'metric-check',
  tableName: 'distribution_metric_checks',
  attributes: {
    id: { type: 'increments' },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    connectionId: { type: 'integer', column: { notNullable: true } },
    platform: { type: 'string', column: { notNullable: true } },
    /** What the looks are counted from, epoch ms. */
    postedAt: { type: 'biginteger', column: { notNullable: true } },
    /** The planned time of the next look, epoch ms. */
    plannedAt: { type: 'biginteger' },
    /** When it is tried: later than planned while something is in its way, epoch ms. */
    dueAt: { type: 'biginteger' },
    /** Tries of this look that came to nothing. */
    tries: { type: 'integer', column: { notNullable: true } },
    /** When the post seemed to be gone at the last look, epoch ms; null: it was there. */
    missingSince: { type: 'biginteger' },
    /** Why it waits, in words; null: nothing is in its way. */
    reason: { type: 'text' },
    /** The worker's turn that holds it, and until when, epoch ms. */
    leaseToken: { type: 'string' },
    leaseUntil: { type: 'biginteger' },
  },
  indexes: [
    { name: 'distribution_metric_checks_delivery_uq', columns: ['delivery_id'], type: 'unique' },
    { name: 'distribution_metric_checks_due_idx', columns: ['connection_id', 'due_at'] },
    { name: 'distribution_metric_checks_lease_idx', columns: ['lease_token'] },
    { name: 'distribution_metric_checks_planned_idx', columns: ['due_at'] },
  ],
};
