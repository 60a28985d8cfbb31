import type { Model } from '@strapi/database';

import { ACCOUNT_CHOICES_TABLE, UIDS } from '../constants';

/** A consent that gave several accounts, until a person has picked; deleted by the pick, or when it is too old. */
export const accountChoiceModel: Model = {
  uid: UIDS.accountChoice,
  singularName: 'account-choice',
  tableName: ACCOUNT_CHOICES_TABLE,
  attributes: {
    id: { type: 'increments' },
    /** SHA-256 (hex) of the token in the address of the page that asks. */
    tokenHash: { type: 'string', column: { notNullable: true } },
    platform: { type: 'string', column: { notNullable: true } },
    method: { type: 'string', column: { notNullable: true } },
    siteId: { type: 'integer', column: { notNullable: true } },
    adminUserId: { type: 'integer', column: { notNullable: true } },
    serviceUrl: { type: 'string' },
    /** The person's own credentials in the vault's envelope (purpose `choice`, row id: the token's hash). */
    credentials: { type: 'text', column: { notNullable: true } },
    keyId: { type: 'string', column: { notNullable: true } },
    expiresAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'distribution_account_choices_uq', columns: ['token_hash'], type: 'unique' }],
};
