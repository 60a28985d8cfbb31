import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/**
 * "This entry was published", written in the transaction of the publish itself. A row lives until
 * the rules have been applied to it.
 */
export const outboxModel: Model = {
  uid: UIDS.outbox,
  singularName: 'outbox',
  tableName: 'distribution_outbox',
  attributes: {
    id: { type: 'increments' },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    locale: { type: 'string', column: { notNullable: true } },
    requestedBy: { type: 'string' },
    at: { type: 'datetime', column: { notNullable: true } },
    attempts: { type: 'integer' },
    problem: { type: 'text' },
  },
  indexes: [],
};
