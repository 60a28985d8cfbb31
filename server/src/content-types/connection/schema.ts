import { hiddenType } from '../hidden-type';

export const schema = hiddenType({
  singularName: 'connection',
  pluralName: 'connections',
  displayName: 'Connection',
  description: 'One authorised account on one platform for one site',
  collectionName: 'platform_connections',
  attributes: {
    siteId: { type: 'integer' },
    platform: {
      type: 'string',
      required: true,
    },
    accountId: {
      type: 'string',
      required: true,
    },
    account: {
      type: 'json',
      required: true,
    },
    credentials: {
      type: 'text',
      private: true,
    },
    keyId: {
      type: 'string',
    },
    scopes: {
      type: 'json',
    },
    expiresAt: {
      type: 'datetime',
    },
    refreshExpiresAt: {
      type: 'datetime',
    },
    status: {
      type: 'enumeration',
      enum: ['active', 'needs_reconnect', 'revoked', 'disabled'],
      default: 'active',
    },
    statusReason: {
      type: 'text',
    },
    connectedBy: {
      type: 'string',
    },
    threadToken: {
      type: 'string',
    },
    threadUntil: {
      type: 'datetime',
    },
  },
  indexes: [
    {
      name: 'platform_connections_account_uq',
      columns: ['site_id', 'platform', 'account_id'],
      type: 'unique',
    },
  ],
});
