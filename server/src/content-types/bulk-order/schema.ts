import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'bulk-order',
  pluralName: 'bulk-orders',
  displayName: 'Bulk order',
  description: 'Many entries that are distributed together',
  collectionName: 'distribution_bulk_orders',
  attributes: {
    siteId: { type: 'integer' },
    name: { type: 'string', required: true },
    // `draft`, `running`, `paused`, `done` or `cancelled`.
    state: { type: 'string', required: true },
    zone: { type: 'string', required: true },
    // Targets, times, again.
    options: { type: 'json' },
    note: { type: 'text' },
    // Admin user.
    requestedBy: { type: 'string' },
    needsApproval: { type: 'boolean', default: false },
    // Who works it off at the moment: a worker that dies leaves it to others after this time.
    claimUntil: { type: 'datetime' },
  },
  indexes: [
    { name: 'distribution_bulk_orders_state_idx', columns: ['state'] },
    { name: 'distribution_bulk_orders_site_idx', columns: ['site_id'] },
  ],
});
