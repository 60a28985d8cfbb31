import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** The words of one adaptation for one target, and what people thought of them. */
export const aiProposalModel: Model = {
  uid: UIDS.aiProposal,
  singularName: 'ai-proposal',
  tableName: 'distribution_ai_proposals',
  attributes: {
    id: { type: 'increments' },
    adaptationId: { type: 'integer', column: { notNullable: true } },
    siteId: { type: 'integer', column: { notNullable: true } },
    targetId: { type: 'integer', column: { notNullable: true } },
    promptVersion: { type: 'string', column: { notNullable: true } },
    /** `ai`, `fitted`, `kept`. */
    source: { type: 'string', column: { notNullable: true } },
    /** As it was shown. */
    proposal: { type: 'json', column: { notNullable: true } },
    /** `accepted`, `edited`, `discarded`; null: nobody said. */
    verdict: { type: 'string' },
    judgedAt: { type: 'datetime' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_ai_proposals_uq',
      columns: ['adaptation_id', 'target_id'],
      type: 'unique',
    },
    { name: 'distribution_ai_proposals_site_ix', columns: ['site_id', 'prompt_version'] },
    { name: 'distribution_ai_proposals_created_ix', columns: ['created_at'] },
  ],
};
