import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'site',
  pluralName: 'sites',
  displayName: 'Site',
  description: 'One brand or website of this Strapi',
  collectionName: 'distribution_sites',
  attributes: {
    slug: {
      type: 'string',
      required: true,
    },
    name: {
      type: 'string',
      required: true,
    },
    timezone: {
      type: 'string',
      required: true,
    },
    linkBaseUrl: {
      type: 'string',
    },
    paused: {
      type: 'boolean',
      default: false,
    },
  },
  indexes: [{ name: 'distribution_sites_slug_uq', columns: ['slug'], type: 'unique' }],
});
