import { z } from 'zod';

const username = z
  .string()
  .regex(/^[\w.]{1,30}$/, 'must be a username without @')
  .meta({ title: 'Username', description: 'Without @.' });

const place = z.number().min(0).max(1).nullish();

const userTag = z.strictObject({
  username,
  x: place.meta({ title: 'From the left', description: '0 is the left edge, 1 the right one.' }),
  y: place.meta({ title: 'From the top', description: '0 is the top edge, 1 the bottom.' }),
});

const FEED_AND_REEL = { formats: ['feed', 'reel'] };
const REEL = { formats: ['reel'] };

/** What an editor may choose for one post on Instagram (MED, checked 2026-11-22). */
export const instagramOptionsSchema = z.strictObject({
  collaborators: z
    .array(username)
    .max(3)
    .nullish()
    .meta({
      title: 'Collaborators',
      description: 'Up to three accounts that are asked to show the post on their profile too.',
      ...FEED_AND_REEL,
    }),
  userTags: z.array(userTag).max(20).nullish().meta({
    title: 'Tagged people',
    description:
      'On pictures each tag needs its place; in a carousel they go on the first picture.',
  }),
  locationId: z
    .string()
    .regex(/^\d{1,30}$/, 'must be the id of a Facebook Page with a location')
    .nullish()
    .meta({
      title: 'Location',
      description: 'Id of a Facebook Page that has a place on the map.',
      ...FEED_AND_REEL,
    }),
  shareToFeed: z
    .boolean()
    .nullish()
    .meta({
      title: 'Show the reel in the feed too',
      description: 'Otherwise it is seen in the tab "Reels" only.',
      ...REEL,
    }),
  coverUrl: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .meta({
      title: 'Cover picture',
      description: 'Public address of a JPEG, 9:16 at best. Wins over the frame below.',
      ...REEL,
    }),
  thumbOffsetMs: z
    .int()
    .min(0)
    .max(900_000)
    .nullish()
    .meta({
      title: 'Cover frame (ms)',
      description: 'Milliseconds into the video whose picture becomes the cover.',
      ...REEL,
    }),
  audioName: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .nullish()
    .meta({
      title: 'Name of the sound',
      description: 'What the original sound of the reel is called.',
      ...REEL,
    }),
  trialReel: z
    .enum(['manual', 'performance'])
    .nullish()
    .meta({
      title: 'Trial reel',
      description:
        'Shown to people who do not follow the account first; everybody sees it when you decide so, or when it does well.',
      ...REEL,
    }),
  madeWithAi: z.boolean().nullish().meta({
    title: 'Made with AI',
    description: 'Puts the label "AI info" on the post.',
  }),
  paidPartnership: z
    .boolean()
    .nullish()
    .meta({
      title: 'Paid partnership',
      description: 'Puts that label on the post. Only for accounts connected through Facebook.',
      ...FEED_AND_REEL,
    }),
  sponsorIds: z
    .array(z.string().regex(/^\d{1,30}$/, 'must be the id of an account'))
    .max(2)
    .nullish()
    .meta({
      title: 'Partners',
      description:
        'Ids of up to two accounts that pay. Only for accounts connected through Facebook.',
      ...FEED_AND_REEL,
    }),
});

export type InstagramOptions = z.infer<typeof instagramOptionsSchema>;

export type InstagramOption = keyof InstagramOptions;
