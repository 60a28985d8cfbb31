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
    /** BCP-47 tags; none: the languages that no other target of the platform names. */
    locales: {
      type: 'json',
    },
    overflow: {
      type: 'string',
      default: 'shorten',
    },
    numbering: {
      type: 'boolean',
      default: false,
    },
    hashtags: {
      type: 'string',
      default: 'tags',
    },
    voice: {
      type: 'json',
    },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [
    { name: 'publishing_targets_site_idx', columns: ['site_id'] },
    { name: 'publishing_targets_connection_idx', columns: ['connection_id'] },
  ],
});
