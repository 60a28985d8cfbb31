import { z } from 'zod';

/**
 * Numbers that platforms give for a post, of a thread for its first one; each is null where none was
 * given, which is not zero.
 */
export const ANALYTICS_METRICS = [
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

export type AnalyticsMetric = (typeof ANALYTICS_METRICS)[number];

/**
 * What numbers are added up by. `day` is the day a post was meant to go out, `hour` the hour of the
 * week it went out at (see {@link hourKeyOf}), both by the clock of its site; `author` is who asked
 * for it: a person, a rule, or neither.
 */
export const ANALYTICS_GROUPS = [
  'day',
  'hour',
  'entry',
  'contentType',
  'author',
  'locale',
  'site',
  'platform',
  'template',
  'target',
] as const;

export type AnalyticsGroupBy = (typeof ANALYTICS_GROUPS)[number];

/** By what groups are sorted; `-` is the largest first. What has no number comes last. */
export const ANALYTICS_ORDERS = [
  'key',
  '-posts',
  'posts',
  '-published',
  'published',
  '-engagement',
  'engagement',
  '-engagementPerPost',
  'engagementPerPost',
  '-impressions',
  'impressions',
  '-cost',
  'cost',
] as const;

export type AnalyticsOrder = (typeof ANALYTICS_ORDERS)[number];

/** The longest period that is added up, days. */
export const MAX_ANALYTICS_DAYS = 400;
/** The period when none is named, days, today included. */
export const DEFAULT_ANALYTICS_DAYS = 30;
/** In place of a template: the wording that comes with the plugin. */
export const NO_TEMPLATE = 'none';

const DAY_MS = 24 * 60 * 60_000;

const filters = {
  /** First day, by each site's own clock. @default 29 days before `to` */
  from: z.iso.date().optional(),
  /** Last day, itself included. @default today */
  to: z.iso.date().optional(),
  platform: z.string().min(1).max(40).optional(),
  locale: z.string().max(20).optional(),
  contentType: z.string().min(1).max(200).optional(),
  target: z.coerce.number().int().positive().optional(),
  /** Its number, or `none` for the wording that comes with the plugin. */
  template: z.union([z.coerce.number().int().positive(), z.literal(NO_TEMPLATE)]).optional(),
  /** As groups by author name it: `user:1`, `rule:2`, `manual`, `schedule`, `bulk`, `api`. */
  author: z.string().min(1).max(40).optional(),
};

type Days = { from?: string; to?: string };

const isInOrder = ({ from, to }: Days): boolean => !from || !to || from <= to;

const isShortEnough = ({ from, to }: Days): boolean =>
  !from || !to || (Date.parse(to) - Date.parse(from)) / DAY_MS < MAX_ANALYTICS_DAYS;

const ORDER_RULE = { path: ['to'], message: 'must not be before "from"' };
const LENGTH_RULE = {
  path: ['from'],
  message: `must be less than ${MAX_ANALYTICS_DAYS} days before "to"`,
};

/** `GET /analytics`: every filter narrows, `?site=` (id or slug) too. */
export const analyticsQuerySchema = z
  .object({
    ...filters,
    /** Rows of groups are wanted; without it the totals of the period and of the one before. */
    groupBy: z.enum(ANALYTICS_GROUPS).optional(),
    sort: z.enum(ANALYTICS_ORDERS).default('-posts'),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(MAX_ANALYTICS_DAYS).default(25),
  })
  .refine(isInOrder, ORDER_RULE)
  .refine(isShortEnough, LENGTH_RULE);

export type AnalyticsQuery = z.input<typeof analyticsQuerySchema>;

/** `GET /analytics/export`: a row for each post, oldest first. */
export const analyticsExportQuerySchema = z
  .object({ ...filters, format: z.enum(['csv', 'json']).default('csv') })
  .refine(isInOrder, ORDER_RULE)
  .refine(isShortEnough, LENGTH_RULE);

export type AnalyticsExportQuery = z.input<typeof analyticsExportQuerySchema>;

const count = z.int().min(0);
const amount = z.number().nullable();

export const analyticsMetricsSchema = z.record(z.enum(ANALYTICS_METRICS), amount);

/** What posts come to that were meant to go out in a period. */
export const analyticsNumbersSchema = z.object({
  posts: count,
  published: count,
  /** Those that were not published, with {@link failedByPlatform}. */
  failed: count,
  /** Of the failed ones: the platform was down, or took no more. */
  failedByPlatform: count,
  missed: count,
  cancelled: count,
  /** Nobody knows yet whether they were posted. */
  unknown: count,
  /** Still to come. */
  waiting: count,
  /** Needed more than one attempt; and of those, were published. */
  retried: count,
  rescued: count,
  /** Published of all that were to be by now, 0–1; null: none were. */
  successRate: z.number().min(0).max(1).nullable(),
  /** The same without failures of platforms. */
  ownSuccessRate: z.number().min(0).max(1).nullable(),
  /** Posts whose platform gave numbers. */
  measured: count,
  metrics: analyticsMetricsSchema,
  /** Likes, comments, shares, quotes and saves; null: no platform gave any of them. */
  engagement: amount,
  /** Of those that were measured. */
  engagementPerPost: amount,
  /** US dollars; null: not known of any post. */
  aiUsd: amount,
  platformUsd: amount,
});

export type AnalyticsNumbers = z.infer<typeof analyticsNumbersSchema>;

/** From when a post was meant to go out until it was there, seconds; to within 2 %. */
export const timeToPublishSchema = z.object({ p50: z.number(), p95: z.number() });

const totalsSchema = z.object({
  ...analyticsNumbersSchema.shape,
  /** Null: nothing was published. */
  timeToPublish: timeToPublishSchema.nullable(),
  /** What AI vendors were paid for the sites in these days, whether it became a post or not. */
  aiUsageUsd: z.number().nullable(),
});

export type AnalyticsTotals = z.infer<typeof totalsSchema>;

export const analyticsGroupSchema = z.object({
  /** What the posts have in common; null: nothing, e.g. the wording that comes with the plugin. */
  key: z.string().nullable(),
  /** As people call it; null: it has no name, or is gone. */
  label: z.string().nullable(),
  platform: z.string().nullable(),
  contentType: z.string().nullable(),
  ...analyticsNumbersSchema.shape,
});

export type AnalyticsGroup = z.infer<typeof analyticsGroupSchema>;

export const analyticsSchema = z.object({
  /** Days, both included, and those of the same length before. */
  from: z.string(),
  to: z.string(),
  /** When these numbers were brought up to date last, ISO; null: they are being added up. */
  asOf: z.string().nullable(),
  /** Without `groupBy`. */
  totals: z.object({ now: totalsSchema, before: totalsSchema }).nullable(),
  /** With `groupBy`. */
  groups: z
    .object({
      by: z.enum(ANALYTICS_GROUPS),
      rows: z.array(analyticsGroupSchema),
      page: z.number(),
      pageSize: z.number(),
      pageCount: z.number(),
      total: z.number(),
    })
    .nullable(),
});

export type Analytics = z.infer<typeof analyticsSchema>;
