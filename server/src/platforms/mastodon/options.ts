import { z } from 'zod';

const HOUR_MINUTES = 60;

/** STATUS, "poll"; how many choices and how long they may be is up to each server. */
const pollSchema = z.strictObject({
  choices: z
    .array(z.string().trim().min(1))
    .min(2)
    .max(20)
    .meta({ title: 'Choices', description: 'Two to four on most servers, 50 characters each.' }),
  minutes: z
    .int()
    .min(5)
    .default(24 * HOUR_MINUTES)
    .meta({ title: 'Open for', description: 'In minutes, from five minutes to about a month.' }),
  multiple: z
    .boolean()
    .default(false)
    .meta({ title: 'Several answers', description: 'People may pick more than one choice.' }),
  hideTotals: z.boolean().default(false).meta({
    title: 'Hide results',
    description: 'Results are shown only when the poll has ended.',
  }),
});

const coordinate = z.number().min(-1).max(1);

/** What an editor may choose for one post on Mastodon (STATUS). */
export const mastodonOptionsSchema = z.strictObject({
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).optional().meta({
    title: 'Who sees it',
    description:
      'Everyone; everyone, but not in public feeds; followers; only people who are mentioned. Left open: as the account is set up.',
  }),
  contentWarning: z.string().trim().max(5000).optional().meta({
    title: 'Content warning',
    description: 'Shown in place of the post until people open it. It counts as text.',
  }),
  sensitive: z.boolean().optional().meta({
    title: 'Sensitive media',
    description: 'Pictures and videos are blurred until people tap them.',
  }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .meta({
      title: 'Language',
      description: 'ISO 639 code such as "en". Left open: the language of the entry.',
    }),
  focus: z
    .array(z.strictObject({ x: coordinate, y: coordinate }).nullable())
    .optional()
    .meta({
      title: 'Focal points',
      description:
        'The part of each picture of the first post that previews keep: x from -1 (left) to 1, y from -1 (bottom) to 1.',
    }),
  poll: pollSchema.optional().meta({
    title: 'Poll',
    description: 'Under the first post. A post with a poll shows no pictures.',
  }),
  quotePolicy: z.enum(['public', 'followers', 'nobody']).optional().meta({
    title: 'Who may quote it',
    description: 'Everyone, followers, or nobody. Servers before Mastodon 4.5 leave it out.',
  }),
});

export type MastodonOptions = z.output<typeof mastodonOptionsSchema>;

/** STATUS: ISO 639-1, so of `pt-BR` the first part. Null: what does not look like a language. */
export const languageOf = (
  { language }: Pick<MastodonOptions, 'language'>,
  contentLanguage: string | null
): string | null => {
  if (language !== undefined) return language;
  const [primary = ''] = (contentLanguage ?? '').toLowerCase().split(/[-_]/);
  return /^[a-z]{2,3}$/.test(primary) ? primary : null;
};
