import { entryColumns } from '../entry-columns';
import { hiddenType } from '../hidden-type';
import { belongsTo } from '../relation';

export const schema = hiddenType({
  singularName: 'distribution',
  pluralName: 'distributions',
  displayName: 'Distribution',
  description: 'One request to distribute an entry',
  collectionName: 'distributions',
  attributes: {
    site: belongsTo('site'),
    ...entryColumns,
    source: {
      type: 'enumeration',
      enum: ['manual', 'rule', 'schedule', 'bulk', 'api'],
      default: 'manual',
    },
    requestedBy: {
      type: 'string',
    },
    // The rule, schedule or bulk order that made it; null: a person did.
    sourceId: {
      type: 'integer',
    },
    idempotencyKey: {
      type: 'string',
      required: true,
    },
  },
  indexes: [
    { name: 'distributions_idempotency_uq', columns: ['idempotency_key'], type: 'unique' },
    { name: 'distributions_requested_idx', columns: ['requested_by'] },
    { name: 'distributions_source_idx', columns: ['source_id', 'source'] },
  ],
});
