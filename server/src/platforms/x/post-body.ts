import { z } from 'zod';

/**
 * Body of POST /2/tweets as far as we use it; X refuses unknown keys
 * (https://docs.x.com/x-api/posts/create-post, checked 2026-11-22).
 */
export const postBodySchema = z.object({
  text: z.string().optional(),
  media: z.object({ media_ids: z.array(z.string()) }).optional(),
  poll: z.object({ options: z.array(z.string()), duration_minutes: z.number() }).optional(),
  reply_settings: z.string().optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
});

export type PostBody = z.infer<typeof postBodySchema>;
