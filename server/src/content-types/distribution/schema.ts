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
    entryUid: {
      type: 'string',
      required: true,
    },
    entryDocumentId: {
      type: 'string',
      required: true,
    },
    entryTitle: {
      type: 'text',
    },
    entryLocale: {
      type: 'string',
      required: true,
    },
    versionHash: {
      type: 'string',
      required: true,
    },
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
