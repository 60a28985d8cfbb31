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
    method: {
      type: 'string',
      default: 'default',
    },
    serviceUrl: {
      type: 'string',
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
    credentialsVersion: {
      type: 'integer',
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
    endsAt: {
      type: 'datetime',
    },
    renewToken: {
      type: 'string',
      private: true,
    },
    renewUntil: {
      type: 'datetime',
    },
    renewAt: {
      type: 'datetime',
    },
    renewFailures: {
      type: 'integer',
    },
    health: {
      type: 'enumeration',
      enum: ['green', 'yellow', 'red'],
      default: 'green',
    },
    healthReason: {
      type: 'text',
    },
    checkedAt: {
      type: 'datetime',
    },
    checkAt: {
      type: 'datetime',
    },
    warnedDays: {
      type: 'integer',
    },
    status: {
      type: 'enumeration',
      enum: ['active', 'needs_reconnect', 'revoked', 'disabled'],
      default: 'active',
    },
    statusReason: {
      type: 'text',
    },
    // Lower limits than the platform's and the site's own, by the rule's id.
    quotaLimits: {
      type: 'json',
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
    // Where it was made: services/data-care/instance.
    origin: { type: 'string', private: true },
  },
  indexes: [
    {
      name: 'platform_connections_account_uq',
      columns: ['site_id', 'platform', 'account_id'],
      type: 'unique',
    },
    { name: 'platform_connections_renew_ix', columns: ['renew_at'] },
    { name: 'platform_connections_check_ix', columns: ['check_at'] },
    { name: 'platform_connections_ends_ix', columns: ['ends_at'] },
  ],
});
