import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { MetricName, MetricsRequest, MetricValues, PostMetrics } from '../contract';
import { callThreads } from './client';
import type { ThreadsApi } from './client';
import { isMissing } from './errors';

/** INS. */
const ALL = ['views', 'likes', 'replies', 'reposts', 'quotes', 'shares'] as const;
/** INS calls views and shares "in development": an app may be refused for asking. */
const SETTLED = ['likes', 'replies', 'reposts', 'quotes'] as const;

/** Reposts and sends are both shares here. */
const NAMES: Readonly<Record<(typeof ALL)[number], MetricName>> = {
  views: 'impressions',
  likes: 'likes',
  replies: 'comments',
  reposts: 'shares',
  quotes: 'quotes',
  shares: 'shares',
};

const number = z.number().min(0);

const insightSchema = z.union([
  z
    .object({ name: z.enum(ALL), values: z.tuple([z.object({ value: number })]).rest(z.unknown()) })
    .transform(({ name, values }) => ({ name, value: values[0].value })),
  z
    .object({ name: z.enum(ALL), total_value: z.object({ value: number }) })
    .transform(({ name, total_value }) => ({ name, value: total_value.value })),
]);

/** An empty list for reposts (INS). */
const insightsSchema = z.object({ data: z.array(z.unknown()) });

/** Totals of posts, one call each. */
export const fetchPostMetrics = async (
  api: ThreadsApi,
  { posts }: MetricsRequest
): Promise<PostMetrics[]> => {
  const metrics: PostMetrics[] = [];
  for (const { id } of posts) metrics.push(await metricsOf(api, id));
  return metrics;
};

const metricsOf = async (api: ThreadsApi, id: string): Promise<PostMetrics> => {
  try {
    return { id, state: 'visible', values: await valuesOf(api, id) };
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) {
      return { id, state: 'gone', values: {} };
    }
    throw error;
  }
};

const valuesOf = async (api: ThreadsApi, id: string): Promise<MetricValues> => {
  try {
    return await read(api, id, ALL);
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.family !== 'rejected' || isMissing(error)) {
      throw error;
    }
    return read(api, id, SETTLED);
  }
};

const read = async (
  api: ThreadsApi,
  id: string,
  names: readonly string[]
): Promise<MetricValues> => {
  const { data } = await callThreads(api, {
    method: 'GET',
    path: `/${encodeURIComponent(id)}/insights`,
    params: { metric: names.join(',') },
    schema: insightsSchema,
    subject: 'the figures of the post',
  });
  const values: MetricValues = {};
  for (const item of data) {
    const insight = insightSchema.safeParse(item).data;
    if (!insight) continue;
    const name = NAMES[insight.name];
    values[name] = (values[name] ?? 0) + insight.value;
  }
  return values;
};
