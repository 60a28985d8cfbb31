import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** What a model answered to a question; the same question is not paid for twice. */
export const aiCacheModel: Model = {
  uid: UIDS.aiCache,
  singularName: 'ai-cache',
  tableName: 'distribution_ai_cache',
  attributes: {
    id: { type: 'increments' },
    /** Hash of the question, the instructions and the model. */
    key: { type: 'string', column: { notNullable: true } },
    siteId: { type: 'integer', column: { notNullable: true } },
    provider: { type: 'string', column: { notNullable: true } },
    model: { type: 'string', column: { notNullable: true } },
    value: { type: 'json', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    { name: 'distribution_ai_cache_uq', columns: ['key'], type: 'unique' },
    { name: 'distribution_ai_cache_created_ix', columns: ['created_at'] },
  ],
};
