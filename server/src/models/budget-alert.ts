import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Shares of a site's budgets that webhooks were told of, each once in its day or month. */
export const budgetAlertModel: Model = {
  uid: UIDS.budgetAlert,
  singularName: 'budget-alert',
  tableName: 'distribution_budget_alerts',
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    /** Which budget, with its limit: another limit is told of anew. */
    budget: { type: 'string', column: { notNullable: true } },
    /** First moment of the day or month. */
    periodFrom: { type: 'datetime', column: { notNullable: true } },
    percent: { type: 'integer', column: { notNullable: true } },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_budget_alerts_uq',
      columns: ['site_id', 'budget', 'period_from', 'percent'],
      type: 'unique',
    },
  ],
};
