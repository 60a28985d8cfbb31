import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Append-only: every wording of the instructions that a model was ever given. */
export const aiPromptModel: Model = {
  uid: UIDS.aiPrompt,
  singularName: 'ai-prompt',
  tableName: 'distribution_ai_prompts',
  attributes: {
    id: { type: 'increments' },
    version: { type: 'string', column: { notNullable: true } },
    body: { type: 'text', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_ai_prompts_uq', columns: ['version'], type: 'unique' }],
};
