import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'target',
  pluralName: 'targets',
  displayName: 'Target',
  description: 'A named way to publish through a connection',
  collectionName: 'publishing_targets',
  attributes: {
    site: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::social-distribution.site',
      useJoinTable: false,
    },
    connection: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::social-distribution.connection',
      useJoinTable: false,
    },
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
