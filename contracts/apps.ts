import { z } from 'zod';

/** `GET /apps`: the operator's apps at the platforms. Secrets go in and never come out. */
export const appSchema = z.object({
  app: z.string(),
  platform: z.string(),
  platformLabel: z.string(),
  /** What it connects: "Your own profile". */
  methodLabel: z.string(),
  /** To register at the platform's developer portal. */
  callbackUrl: z.string(),
  clientId: z.string().nullable(),
  hasSecret: z.boolean(),
  /** `settings`: entered here. `config`: from the config or the environment. Null: not there. */
  source: z.enum(['settings', 'config']).nullable(),
  updatedAt: z.string().nullable(),
});

export type AppView = z.infer<typeof appSchema>;

/** `PUT /apps/:app`. */
export const saveAppSchema = z.strictObject({
  clientId: z.string().trim().min(1).max(500),
  /** Left out: the stored one stays. Null: a public client has none. */
  clientSecret: z.string().trim().min(1).max(2000).nullable().optional(),
  siteId: z.int().positive().optional(),
});

export type SaveApp = z.infer<typeof saveAppSchema>;
