import { z } from 'zod';

import type { Account, JsonValue } from '../contract';

const flag = z.boolean().catch(false);

const creatorSchema = z.object({
  creator_username: z.string().catch(''),
  creator_nickname: z.string().catch(''),
  privacy_level_options: z.array(z.string()).catch([]),
  comment_disabled: flag,
  duet_disabled: flag,
  stitch_disabled: flag,
  max_video_post_duration_sec: z.number().positive().nullish().catch(null),
});

const traitsSchema = z.object({
  username: z.string().catch(''),
  privacyLevels: z.array(z.string()).catch([]),
  isCommentOff: flag,
  isDuetOff: flag,
  isStitchOff: flag,
  maxVideoDurationS: z.number().positive().nullable().catch(null),
});

/** What TikTok says of an account's posts (CREATOR). */
export type CreatorTraits = z.infer<typeof traitsSchema>;

/** The `data` of an answer of creator_info. */
export const creatorAnswerSchema = z.object({
  data: creatorSchema.transform((data): CreatorTraits => ({
    username: data.creator_username,
    privacyLevels: data.privacy_level_options,
    isCommentOff: data.comment_disabled,
    isDuetOff: data.duet_disabled,
    isStitchOff: data.stitch_disabled,
    maxVideoDurationS: data.max_video_post_duration_sec ?? null,
  })),
});

/** As they are kept with the account. */
export const traitsRecord = (traits: CreatorTraits): Readonly<Record<string, JsonValue>> => ({
  ...traits,
});

/** What was read with the last check of the account; nothing is known of one without traits. */
export const traitsOf = ({ traits }: Account): CreatorTraits => traitsSchema.parse(traits ?? {});
