import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** One time that an entry was worded for its targets, by a model or without one. */
export const aiAdaptationModel: Model = {
  uid: UIDS.aiAdaptation,
  singularName: 'ai-adaptation',
  tableName: 'distribution_ai_adaptations',
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    /** Empty for content-types without locales. */
    entryLocale: { type: 'string', column: { notNullable: true } },
    versionHash: { type: 'string', column: { notNullable: true } },
    promptVersion: { type: 'string', column: { notNullable: true } },
    /** `ai`, `cached`, `fitted`. */
    outcome: { type: 'string', column: { notNullable: true } },
    reason: { type: 'text' },
    provider: { type: 'string' },
    model: { type: 'string' },
    /** US dollars; null: not known. */
    estimatedUsd: { type: 'float' },
    actualUsd: { type: 'float' },
    latencyMs: { type: 'integer', column: { notNullable: true } },
    vendorMs: { type: 'integer', column: { notNullable: true } },
    /** Admin user; null: nobody in person. */
    requestedBy: { type: 'integer' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    { name: 'distribution_ai_adaptations_created_ix', columns: ['created_at'] },
    {
      name: 'distribution_ai_adaptations_entry_ix',
      columns: ['site_id', 'entry_document_id'],
    },
  ],
};
