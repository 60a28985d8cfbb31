import { z } from 'zod';

/** A connection as people see it: nothing secret. */
export const connectionSchema = z.object({
  id: z.number(),
  platform: z.string(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  status: z.enum(['active', 'needs_reconnect', 'revoked', 'disabled']),
  statusReason: z.string().nullable(),
  expiresAt: z.string().nullable(),
  createdAt: z.string(),
});

export type ConnectionView = z.infer<typeof connectionSchema>;
