import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'target',
  pluralName: 'targets',
  displayName: 'Target',
  description: 'A named way to publish through a connection',
  collectionName: 'publishing_targets',
  attributes: {
    siteId: { type: 'integer' },
    connectionId: { type: 'integer' },
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
  indexes: [
    { name: 'publishing_targets_site_idx', columns: ['site_id'] },
    { name: 'publishing_targets_connection_idx', columns: ['connection_id'] },
  ],
});
