import { z } from 'zod';

/** Longest title we send; LinkedIn publishes no limit, and cards of ads end there too. */
export const MAX_TITLE_LENGTH = 200;

// POLL, checked 2026-11-22; other clients send ONE_WEEK and TWO_WEEKS, which do not exist.
const POLL_DURATIONS = ['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS'] as const;

/** POLL, checked 2026-11-22: a question of 140 characters and two to four answers of 30. */
const pollSchema = z.strictObject({
  question: z.string().trim().min(1).max(140).meta({ title: 'Question' }),
  options: z
    .array(z.string().trim().min(1).max(30))
    .min(2)
    .max(4)
    .meta({ title: 'Answers', description: 'Two to four, of 30 characters at most.' }),
  duration: z
    .enum(POLL_DURATIONS)
    .default('SEVEN_DAYS')
    .meta({ title: 'Open for', description: 'How long people can vote.' }),
});

/** What an editor can choose for one LinkedIn post (POSTS, checked 2026-11-22). */
export const linkedInOptionsSchema = z.strictObject({
  visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN']).default('PUBLIC').meta({
    title: 'Who can see it',
    description: 'Everyone, your connections, or members who are signed in. Pages: everyone only.',
  }),
  reshareDisabled: z
    .boolean()
    .default(false)
    .meta({ title: 'No reposts', description: 'Takes the "Repost" button away.' }),
  title: z.string().trim().max(MAX_TITLE_LENGTH).nullish().meta({
    title: 'Title of the video or document',
    description: 'Stands below it. A document without one is named after its file.',
  }),
  poll: pollSchema.nullish().meta({
    title: 'Poll',
    description: 'Asks below the text. Not together with files or a link card.',
  }),
});

export type LinkedInOptions = z.infer<typeof linkedInOptionsSchema>;
