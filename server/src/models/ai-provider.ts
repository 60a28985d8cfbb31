import type { Model } from '@strapi/database';

import { AI_PROVIDERS_TABLE, UIDS } from '../constants';

/** How a site uses an AI vendor: what was entered in the settings. */
export const aiProviderModel: Model = {
  uid: UIDS.aiProvider,
  singularName: 'ai-provider',
  tableName: AI_PROVIDERS_TABLE,
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    /** `gemini`, `openai`, `anthropic`, `cohere`, `compatible`. */
    provider: { type: 'string', column: { notNullable: true } },
    enabled: { type: 'boolean', column: { notNullable: true } },
    /** What is null in these three is the config's, else the plugin's. */
    model: { type: 'string' },
    baseUrl: { type: 'text' },
    price: { type: 'json' },
    /** In the vault's envelope (purpose `api-key`, row id `siteId:provider`); null: none is stored. */
    apiKey: { type: 'text' },
    keyId: { type: 'string' },
    updatedAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    { name: 'distribution_ai_providers_uq', columns: ['site_id', 'provider'], type: 'unique' },
  ],
};
