import { z } from 'zod';

import { countGraphemes, utf8Length } from './text';

/** The lexicon's `language` format, loosely: BCP-47. */
const languageTag = z.string().regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/);

/** Counts and sizes: app/bsky/feed/post.json, checked 2026-11-22. */
const MAX_LANGUAGES = 3;
const MAX_TAGS = 8;
const MAX_TAG_GRAPHEMES = 64;
const MAX_TAG_BYTES = 640;

const hiddenTag = z
  .string()
  .regex(/^[^#\s]+$/, 'a tag has no # and no spaces')
  .refine(
    (tag) => countGraphemes(tag) <= MAX_TAG_GRAPHEMES && utf8Length(tag) <= MAX_TAG_BYTES,
    `a tag has at most ${MAX_TAG_GRAPHEMES} characters`
  );

/** Warnings an author may put on a post: docs/advanced-guides/moderation, checked 2026-11-22. */
const CONTENT_LABELS = ['sexual', 'nudity', 'porn', 'graphic-media'] as const;

/** Options of one Bluesky post. */
export const blueskyOptionsSchema = z.strictObject({
  langs: z.array(languageTag).min(1).max(MAX_LANGUAGES).optional().meta({
    title: 'Languages',
    description:
      'Language codes such as en or pt-BR, three at most. Without them the language of the entry is sent.',
  }),
  replies: z.enum(['everyone', 'mentioned', 'following', 'followers', 'nobody']).optional().meta({
    title: 'Who can reply',
    description:
      'Everyone, only people mentioned in the post, only people the account follows, only its followers, or nobody. For a thread it holds for the whole of it.',
  }),
  quotes: z.enum(['everyone', 'nobody']).optional().meta({
    title: 'Who can quote',
    description: 'Whether others may show this post inside a post of their own.',
  }),
  labels: z.array(z.enum(CONTENT_LABELS)).max(CONTENT_LABELS.length).optional().meta({
    title: 'Content warnings',
    description:
      'Hides the post behind a warning: suggestive, nudity that is not erotic, adult, or violent and disturbing pictures.',
  }),
  tags: z.array(hiddenTag).max(MAX_TAGS).optional().meta({
    title: 'Hidden tags',
    description:
      'Up to eight tags, without #, under which the post is found though its text does not show them.',
  }),
  videoPresentation: z.enum(['default', 'gif']).optional().meta({
    title: 'Show the video as',
    description: 'An ordinary video, or like a GIF: it plays by itself, silent, over and over.',
  }),
});

export type BlueskyOptions = z.infer<typeof blueskyOptionsSchema>;

/** The languages a post is marked with; a locale that is no BCP-47 tag is left out, not refused. */
export const languagesOf = (options: BlueskyOptions, language: string | null): string[] => {
  if (options.langs) return options.langs;
  const tag = languageTag.safeParse(language);
  return tag.success ? [tag.data] : [];
};
