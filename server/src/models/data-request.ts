import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** A call of a platform to forget an account. Once it is done, the row says nothing of whom. */
export const dataRequestModel: Model = {
  uid: UIDS.dataRequest,
  singularName: 'data-request',
  tableName: 'distribution_data_requests',
  attributes: {
    id: { type: 'increments' },
    /** What the platform and the person were told; random. */
    code: { type: 'string', column: { notNullable: true } },
    /** SHA-256 (hex) of the signed request: the same one is done once. */
    digest: { type: 'string', column: { notNullable: true } },
    app: { type: 'string', column: { notNullable: true } },
    /** `deauthorise` or `deletion`. */
    request: { type: 'string', column: { notNullable: true } },
    /** Whom it is about, and the sites whose app signed it; null once it is done. */
    userId: { type: 'string' },
    siteIds: { type: 'json' },
    receivedAt: { type: 'datetime', column: { notNullable: true } },
    /** Null: not done yet. */
    doneAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'distribution_data_requests_code_uq', columns: ['code'], type: 'unique' },
    { name: 'distribution_data_requests_digest_uq', columns: ['digest'], type: 'unique' },
  ],
};
