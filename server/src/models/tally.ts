import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** How often something happened, by day and altogether: what monitoring and service levels read. */
export const tallyModel: Model = {
  uid: UIDS.tally,
  singularName: 'tally',
  tableName: 'distribution_tallies',
  attributes: {
    id: { type: 'increments' },
    /** `2026-11-23` (UTC), or `all`: since counting began. */
    day: { type: 'string', column: { notNullable: true } },
    /** What is counted: services/monitoring/tally. */
    name: { type: 'string', column: { notNullable: true } },
    /** Whose it is: a platform, an AI vendor; empty: nobody's. */
    label: { type: 'string', column: { notNullable: true } },
    outcome: { type: 'string', column: { notNullable: true } },
    cases: { type: 'biginteger', column: { notNullable: true } },
    /** Added up: milliseconds, or billionths of a US dollar; 0 where nothing is. */
    amount: { type: 'biginteger', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_tallies_uq',
      columns: ['day', 'name', 'label', 'outcome'],
      type: 'unique',
    },
  ],
};
