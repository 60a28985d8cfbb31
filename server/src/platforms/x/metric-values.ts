import { z } from 'zod';

import type { MetricName, MetricValues } from '../contract';

// `public_metrics` has either name of reposts; `non_public_metrics` is for the author's own token
// and for posts up to 30 days old (https://docs.x.com/x-api/fundamentals/metrics, 2026-11-22).
const SOURCES = {
  impressions: ['public.impression_count', 'private.impression_count'],
  likes: ['public.like_count'],
  comments: ['public.reply_count'],
  shares: ['public.retweet_count', 'public.repost_count'],
  quotes: ['public.quote_count'],
  saves: ['public.bookmark_count'],
  clicks: ['private.url_link_clicks'],
} as const satisfies Partial<Record<MetricName, readonly string[]>>;

/** What X tells of a post. */
export const X_METRICS = Object.keys(SOURCES) as (keyof typeof SOURCES)[];

const numbers = z.record(z.string(), z.unknown()).nullish().catch(null);

const measuredPost = z.object({
  id: z.string().min(1),
  public_metrics: numbers,
  non_public_metrics: numbers,
});

const lookupProblem = z.object({
  resource_id: z.string().nullish().catch(null),
  value: z.string().nullish().catch(null),
  type: z.string().catch(''),
});

/** Answer of a lookup: what was found under `data`, the rest under `errors`. */
export const lookupSchema = z
  .object({
    data: z.array(measuredPost).optional(),
    errors: z.array(lookupProblem).optional(),
  })
  .refine((answer) => answer.data !== undefined || answer.errors !== undefined)
  .transform(({ data = [], errors = [] }) => ({
    found: new Map(data.map((post) => [post.id, valuesOf(post)])),
    missing: idsOf(errors, 'resource-not-found'),
    /** Something of it was asked for that we may not see. */
    denied: idsOf(errors, 'not-authorized-for-field'),
  }));

export type Lookup = z.output<typeof lookupSchema>;

const idsOf = (problems: readonly z.infer<typeof lookupProblem>[], kind: string): Set<string> =>
  new Set(
    problems
      .filter(({ type }) => type.endsWith(`/${kind}`))
      .map((problem) => problem.resource_id ?? problem.value ?? '')
  );

const valuesOf = (post: z.infer<typeof measuredPost>): MetricValues => {
  const groups = { public: post.public_metrics, private: post.non_public_metrics };
  const known = X_METRICS.flatMap((name): [MetricName, number][] => {
    const value = SOURCES[name]
      .map((source) => {
        const [group, field] = source.split('.') as [keyof typeof groups, string];
        return groups[group]?.[field];
      })
      .find(isCount);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(known);
};

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
