import type { Model } from '@strapi/database';

import { UIDS } from '../constants';
import { factDimensions, factMeasures } from './fact-columns';

/**
 * One narrow row for each delivery: what it counts for in sums. Made from the delivery and its
 * numbers, never written by hand, so it may be thrown away and made anew.
 */
export const deliveryFactModel: Model = {
  uid: UIDS.deliveryFact,
  singularName: 'delivery-fact',
  tableName: 'distribution_delivery_facts',
  attributes: {
    id: { type: 'increments' },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    ...factDimensions,
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    /** Hour of the week that it was posted at, by its site's clock: contracts/analytics-hours. */
    hour: { type: 'integer' },
    /** From when it was meant to go out until it was there: services/analytics/publish-buckets. */
    publishBucket: { type: 'integer' },
    ...factMeasures,
  },
  indexes: [
    { name: 'distribution_delivery_facts_uq', columns: ['delivery_id'], type: 'unique' },
    { name: 'distribution_delivery_facts_site_ix', columns: ['site_id', 'day'] },
    // Exports go through it from post to post.
    { name: 'distribution_delivery_facts_day_delivery_ix', columns: ['day', 'delivery_id'] },
    { name: 'distribution_delivery_facts_entry_ix', columns: ['entry_document_id', 'day'] },
  ],
};
