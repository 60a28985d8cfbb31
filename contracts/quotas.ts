import { z } from 'zod';

/** `ok` below 80 %, `warning` from there, `full` when nothing fits until `nextFreeAt`. */
export const QUOTA_LEVELS = ['ok', 'warning', 'full'] as const;

export type QuotaLevel = (typeof QUOTA_LEVELS)[number];

/** One limit of an account, an app or a site, as it stands now. */
export const quotaSchema = z.object({
  /** The platform's rule (`posts`, `app-posts`), `pace`, or a budget's (`posts-day:x`, `money`). */
  id: z.string(),
  /** "posts in 15 minutes", "dollars in a month". */
  label: z.string(),
  /** Whose it is; `site` for budgets. */
  scope: z.enum(['account', 'app', 'site']),
  siteId: z.number(),
  platform: z.string().nullable(),
  connectionId: z.number().nullable(),
  /** Handle of the account; null: of an app or a site. */
  handle: z.string().nullable(),
  used: z.number(),
  /** Places that are taken by posts that wait for their slot. */
  booked: z.number(),
  limit: z.number(),
  /** What the platform allows, where a person lowered it; else the same as `limit`. */
  platformLimit: z.number().nullable(),
  level: z.enum(QUOTA_LEVELS),
  /** When one more post would go out, ISO; null: at once, or never where the level is `full`. */
  nextFreeAt: z.string().nullable(),
  /** When nothing of it is used any more, ISO; null: nothing is. */
  resetsAt: z.string().nullable(),
  /** Who said so: our own count, or the platform's last answer. */
  source: z.enum(['ours', 'platform']),
});

export type QuotaView = z.infer<typeof quotaSchema>;

/** `GET /quotas?site=`. */
export const quotasResponseSchema = z.object({ quotas: z.array(quotaSchema) });

export type QuotasResponse = z.infer<typeof quotasResponseSchema>;

/** Posts of all targets of one forecast together. */
const MAX_FORECAST_POSTS = 5_000;

/** `POST /quotas/forecast`: when posts to these targets would go out. */
export const forecastRequestSchema = z
  .strictObject({
    siteId: z.int().positive().optional(),
    targetIds: z.array(z.int().positive()).min(1).max(100),
    /** So many posts for each target, 1–1000; 5,000 for all of them together. */
    posts: z.int().min(1).max(1_000).default(1),
    /** Parts of each (a thread), 1–100. */
    parts: z.int().min(1).max(100).default(1),
    /** Not before this, ISO with zone; now when left out or past. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Spreads them evenly until this, ISO with zone, instead of as soon as possible. */
    until: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ targetIds, posts }) => new Set(targetIds).size * posts <= MAX_FORECAST_POSTS, {
    path: ['posts'],
    message: `are more than ${MAX_FORECAST_POSTS} for all targets together; ask for fewer at once`,
  })
  .refine(({ from, until }) => !from || !until || Date.parse(from) < Date.parse(until), {
    path: ['until'],
    message: 'must be later than "from"',
  });

export type ForecastRequest = z.input<typeof forecastRequestSchema>;

export const forecastSchema = z.object({
  targetId: z.number(),
  /** ISO, in order; one for each post that ever goes out. */
  times: z.array(z.string()),
  /** Which limit makes the first one wait, in words; null: nothing does. */
  reason: z.string().nullable(),
  /** How many more would go out at once, behind one of each target that is named before it. */
  remaining: z.number(),
  level: z.enum(QUOTA_LEVELS),
});

export type Forecast = z.infer<typeof forecastSchema>;

/** What the limits say of one post that is not sent yet. */
export const postQuotaSchema = z.object({
  /** How many posts like it would go out at once, behind those of the same order before it. */
  remaining: z.number(),
  level: z.enum(QUOTA_LEVELS),
  /** When it would go out, ISO; null: at once, or never where the level is `full`. */
  nextFreeAt: z.string().nullable(),
  /** Which limit makes it wait, in words; null: none does. */
  reason: z.string().nullable(),
});

export type PostQuota = z.infer<typeof postQuotaSchema>;

/** What the limits say of a delivery that was just made. */
export const deliveryForecastSchema = z.object({
  targetId: z.number(),
  /** ISO; null: nobody knows when, as it waits for a person, or never as things are. */
  goesOutAt: z.string().nullable(),
  /** What it waits for, in words; null: nothing. */
  reason: z.string().nullable(),
});

export type DeliveryForecast = z.infer<typeof deliveryForecastSchema>;

const MAX_RULES = 20;

/** `PUT /connections/:id/limits`: lower limits than the platform's own, by the id of its rule. */
export const connectionLimitsSchema = z
  .record(z.string().max(40), z.int().min(0).max(1_000_000))
  .refine(
    (limits) => Object.keys(limits).length <= MAX_RULES,
    `names more than ${MAX_RULES} limits`
  );

export type ConnectionLimits = z.input<typeof connectionLimitsSchema>;
