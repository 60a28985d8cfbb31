import type { Model } from '@strapi/database';

import { UIDS } from '../constants';
import { METRIC_NAMES } from '../platforms/contract';
import type { MetricName } from '../platforms/contract';

/** Null where the platform gives no such number: never read it as zero. */
const metricColumns = Object.fromEntries(
  METRIC_NAMES.map((name) => [name, { type: 'biginteger' }])
) as Record<MetricName, Model['attributes'][string]>;

/**
 * How a post stood on a day (UTC) that it was looked at: its totals since it appeared, as of the
 * last look of that day. A day without a look has no row. Many views do not fit an integer, so
 * PostgreSQL gives the numbers as strings.
 */
export const analyticsDayModel: Model = {
  uid: UIDS.analyticsDay,
  singularName: 'analytics-day',
  tableName: 'distribution_analytics',
  attributes: {
    id: { type: 'increments' },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    /** `YYYY-MM-DD`, UTC. */
    day: { type: 'string', column: { notNullable: true } },
    /** The look that these totals come from. */
    measuredAt: { type: 'datetime', column: { notNullable: true } },
    /** Whether no later day of the delivery has a row: where it stands now. */
    isLast: { type: 'boolean', column: { notNullable: true } },
    // As the delivery's, so that a roll-up reads this table alone.
    postedAt: { type: 'datetime' },
    siteId: { type: 'integer' },
    platform: { type: 'string', column: { notNullable: true } },
    connectionId: { type: 'integer' },
    targetId: { type: 'integer' },
    /** The template that worded it, and its version; null: the wording that comes with the plugin. */
    templateId: { type: 'integer' },
    templateVersion: { type: 'integer' },
    entryUid: { type: 'string', column: { notNullable: true } },
    entryDocumentId: { type: 'string', column: { notNullable: true } },
    entryLocale: { type: 'string', column: { notNullable: true } },
    // Who or what asked for it, as the distribution says: `sourceId` is the rule of a rule's post.
    source: { type: 'string' },
    sourceId: { type: 'integer' },
    requestedBy: { type: 'string' },
    ...metricColumns,
    /** Likes, comments, shares, quotes and saves together; null where none of them is told. */
    engagement: { type: 'biginteger' },
    /**
     * What came since the row before, so that sums over days are what came in that time. All of it
     * on the first day; below zero where people took something back; null where the total is.
     */
    impressionsGained: { type: 'biginteger' },
    engagementGained: { type: 'biginteger' },
    clicksGained: { type: 'biginteger' },
  },
  indexes: [
    {
      name: 'distribution_analytics_delivery_uq',
      columns: ['delivery_id', 'day'],
      type: 'unique',
    },
    { name: 'distribution_analytics_site_idx', columns: ['site_id', 'day'] },
    { name: 'distribution_analytics_platform_idx', columns: ['platform', 'site_id', 'day'] },
    { name: 'distribution_analytics_target_idx', columns: ['target_id', 'day'] },
    { name: 'distribution_analytics_template_idx', columns: ['template_id', 'day'] },
    { name: 'distribution_analytics_entry_idx', columns: ['entry_document_id', 'day'] },
    { name: 'distribution_analytics_connection_idx', columns: ['connection_id', 'day'] },
    // Retention goes by it.
    { name: 'distribution_analytics_day_idx', columns: ['day'] },
  ],
};
