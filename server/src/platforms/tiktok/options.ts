import { z } from 'zod';

/** POST, CREATOR: what the account offers of these stands in its `privacy_level_options`. */
export const PRIVACY_LEVELS = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;

export type PrivacyLevel = (typeof PRIVACY_LEVELS)[number];

/** PHOTO: UTF-16 units. */
const MAX_PHOTO_TITLE_LENGTH = 90;
/** PHOTO: so many photos, counted from 0. */
const MAX_PHOTOS = 35;
/** MEDIA: no video is longer. */
const MAX_VIDEO_MS = 10 * 60_000;

const off = (title: string, description: string) =>
  z.boolean().default(false).meta({ title, description });

/**
 * What an editor may choose for one post on TikTok. RULES: who sees it has no default, comments,
 * duets and stitches are off, and so is the disclosure of advertising, until a person says otherwise.
 */
export const tiktokOptionsSchema = z.strictObject({
  mode: z.enum(['direct', 'inbox']).default('direct').meta({
    title: 'How it is posted',
    description:
      '"direct" publishes it. "inbox" sends a draft to the inbox of the TikTok app, where the owner of the account finishes it: there a video comes without its text, and all choices below are made in the app.',
  }),
  privacyLevel: z.enum(PRIVACY_LEVELS).nullish().meta({
    title: 'Who can see it',
    description:
      'Must be chosen for every direct post. Private accounts have followers, public accounts have everyone. Branded content cannot be for yourself only.',
  }),
  allowComments: off(
    'Allow comments',
    'Has no effect where the account has comments switched off.'
  ),
  allowDuet: off('Allow duets', 'Videos only; no effect where the account has them switched off.'),
  allowStitch: off(
    'Allow stitches',
    'Videos only; no effect where the account has them switched off.'
  ),
  disclosesContent: off(
    'Disclose advertising',
    'The post promotes yourself, a third party or both; say below which.'
  ),
  isYourBrand: off(
    'Your brand',
    'You promote yourself or your own business. The post is labelled "Promotional content".'
  ),
  isBrandedContent: off(
    'Branded content',
    'You promote another brand or a third party. The post is labelled "Paid partnership".'
  ),
  isAiGenerated: off('AI-generated', 'Labels the post as made with artificial intelligence.'),
  agreesToTerms: off(
    'Agreement',
    "By posting, you agree to TikTok's Music Usage Confirmation; for branded content, to TikTok's Branded Content Policy and Music Usage Confirmation. Needed for every direct post."
  ),
  photoTitle: z.string().max(MAX_PHOTO_TITLE_LENGTH).default('').meta({
    title: 'Title of a photo post',
    description: 'Up to 90 characters above the text; photos only.',
  }),
  photoCoverIndex: z
    .int()
    .min(0)
    .max(MAX_PHOTOS - 1)
    .default(0)
    .meta({ title: 'Cover photo', description: 'Which photo is the cover; 0 is the first.' }),
  addsMusic: off('Add music', 'TikTok adds music that it recommends; photos only.'),
  coverTimestampMs: z.int().min(0).max(MAX_VIDEO_MS).nullish().meta({
    title: 'Cover of a video',
    description: 'The moment, in milliseconds, whose frame is the cover; the first one if empty.',
  }),
  videoTransfer: z.enum(['upload', 'url']).default('upload').meta({
    title: 'How the video gets to TikTok',
    description:
      '"upload" sends the file and works everywhere. "url" lets TikTok fetch it, which spares this server a large upload; the domain of the media must be verified in TikTok\'s developer portal.',
  }),
});

export type TikTokOptions = z.infer<typeof tiktokOptionsSchema>;
