import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { MetricName, MetricValues, PostMetrics, PostedPart } from '../contract';
import { isUnknownNode } from './container-wire';
import { callGraph, nodePath, type InstagramApi } from './graph-call';
import { PRODUCTS, type Product } from './product';

// INS: IG/insights and IG/reference/instagram-media/insights, checked 2026-11-22.

/** Instagram's metric and what we call it; `views` is both where a video is watched. */
const NAMES: Readonly<Record<string, readonly MetricName[]>> = {
  views: ['impressions'],
  reach: ['reach'],
  likes: ['likes'],
  comments: ['comments'],
  shares: ['shares'],
  saved: ['saves'],
  replies: ['comments'],
  link_clicks: ['clicks'],
};

const ON_PROFILE = ['views', 'reach', 'likes', 'comments', 'shares', 'saved'];

/** One metric that a product does not have fails the whole call. */
const METRICS_OF: Readonly<Record<Product, readonly string[]>> = {
  FEED: ON_PROFILE,
  REELS: ON_PROFILE,
  STORY: ['views', 'reach', 'shares', 'replies', 'link_clicks'],
};

const ALL_METRICS = Object.keys(NAMES);

/** What a post has been good for so far. */
export const fetchPostMetrics = async (
  api: InstagramApi,
  post: PostedPart
): Promise<PostMetrics> => {
  const product = productIn(post);
  try {
    const metrics = product ? METRICS_OF[product] : ALL_METRICS;
    return {
      id: post.id,
      state: 'visible',
      values: valuesOf(await read(api, post.id, metrics), product),
    };
  } catch (error) {
    if (isUnknownNode(error)) return { id: post.id, state: 'gone', values: {} };
    throw error;
  }
};

const refSchema = z.object({ product: z.enum(PRODUCTS) });

/** Null for a post whose link a person pasted. */
const productIn = ({ ref }: PostedPart): Product | null =>
  refSchema.safeParse(ref).data?.product ?? null;

type Figures = Readonly<Record<string, number>>;

/** All at once; one by one where that is refused, without those that are refused alone too. */
const read = async (
  api: InstagramApi,
  id: string,
  metrics: readonly string[]
): Promise<Figures> => {
  try {
    return await readTogether(api, id, metrics);
  } catch (error) {
    if (isWithoutViewers(error)) return {};
    if (!isRefusal(error)) throw error;
  }
  const figures: Record<string, number> = {};
  for (const metric of metrics) Object.assign(figures, await readAlone(api, id, metric));
  return figures;
};

const readAlone = async (api: InstagramApi, id: string, metric: string): Promise<Figures> => {
  try {
    return await readTogether(api, id, [metric]);
  } catch (error) {
    if (isRefusal(error) || isWithoutViewers(error)) return {};
    throw error;
  }
};

const isRefusal = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.family === 'rejected';

/** Comes as code 10, which else means a missing permission: stories with fewer than five viewers. */
const isWithoutViewers = (error: unknown): boolean =>
  error instanceof PlatformFailure && /not enough viewers/i.test(error.message);

const figure = z.object({ value: z.number() });

const itemSchema = z.object({
  name: z.string(),
  values: z.array(figure).optional().catch(undefined),
  total_value: figure.optional().catch(undefined),
});

const listSchema = z.object({ data: z.array(z.unknown()) });

/** GET /{media}/insights. Nothing is told in place of a nought. */
const readTogether = async (
  api: InstagramApi,
  id: string,
  metrics: readonly string[]
): Promise<Figures> => {
  const { data } = await callGraph(api, {
    method: 'GET',
    path: nodePath(id, '/insights'),
    params: { metric: metrics.join(',') },
    schema: listSchema,
  });
  const figures: Record<string, number> = {};
  for (const item of data) {
    const parsed = itemSchema.safeParse(item).data;
    const value = parsed?.values?.at(-1)?.value ?? parsed?.total_value?.value;
    if (parsed && value !== undefined) figures[parsed.name] = value;
  }
  return figures;
};

const valuesOf = (figures: Figures, product: Product | null): MetricValues => {
  const values: MetricValues = {};
  for (const [metric, value] of Object.entries(figures)) {
    for (const name of NAMES[metric] ?? []) values[name] = value;
  }
  if (product === 'REELS' && figures.views !== undefined) values.videoViews = figures.views;
  return values;
};
