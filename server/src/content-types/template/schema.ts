import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'template',
  pluralName: 'templates',
  displayName: 'Template',
  description: 'How posts of a site are worded',
  collectionName: 'distribution_templates',
  attributes: {
    siteId: { type: 'integer', required: true },
    name: { type: 'string', required: true },
    body: { type: 'text', required: true },
    /** Null: every content-type, platform, target. */
    contentType: { type: 'string' },
    platform: { type: 'string' },
    targetId: { type: 'integer' },
    enabled: { type: 'boolean', default: true },
    version: { type: 'integer', default: 1 },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [{ name: 'distribution_templates_site_ix', columns: ['site_id'] }],
});
