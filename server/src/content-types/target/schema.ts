import { hiddenType } from '../hidden-type';
import { belongsTo } from '../relation';

export const schema = hiddenType({
  singularName: 'target',
  pluralName: 'targets',
  displayName: 'Target',
  description: 'A named way to publish through a connection',
  collectionName: 'publishing_targets',
  attributes: {
    site: belongsTo('site'),
    connection: belongsTo('connection'),
    name: {
      type: 'string',
      required: true,
    },
    format: {
      type: 'string',
      default: 'feed',
    },
    options: {
      type: 'json',
    },
    enabled: {
      type: 'boolean',
      default: true,
    },
  },
  indexes: [],
});
