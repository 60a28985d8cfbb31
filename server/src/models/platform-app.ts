import type { Model } from '@strapi/database';

import { PLATFORM_APPS_TABLE, UIDS } from '../constants';

/** An app of the operator at a platform that was entered in the settings, or registered by us. */
export const platformAppModel: Model = {
  uid: UIDS.platformApp,
  singularName: 'platform-app',
  tableName: PLATFORM_APPS_TABLE,
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    /** Which app: `x`, `linkedin`, `linkedin-organization`, `facebook`… */
    app: { type: 'string', column: { notNullable: true } },
    /** Mastodon: the server it is registered at; empty elsewhere. */
    serviceUrl: { type: 'string', column: { notNullable: true } },
    clientId: { type: 'string', column: { notNullable: true } },
    /** In the vault's envelope (purpose `client-secret`, row id `siteId:app:serviceUrl`); null for public clients. */
    clientSecret: { type: 'text' },
    keyId: { type: 'string' },
    updatedAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_apps_uq',
      columns: ['site_id', 'app', 'service_url'],
      type: 'unique',
    },
  ],
};
