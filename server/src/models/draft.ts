import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** What an editor wrote for an entry and has not sent yet. */
export const draftModel: Model = {
  uid: UIDS.draft,
  singularName: 'draft',
  tableName: 'distribution_drafts',
  attributes: {
    id: { type: 'increments' },
    /** Admin user. */
    userId: { type: 'integer', column: { notNullable: true } },
    siteId: { type: 'integer', column: { notNullable: true } },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    /** Empty for content-types without locales. */
    entryLocale: { type: 'string', column: { notNullable: true } },
    composition: { type: 'json', column: { notNullable: true } },
    savedAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_drafts_uq',
      columns: ['user_id', 'site_id', 'entry_uid', 'entry_document_id', 'entry_locale'],
      type: 'unique',
    },
    { name: 'distribution_drafts_saved_ix', columns: ['saved_at'] },
  ],
};
