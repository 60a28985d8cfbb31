import { z } from 'zod';

import { platformKeySchema } from './platform-key';

/** `hard`: what goes beyond it waits. `soft`: it goes out, with a warning. */
export const budgetModeSchema = z.enum(['hard', 'soft']);

export type BudgetMode = z.output<typeof budgetModeSchema>;

/** Posts that a site allows itself, by its own calendar. */
const postBudgetSchema = z.strictObject({
  /** Null: all platforms together. */
  platform: platformKeySchema.nullable().default(null),
  per: z.enum(['day', 'month']),
  posts: z.int().min(0).max(100_000),
  mode: budgetModeSchema.default('hard'),
});

/** What a site may use and spend. Months and days are those of the site's time zone. */
export const budgetsSchema = z.strictObject({
  posts: z.array(postBudgetSchema).max(50).default([]),
  /** What posts cost at platforms, and adaptations at AI vendors, in a month. */
  money: z
    .strictObject({
      monthUsd: z.number().min(0).max(1_000_000),
      mode: budgetModeSchema.default('hard'),
    })
    .nullable()
    .default(null),
});

export type Budgets = z.output<typeof budgetsSchema>;

/** `GET /budgets?site=`: one bar. */
export const budgetUseSchema = z.object({
  kind: z.enum(['posts', 'money']),
  platform: z.string().nullable(),
  per: z.enum(['day', 'month']),
  mode: budgetModeSchema,
  /** Posts, or US dollars. */
  used: z.number(),
  /** Of posts that wait for their slot or are on their way. */
  booked: z.number(),
  limit: z.number(),
  level: z.enum(['ok', 'warning', 'full']),
  /** First and next first moment of the day or month, ISO. */
  from: z.string(),
  to: z.string(),
});

export type BudgetUse = z.infer<typeof budgetUseSchema>;

export const budgetsResponseSchema = z.object({
  siteId: z.number(),
  /** IANA name. */
  timezone: z.string(),
  budgets: z.array(budgetUseSchema),
  /**
   * What this month cost so far, US dollars, by platform, and what AI vendors cost as `ai`; those
   * that cost nothing are left out.
   */
  costs: z.array(z.object({ platform: z.string(), usd: z.number() })),
});

export type BudgetsResponse = z.infer<typeof budgetsResponseSchema>;
