import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Money that is held for a call that runs: what its row in the log needs, should nobody come back. */
export const aiReservationModel: Model = {
  uid: UIDS.aiReservation,
  singularName: 'ai-reservation',
  tableName: 'distribution_ai_reservations',
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    month: { type: 'string', column: { notNullable: true } },
    provider: { type: 'string', column: { notNullable: true } },
    model: { type: 'string', column: { notNullable: true } },
    purpose: { type: 'string', column: { notNullable: true } },
    promptVersion: { type: 'string' },
    adaptationId: { type: 'integer' },
    price: { type: 'json' },
    /** Billionths of a US dollar: what is held, and what it is likely to cost. */
    worst: { type: 'biginteger', column: { notNullable: true } },
    likely: { type: 'biginteger', column: { notNullable: true } },
    /** It stands in the ledger of the site's budget for everything as well. */
    isInLedger: { type: 'boolean', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_ai_reservations_created_ix', columns: ['created_at'] }],
};
