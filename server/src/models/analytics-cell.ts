import type { Model } from '@strapi/database';

import { UIDS } from '../constants';
import { factDimensions, factMeasures } from './fact-columns';

/** What the posts of a day come to that have everything in common: sums of delivery-facts. */
export const analyticsCellModel: Model = {
  uid: UIDS.analyticsCell,
  singularName: 'analytics-cell',
  tableName: 'distribution_analytics_cells',
  attributes: {
    id: { type: 'increments' },
    ...factDimensions,
    ...factMeasures,
  },
  indexes: [
    {
      name: 'distribution_analytics_cells_uq',
      // Two workers that add up the same day get in each other's way instead of counting it twice.
      columns: [
        'site_id',
        'day',
        'platform',
        'entry_uid',
        'entry_locale',
        'target_id',
        'template_id',
        'author',
      ],
      type: 'unique',
    },
    { name: 'distribution_analytics_cells_day_ix', columns: ['day'] },
  ],
};
