import { z } from 'zod';

/** `ok` below 80 %, `warning` from there, `full` when nothing fits until `nextFreeAt`. */
export const QUOTA_LEVELS = ['ok', 'warning', 'full'] as const;

/** One limit of an account, an app or a site, as it stands now. */
export const quotaSchema = z.object({
  /** The platform's rule (`posts`, `app-posts`), `pace`, or a budget (`budget-day`, `budget-month`). */
  id: z.string(),
  /** "posts in 15 minutes". */
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
  /** When one more post would go out, ISO; null: at once. */
  nextFreeAt: z.string().nullable(),
  /** When nothing of it is used any more, ISO; null: nothing is. */
  resetsAt: z.string().nullable(),
  /** Who said so: our own count, or the platform's last answer. */
  source: z.enum(['ours', 'platform']),
});

export type QuotaView = z.infer<typeof quotaSchema>;

/** `GET /quotas?site=`. */
export interface QuotasResponse {
  quotas: QuotaView[];
}

/** `POST /quotas/forecast`: when posts to these targets would go out. */
export const forecastRequestSchema = z.strictObject({
  siteId: z.int().positive().optional(),
  targetIds: z.array(z.int().positive()).min(1).max(100),
  /** So many posts for each target, 1–1000. */
  posts: z.int().min(1).max(1_000).default(1),
  /** Parts of each (a thread), 1–100. */
  parts: z.int().min(1).max(100).default(1),
  /** Not before this, ISO with zone; now when left out. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Spreads them evenly until this, ISO with zone, instead of as soon as possible. */
  until: z.iso.datetime({ offset: true }).optional(),
});

export type ForecastRequest = z.input<typeof forecastRequestSchema>;

export const forecastSchema = z.object({
  targetId: z.number(),
  /** ISO, in order; one for each post. */
  times: z.array(z.string()),
  /** Which limit makes the first one wait, in words; null: nothing does. */
  reason: z.string().nullable(),
  /** How many more would go out at once. */
  remaining: z.number(),
  level: z.enum(QUOTA_LEVELS),
});

export type Forecast = z.infer<typeof forecastSchema>;
