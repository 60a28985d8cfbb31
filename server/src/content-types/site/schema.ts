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
    stage: {
      type: 'boolean',
      default: false,
    },
    utm: {
      type: 'json',
    },
    // What happens to pictures without an alternative text: `off`, `warn` or `require`.
    altTexts: {
      type: 'string',
    },
    // How it distributes: contracts/site-habits.ts.
    quotaLimits: {
      type: 'json',
    },
    budgets: {
      type: 'json',
    },
    postingSlots: {
      type: 'json',
    },
    approval: {
      type: 'string',
    },
    onUnpublish: {
      type: 'string',
    },
    ai: {
      type: 'json',
    },
    // Ids of admin users and roles: relations would show up in the admin's own content-types.
    memberUsers: {
      type: 'json',
    },
    memberRoles: {
      type: 'json',
    },
    // Names of the columns that a person set: the config does not touch them any more.
    edited: {
      type: 'json',
    },
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [{ name: 'distribution_sites_slug_uq', columns: ['slug'], type: 'unique' }],
});
