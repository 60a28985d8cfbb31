import type { Core } from '@strapi/types';

import {
  ANALYTICS_METRICS,
  type AnalyticsMetric,
  type AnalyticsNumbers,
} from '../../../../contracts/analytics';
import { FACT_AMOUNTS, FACT_COUNTS, type FactAmount } from '../../models/fact-columns';
import { columnOf } from './fact-table';

/** PostgreSQL hands sums over as text. */
export type SumRow = Record<string, string | number | null>;

const MICROS = 1_000_000;

/** All that is added up, to be selected from a table of facts or of their sums. */
export const sumColumns = (strapi: Core.Strapi) =>
  [...FACT_COUNTS, ...FACT_AMOUNTS].map((name) =>
    strapi.db.connection.raw('sum(??) as ??', [columnOf(name), `sum_${columnOf(name)}`])
  );

/** What the sums of a group say. */
export const numbersOf = (row: SumRow): AnalyticsNumbers => {
  const amount = (name: FactAmount): number | null => {
    const value = row[`sum_${columnOf(name)}`] ?? null;
    return value === null ? null : Number(value);
  };
  const counts = Object.fromEntries(
    FACT_COUNTS.map((name) => [name, Number(row[`sum_${columnOf(name)}`] ?? 0)])
  ) as Record<(typeof FACT_COUNTS)[number], number>;
  const { published, failed, failedByPlatform, missed, measured } = counts;
  const metrics = ANALYTICS_METRICS.map((name) => [name, amount(name)] as const);
  const engagement = amount('engagement');
  return {
    ...counts,
    successRate: share(published, published + failed + missed),
    ownSuccessRate: share(published, published + failed - failedByPlatform + missed),
    metrics: Object.fromEntries(metrics) as Record<AnalyticsMetric, number | null>,
    engagement,
    engagementPerPost: engagement === null || measured === 0 ? null : engagement / measured,
    aiUsd: usdOf(amount('aiCost')),
    platformUsd: usdOf(amount('platformCost')),
  };
};

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const usdOf = (micros: number | null): number | null => (micros === null ? null : micros / MICROS);
