import { z } from 'zod';

const phrase = z.string().min(1).max(500);

// PUB, POSTS, PM. Left out: `location_id` and sharing to Instagram, which need permissions of their
// own that each app must be granted by App Review, and `auto_publish_text`, which would make the
// first call visible and so not repeatable.

/** What an editor may choose for one post on Threads. */
export const threadsOptionsSchema = z.strictObject({
  replyControl: z
    .enum([
      'everyone',
      'accounts_you_follow',
      'mentioned_only',
      'parent_post_author_only',
      'followers_only',
    ])
    .nullish()
    .meta({ title: 'Who can reply', description: 'Everyone, unless you choose fewer people.' }),
  topicTag: z
    .string()
    .min(1)
    .max(50)
    .regex(/^[^.&]*$/, 'must not have a period or an ampersand')
    .nullish()
    .meta({
      title: 'Topic',
      description: 'One topic without #, up to 50 characters, without periods and ampersands.',
    }),
  poll: z.array(phrase).min(2).max(4).nullish().meta({
    title: 'Poll',
    description: 'Two to four answers. For posts without files and without an attached link.',
  }),
  spoilerMedia: z.boolean().nullish().meta({
    title: 'Hide pictures and videos',
    description: 'They are blurred until somebody taps them.',
  }),
  spoilers: z.array(phrase).min(1).max(10).nullish().meta({
    title: 'Hidden words',
    description: 'Words of the text that are hidden until somebody taps them, as they stand there.',
  }),
  ghostPost: z.boolean().nullish().meta({
    title: 'Ghost post',
    description: 'The post disappears after 24 hours. It cannot be a thread.',
  }),
  replyApproval: z.boolean().nullish().meta({
    title: 'Approve replies first',
    description: 'Replies appear when you have approved them in Threads.',
  }),
  quotePostId: z
    .string()
    .regex(/^\d+$/, 'must be the number of a post')
    .nullish()
    .meta({ title: 'Quoted post', description: 'The number (media id) of the post to quote.' }),
  attachedText: z.string().min(1).max(10_000).nullish().meta({
    title: 'Attached text',
    description: 'A long text of up to 10,000 characters, shown as a page under the post.',
  }),
  gifId: z.string().min(1).max(100).nullish().meta({
    title: 'GIF from GIPHY',
    description: 'The id of a GIF at GIPHY. For posts without files.',
  }),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'))
    .min(1)
    .nullish()
    .meta({
      title: 'Only in these countries',
      description: 'Country codes of two letters. Only for profiles that Threads lets do this.',
    }),
});

export type ThreadsOptions = z.infer<typeof threadsOptionsSchema>;
