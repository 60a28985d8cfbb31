import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** An editor's word about one entry: never share it by itself, or it is marked for it. */
export const entrySharingModel: Model = {
  uid: UIDS.entrySharing,
  singularName: 'entry-sharing',
  tableName: 'distribution_entry_sharing',
  attributes: {
    id: { type: 'increments' },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    /** Empty for content-types without locales. */
    entryLocale: { type: 'string', column: { notNullable: true } },
    /** `never` or `flagged`; no row means `auto`. */
    sharing: { type: 'string', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_entry_sharing_uq',
      columns: ['entry_uid', 'entry_document_id', 'entry_locale'],
      type: 'unique',
    },
  ],
};
