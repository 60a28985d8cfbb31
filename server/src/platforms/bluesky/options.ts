import { z } from 'zod';

/** The lexicon's `language` format, loosely: BCP-47. */
const languageTag = z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/);

/** At most three languages: app/bsky/feed/post.json, checked 2026-11-22. */
const MAX_LANGUAGES = 3;

/** Options of one Bluesky post. */
export const blueskyOptionsSchema = z.strictObject({
  /** BCP-47 tags to send instead of the content's own language. */
  langs: z.array(languageTag).min(1).max(MAX_LANGUAGES).optional(),
});

export type BlueskyOptions = z.infer<typeof blueskyOptionsSchema>;

/** The languages a post is marked with; a locale that is no BCP-47 tag is left out, not refused. */
export const languagesOf = (options: BlueskyOptions, language: string | null): string[] => {
  if (options.langs) return options.langs;
  const tag = languageTag.safeParse(language);
  return tag.success ? [tag.data] : [];
};
