import { z } from 'zod';

/**
 * What an editor may choose for one post on Facebook (SDK: Page.json, checked 2026-11-22). Left out
 * on purpose: coloured backgrounds, whose ids are nowhere listed and whose stale ones fail the whole
 * post with "unknown error", and back-dating, after which a lost post could not be found again.
 */
export const facebookOptionsSchema = z.strictObject({
  videoTitle: z
    .string()
    .trim()
    .min(1)
    // No limit is documented; longer ones are cut where they are shown.
    .max(255)
    .optional()
    .meta({
      title: 'Title of the video',
      description: 'Stands above the video where Facebook shows titles. Only for videos.',
      formats: ['feed', 'reel'],
    }),
  placeId: z
    .string()
    .regex(/^\d{1,20}$/, 'must be the id of a place, in digits')
    .optional()
    .meta({
      title: 'Place',
      description: 'Id of the Facebook Page of a place; the post then says that it is from there.',
      formats: ['feed'],
    }),
});

export type FacebookOptions = z.infer<typeof facebookOptionsSchema>;
