import { z } from 'zod';

/** What an editor may choose for one post on X. */
export const xOptionsSchema = z.object({
  /** Who may reply. @default everyone */
  replySettings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).nullish(),
  /** Label "made with AI". */
  madeWithAi: z.boolean().nullish(),
  /** Label "paid partnership". */
  paidPartnership: z.boolean().nullish(),
});

export type XOptions = z.infer<typeof xOptionsSchema>;
