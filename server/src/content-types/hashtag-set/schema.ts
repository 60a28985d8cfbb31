import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'hashtag-set',
  pluralName: 'hashtag-sets',
  displayName: 'Hashtag set',
  description: 'Hashtags that go together, for templates',
  collectionName: 'distribution_hashtag_sets',
  attributes: {
    siteId: { type: 'integer', required: true },
    slug: { type: 'string', required: true },
    name: { type: 'string', required: true },
    /** Without signs. */
    tags: { type: 'json' },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [
    {
      name: 'distribution_hashtag_sets_slug_uq',
      columns: ['site_id', 'slug'],
      type: 'unique',
    },
  ],
});
