import { z } from 'zod';

/** `GET /api/social-distribution/health`, for load balancers: 200 with `ok`, 503 with `failing`. */
export const publicHealthSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  z.object({
    status: z.literal('failing'),
    /** Parts that do not work; `deliveries`: posts are due, and nobody works on them. */
    failing: z.array(z.enum(['database', 'queue', 'deliveries'])),
  }),
]);

export type PublicHealth = z.infer<typeof publicHealthSchema>;
