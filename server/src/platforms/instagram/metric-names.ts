import type { MetricName } from '../contract';

/** What Instagram tells of a post's success. */
export const METRICS: readonly MetricName[] = [
  'impressions',
  'reach',
  'videoViews',
  'likes',
  'comments',
  'shares',
  'saves',
  'clicks',
];
