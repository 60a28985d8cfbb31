import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** What AI cost a site in a month of its calendar, in billionths of a US dollar. */
export const aiMonthModel: Model = {
  uid: UIDS.aiMonth,
  singularName: 'ai-month',
  tableName: 'distribution_ai_months',
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    month: { type: 'string', column: { notNullable: true } },
    spent: { type: 'biginteger', column: { notNullable: true } },
    /** Spent, or held for calls that run: a call may begin while this and its worst case fit. */
    held: { type: 'biginteger', column: { notNullable: true } },
    /** The budget that was too small for a call; null: none was. */
    refusedBudget: { type: 'biginteger' },
    /** The highest share that people were told of, percent, and of which budget. */
    toldPercent: { type: 'integer' },
    toldBudget: { type: 'biginteger' },
  },
  indexes: [{ name: 'distribution_ai_months_uq', columns: ['site_id', 'month'], type: 'unique' }],
};
