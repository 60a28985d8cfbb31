import { z } from 'zod';

// https://docs.x.com/x-api/posts/create-post and https://docs.x.com/openapi.json (POST /2/tweets),
// checked 2026-11-22.
const CHOICES = { min: 2, max: 4, length: 25 } as const;
const POLL_MINUTES = { min: 5, max: 7 * 24 * 60 } as const;

const pollSchema = z.strictObject({
  choices: z
    .array(z.string().trim().min(1).max(CHOICES.length))
    .min(CHOICES.min)
    .max(CHOICES.max)
    .meta({ title: 'Choices', description: 'Two to four answers of up to 25 characters each.' }),
  durationMinutes: z
    .int()
    .min(POLL_MINUTES.min)
    .max(POLL_MINUTES.max)
    .default(24 * 60)
    .meta({ title: 'Open for (minutes)', description: 'From 5 minutes to 7 days.' }),
});

/** What an editor may choose for one post on X; null is as good as not chosen. */
export const xOptionsSchema = z.strictObject({
  /** @default everyone */
  replySettings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).nullish().meta({
    title: 'Who can reply',
    description:
      'Only accounts you follow, accounts you mention, your subscribers, or verified accounts. Everyone when left empty.',
  }),
  madeWithAi: z.boolean().nullish().meta({
    title: 'Made with AI',
    description: 'Shows X’s label for content that was made with artificial intelligence.',
  }),
  paidPartnership: z.boolean().nullish().meta({
    title: 'Paid partnership',
    description: 'Shows X’s label for paid promotion.',
  }),
  poll: pollSchema.nullish().meta({
    title: 'Poll',
    description: 'Under the (first) post, which then takes no pictures or video.',
  }),
});

export type XOptions = z.infer<typeof xOptionsSchema>;
