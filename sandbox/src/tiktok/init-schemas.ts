import { z } from 'zod';

import { textProblem, type TEXT_LIMITS } from './caption';

const MAX_PHOTOS = 35;

const textOf = (name: keyof typeof TEXT_LIMITS) =>
  z
    .string()
    .default('')
    .superRefine((text, context) => {
      const problem = textProblem(text, name);
      if (problem) context.addIssue({ code: 'custom', message: problem });
    });

const off = z.boolean().default(false);
const int64 = z.int().min(0);
const int32 = z.int().max(2 ** 31 - 1);

const fileSource = z.strictObject({
  source: z.literal('FILE_UPLOAD'),
  ...{ video_size: int64, chunk_size: int64.min(1), total_chunk_count: int64 },
});

const urlSource = z.strictObject({ source: z.literal('PULL_FROM_URL'), video_url: z.string() });

const videoSource = z.discriminatedUnion('source', [fileSource, urlSource]);

export type VideoSource = z.infer<typeof videoSource>;

/** POST. The flags left out are off, but `brand_content_toggle` must be there. */
export const videoInit = z.strictObject({
  post_info: z.strictObject({
    privacy_level: z.string(),
    title: textOf('caption'),
    ...{ disable_duet: off, disable_comment: off, disable_stitch: off },
    video_cover_timestamp_ms: int32.default(0),
    brand_content_toggle: z.boolean(),
    ...{ brand_organic_toggle: off, is_aigc: off },
  }),
  source_info: videoSource,
});

/** INBOX: nothing but the source. */
export const inboxVideoInit = z.strictObject({ source_info: videoSource });

const photoSource = z.strictObject({
  source: z.literal('PULL_FROM_URL'),
  photo_images: z.array(z.string()).min(1).max(MAX_PHOTOS),
  photo_cover_index: z.int().min(0).default(0),
});

const photoTexts = { title: textOf('title'), description: textOf('description') };

/** PHOTO. Where `is_aigc` belongs is not certain: both places are taken. */
export const photoInit = z.discriminatedUnion('post_mode', [
  z.strictObject({
    media_type: z.literal('PHOTO'),
    post_mode: z.literal('DIRECT_POST'),
    is_aigc: off,
    post_info: z.strictObject({
      ...photoTexts,
      privacy_level: z.string(),
      ...{ disable_comment: off, auto_add_music: off, is_aigc: off },
      ...{ brand_content_toggle: off, brand_organic_toggle: off },
    }),
    source_info: photoSource,
  }),
  z.strictObject({
    media_type: z.literal('PHOTO'),
    post_mode: z.literal('MEDIA_UPLOAD'),
    // Everything else is chosen in the app.
    post_info: z.strictObject(photoTexts).default({ title: '', description: '' }),
    source_info: photoSource,
  }),
]);
