import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** One started OAuth flow; deleted by the callback that uses it, or when it is too old. */
export const oauthStateModel: Model = {
  uid: UIDS.oauthState,
  singularName: 'oauth-state',
  tableName: 'distribution_oauth_states',
  attributes: {
    id: { type: 'increments' },
    /** SHA-256 (hex) of the state: the table never holds what an attacker would need. */
    stateHash: { type: 'string', column: { notNullable: true } },
    cookieHash: { type: 'string', column: { notNullable: true } },
    platform: { type: 'string', column: { notNullable: true } },
    method: { type: 'string', column: { notNullable: true } },
    /** The account's own server; null where the platform has one server for all. */
    serviceUrl: { type: 'string' },
    /** The connection that is to be connected again. */
    connectionId: { type: 'integer' },
    siteId: { type: 'integer', column: { notNullable: true } },
    adminUserId: { type: 'integer', column: { notNullable: true } },
    /** PKCE verifier in the vault's envelope; null where the platform has no PKCE. */
    verifier: { type: 'text' },
    redirectUri: { type: 'text', column: { notNullable: true } },
    expiresAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_oauth_states_hash_uq', columns: ['state_hash'], type: 'unique' }],
};
