import type { Model } from '@strapi/database';

import { UIDS, WEBHOOKS_TABLE } from '../constants';

/** An address that hears of events. */
export const webhookModel: Model = {
  uid: UIDS.webhook,
  singularName: 'webhook',
  tableName: WEBHOOKS_TABLE,
  attributes: {
    id: { type: 'increments' },
    /** Made before the row, so that its secrets can be bound to it. */
    key: { type: 'string', column: { notNullable: true } },
    name: { type: 'string', column: { notNullable: true } },
    url: { type: 'text', column: { notNullable: true } },
    events: { type: 'json', column: { notNullable: true } },
    /** Null: all sites. */
    siteIds: { type: 'json' },
    isOrdered: { type: 'boolean', column: { notNullable: true } },
    /** `active`, `paused` or `disabled`. */
    state: { type: 'string', column: { notNullable: true } },
    stateReason: { type: 'text' },
    /** In the vault's envelope (purpose `signing-secret`, row id `key`). */
    secret: { type: 'text', column: { notNullable: true } },
    keyId: { type: 'string' },
    /** The one before (purpose `previous-signing-secret`), which signs too until the time beside it. */
    previousSecret: { type: 'text' },
    previousKeyId: { type: 'string' },
    previousUntil: { type: 'datetime' },
    failuresInRow: { type: 'integer', column: { notNullable: true } },
    /** When the first of them was. */
    failingSince: { type: 'datetime' },
    /** Left alone until then. */
    restUntil: { type: 'datetime' },
    /** It hears of what happened to posts after this row of `distribution_delivery_events`. */
    sinceEventId: { type: 'integer', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
    updatedAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_webhooks_key_uq', columns: ['key'], type: 'unique' }],
};
