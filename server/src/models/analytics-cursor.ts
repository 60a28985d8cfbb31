import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** How far the sums of analytics have come; one row. */
export const analyticsCursorModel: Model = {
  uid: UIDS.analyticsCursor,
  singularName: 'analytics-cursor',
  tableName: 'distribution_analytics_cursors',
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string', column: { notNullable: true } },
    /** The last event of a delivery that was seen for good. */
    eventId: { type: 'integer', column: { notNullable: true } },
    /** The last look at a post that was seen for good, epoch ms. */
    measuredAt: { type: 'biginteger', column: { notNullable: true } },
    /** The last delivery of the slow round through all of them. */
    sweptId: { type: 'integer', column: { notNullable: true } },
    /** Rounds that came to their end; before the first, sums are not whole. */
    rounds: { type: 'integer', column: { notNullable: true } },
    /** When everything new was last added up, epoch ms; null: never. */
    doneAt: { type: 'biginteger' },
    /** The worker that adds up has it until then, epoch ms. */
    claimedUntil: { type: 'biginteger', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_analytics_cursors_uq', columns: ['name'], type: 'unique' }],
};
