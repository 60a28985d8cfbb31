import type { Account, Credentials } from './account';
import type { PostedPart } from './journal';

/**
 * How often a post was shown (`impressions`), to how many (`reach`), and what people did with it.
 * `shares` are reposts, reblogs and sends; `comments` are replies.
 */
export const METRIC_NAMES = [
  'impressions',
  'reach',
  'videoViews',
  'likes',
  'comments',
  'shares',
  'quotes',
  'saves',
  'clicks',
] as const;

export type MetricName = (typeof METRIC_NAMES)[number];

/** Totals since the post appeared; a name is missing where the platform gave no number. */
export type MetricValues = Partial<Record<MetricName, number>>;

export interface MetricsRequest {
  account: Account;
  credentials: Credentials;
  /** At most the descriptor's `metricsBatch`. */
  posts: readonly PostedPart[];
  signal: AbortSignal;
}

export interface PostMetrics {
  /** {@link PostedPart.id} */
  id: string;
  /** `gone`: the platform shows the post no more. */
  state: 'visible' | 'gone';
  values: MetricValues;
}
