import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'approval',
  pluralName: 'approvals',
  displayName: 'Approval',
  description: 'A distribution that waits for somebody who may approve it, or did',
  collectionName: 'distribution_approvals',
  attributes: {
    siteId: { type: 'integer' },
    distributionId: { type: 'integer', required: true },
    // `pending`, `approved` or `rejected`.
    state: { type: 'string', required: true },
    // Admin user; null: a rule asked.
    requestedById: { type: 'integer' },
    requestedBy: { type: 'string' },
    decidedById: { type: 'integer' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
    comments: { type: 'json' },
  },
  indexes: [
    {
      name: 'distribution_approvals_distribution_uq',
      columns: ['distribution_id'],
      type: 'unique',
    },
    { name: 'distribution_approvals_state_idx', columns: ['state', 'site_id'] },
  ],
});
