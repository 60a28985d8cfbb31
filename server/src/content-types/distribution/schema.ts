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
      enum: ['manual', 'rule'],
      default: 'manual',
    },
    requestedBy: {
      type: 'string',
    },
    idempotencyKey: {
      type: 'string',
      required: true,
    },
  },
  indexes: [{ name: 'distributions_idempotency_uq', columns: ['idempotency_key'], type: 'unique' }],
});
