import { z } from 'zod';

import type { JsonValue } from '../contract';
import { PlatformFailure } from '../contract';

/** What an editor can choose for one LinkedIn post (POSTS, checked 2026-11-22). */
export const linkedInOptionsSchema = z.object({
  /** Who sees it; pages can only post `PUBLIC`. @default 'PUBLIC' */
  visibility: z.enum(['PUBLIC', 'CONNECTIONS']).default('PUBLIC'),
  /** Takes the "Repost" button away. @default false */
  reshareDisabled: z.boolean().default(false),
});

export type LinkedInOptions = z.infer<typeof linkedInOptionsSchema>;

export const parseOptions = (options: Readonly<Record<string, JsonValue>>): LinkedInOptions => {
  const parsed = linkedInOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new PlatformFailure(
    { family: 'rejected' },
    { code: 'INVALID_OPTIONS', message: `The LinkedIn options are not valid: ${fields}.` }
  );
};
