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
    // `pending`, `approved`, `rejected` or `closed`.
    state: { type: 'string', required: true },
    // Admin user; null: a rule asked.
    requestedById: { type: 'integer' },
    requestedBy: { type: 'string' },
    requestedAt: { type: 'datetime' },
    decidedById: { type: 'integer' },
    decidedBy: { type: 'string' },
    decidedAt: { type: 'datetime' },
    // The deliveries that were decided about; others of the distribution never were approved.
    decidedIds: { type: 'json' },
    comments: { type: 'json' },
    // Somebody is to be mailed about its state since then; null: nobody, or they were (`toldAt`).
    tellAt: { type: 'datetime' },
    toldAt: { type: 'datetime' },
  },
  indexes: [
    {
      name: 'distribution_approvals_distribution_uq',
      columns: ['distribution_id'],
      type: 'unique',
    },
    { name: 'distribution_approvals_state_idx', columns: ['state', 'site_id'] },
    { name: 'distribution_approvals_tell_idx', columns: ['tell_at'] },
  ],
});
