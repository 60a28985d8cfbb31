import { z } from 'zod';

/** A connection as people see it: nothing secret. */
export const connectionSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  platform: z.string(),
  /** Id of the way it was connected, see `GET /platforms`. */
  method: z.string(),
  /** The account's own server; null where the platform has one for all. */
  serviceUrl: z.string().nullable(),
  handle: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  profileUrl: z.string().nullable(),
  /** `expiring`: works, but ends soon unless a person connects it again. */
  status: z.enum(['active', 'expiring', 'needs_reconnect', 'revoked', 'disabled']),
  statusReason: z.string().nullable(),
  health: z.enum(['green', 'yellow', 'red']),
  /** What is wrong and what to do next; null while all is well. */
  healthReason: z.string().nullable(),
  /** When somebody, or the plugin, looked last; null: not yet. */
  checkedAt: z.string().nullable(),
  /** When only a person can keep it alive; null: it renews itself, or never ends. */
  endsAt: z.string().nullable(),
  /** Lower limits than the platform's own, by the id of its rule. */
  quotaLimits: z.record(z.string(), z.number()),
  /** Its newest post; null: it has none. `url` is null where there is no address, or no post any more. */
  lastPost: z.object({ at: z.string(), url: z.string().nullable() }).nullable(),
  /** Posts that wait for their time, or for something else: disconnecting it would cancel them. */
  waiting: z.number(),
  /** The person who connected it last, by name; null: nobody knows any more. */
  owner: z.string().nullable(),
  createdAt: z.string(),
});

export type ConnectionView = z.infer<typeof connectionSchema>;
