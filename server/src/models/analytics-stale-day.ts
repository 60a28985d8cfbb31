import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/** Days of a site with facts that changed since their sums were made; gone once they are made anew. */
export const analyticsStaleDayModel: Model = {
  uid: UIDS.analyticsStaleDay,
  singularName: 'analytics-stale-day',
  tableName: 'distribution_analytics_stale_days',
  attributes: {
    id: { type: 'increments' },
    /** Zero stands for no site. */
    siteId: { type: 'integer', column: { notNullable: true } },
    /** `2026-11-23`, by the clock of the site. */
    day: { type: 'string', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'distribution_analytics_stale_days_uq',
      columns: ['day', 'site_id'],
      type: 'unique',
    },
  ],
};
