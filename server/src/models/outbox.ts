import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/**
 * "This entry was published" (or unpublished, or deleted), written with the change itself. A row
 * lives until everything that follows from it has been done.
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
    /** `published`, `unpublished` or `deleted`; null in rows of before there was more than the first. */
    change: { type: 'string' },
    /** Who or what did it: `person`, `bulk`, `schedule`, `release`, `api`, `script`. */
    via: { type: 'string' },
    /** Whether nothing of it was published before. */
    isFirst: { type: 'boolean' },
    requestedBy: { type: 'string' },
    at: { type: 'datetime', column: { notNullable: true } },
    attempts: { type: 'integer' },
    /** Not before this time is it tried again; null: at once. */
    tryAt: { type: 'datetime' },
    problem: { type: 'text' },
  },
  indexes: [],
};
