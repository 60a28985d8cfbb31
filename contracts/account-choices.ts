import { z } from 'zod';

/** `GET /account-choices/:token`: the accounts that a consent gave. */
export const accountChoiceSchema = z.object({
  platform: z.string(),
  platformLabel: z.string(),
  siteId: z.number(),
  accounts: z.array(
    z.object({
      id: z.string(),
      handle: z.string(),
      name: z.string(),
      avatarUrl: z.string().nullable(),
      kind: z.enum(['person', 'organization']),
      /** Why it cannot be picked, with the next step; null when it can. */
      problem: z.string().nullable(),
      /** Picking it renews the connection that is there. */
      isConnected: z.boolean(),
    })
  ),
  /** Permissions that were left out, and what will not work; needed ones never get here. */
  missing: z.array(z.object({ scope: z.string(), without: z.string() })),
});

export type AccountChoice = z.infer<typeof accountChoiceSchema>;

/** `POST /account-choices/:token`. */
export const pickAccountsSchema = z.strictObject({
  accountIds: z.array(z.string().min(1).max(300)).min(1).max(200),
});

export type PickAccounts = z.infer<typeof pickAccountsSchema>;

export interface PickAccountsResponse {
  connectionIds: number[];
}
