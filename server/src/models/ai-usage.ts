import type { Model } from '@strapi/database';

import { UIDS } from '../constants';

/**
 * One row for every call of an AI vendor, whatever became of it. Never holds a prompt or an answer.
 *
 * PostgreSQL keeps it in partitions by month (services/ai-usage/usage-partitions), elsewhere it is a
 * plain table.
 */
export const aiUsageModel: Model = {
  uid: UIDS.aiUsage,
  singularName: 'ai-usage',
  tableName: 'ai_usage_logs',
  attributes: {
    id: { type: 'increments' },
    siteId: { type: 'integer', column: { notNullable: true } },
    /** `2026-11`, by the site's calendar: the budget that the call was paid from. */
    month: { type: 'string', column: { notNullable: true } },
    provider: { type: 'string' },
    model: { type: 'string' },
    purpose: { type: 'string', column: { notNullable: true } },
    outcome: { type: 'string', column: { notNullable: true } },
    inputTokens: { type: 'integer' },
    cachedInputTokens: { type: 'integer' },
    outputTokens: { type: 'integer' },
    /** Billionths of a US dollar; null: not known. */
    cost: { type: 'biginteger' },
    /** What the budget counts of it: the cost, or as much as it may have been. */
    counted: { type: 'biginteger', column: { notNullable: true } },
    latencyMs: { type: 'integer' },
    /** As it was at the call: contracts/ai-providers `aiPriceSchema`. Null: not known. */
    price: { type: 'json' },
    promptVersion: { type: 'string' },
    adaptationId: { type: 'integer' },
    requestId: { type: 'string' },
    code: { type: 'string' },
    createdAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    { name: 'ai_usage_logs_month_ix', columns: ['site_id', 'month'] },
    { name: 'ai_usage_logs_created_ix', columns: ['created_at'] },
  ],
};
