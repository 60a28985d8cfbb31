import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Requests of API tokens that are done once, and what they were answered. */
export const idempotencyKeyModel: Model = {
  uid: UIDS.idempotencyKey,
  singularName: 'idempotency-key',
  tableName: 'distribution_idempotency_keys',
  attributes: {
    id: { type: 'increments' },
    /** Strapi's API token. */
    tokenId: { type: 'integer', column: { notNullable: true } },
    /** SHA-256 in hex: what a program sends may be anything. */
    keyHash: { type: 'string', column: { notNullable: true } },
    /** Of method, path, query and body. */
    fingerprint: { type: 'string', column: { notNullable: true } },
    /** Whoever works on it is taken for dead after this time. */
    lockedUntil: { type: 'datetime', column: { notNullable: true } },
    /** Null: it is being worked on, or nobody finished it. */
    status: { type: 'integer' },
    /** JSON text. */
    answer: { type: 'text' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_idempotency_keys_uq',
      columns: ['token_id', 'key_hash'],
      type: 'unique',
    },
    { name: 'distribution_idempotency_keys_made_ix', columns: ['created_at'] },
  ],
};
