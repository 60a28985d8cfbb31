import { z } from 'zod';

import type { Answer } from './answer';

/** What a vendor wrote, as the cache keeps it: unchecked, so that the checks of today hold. */
export const writtenAnswerSchema = z.object({
  posts: z.record(
    z.string(),
    z.object({ texts: z.array(z.string()), hashtags: z.array(z.string()) })
  ),
  altTexts: z.record(z.string(), z.string()),
});

export type WrittenAnswer = z.infer<typeof writtenAnswerSchema>;

export const writtenOf = ({
  posts,
  altTexts,
}: Pick<Answer, 'posts' | 'altTexts'>): WrittenAnswer => ({
  posts: Object.fromEntries(posts),
  altTexts: Object.fromEntries(altTexts),
});
