import { z } from 'zod';

import type { JsonValue, MediaFile, PostPart } from '../contract';

import { chunkPlan } from './chunk-plan';
import type { InitPath } from './client';
import type { TikTokOptions } from './options';
import type { CreatorTraits } from './traits';

/** Everything that a post is made of. */
export interface PostParts {
  part: PostPart;
  options: TikTokOptions;
  creator: CreatorTraits;
}

/** Which call begins the post, and with what. */
export type PostBody = {
  path: InitPath;
  body: Readonly<Record<string, JsonValue>>;
};

/** What is stored of a prepared post. */
export type PostPayload = PostBody & {
  /** Known before the commit where bytes are uploaded. */
  publishId: string | null;
  /** Names the post's address; empty when unknown. */
  username: string;
};

export const payloadSchema: z.ZodType<PostPayload> = z.object({
  path: z.enum(['video', 'inboxVideo', 'photos']),
  body: z.record(z.string(), z.json()),
  publishId: z.string().nullable(),
  username: z.string(),
});

export const postBodyOf = (post: PostParts): PostBody => {
  const [file] = post.part.media;
  if (file?.kind !== 'video') return { path: 'photos', body: photoBody(post) };
  const source = videoSource(file, post.options);
  // INBOX: nothing but the source; caption and audience are chosen in the app.
  if (post.options.mode === 'inbox') return { path: 'inboxVideo', body: { source_info: source } };
  return { path: 'video', body: { post_info: videoInfo(post), source_info: source } };
};

/** POST */
const videoInfo = ({ part, options, creator }: PostParts): Record<string, JsonValue> => ({
  privacy_level: options.privacyLevel ?? null,
  ...(part.text === '' ? {} : { title: part.text }),
  disable_duet: creator.isDuetOff || !options.allowDuet,
  disable_comment: creator.isCommentOff || !options.allowComments,
  disable_stitch: creator.isStitchOff || !options.allowStitch,
  ...(typeof options.coverTimestampMs === 'number'
    ? { video_cover_timestamp_ms: options.coverTimestampMs }
    : {}),
  ...brandToggles(options),
  is_aigc: options.isAiGenerated,
});

const brandToggles = (options: TikTokOptions): Record<string, JsonValue> => ({
  brand_content_toggle: options.disclosesContent && options.isBrandedContent,
  brand_organic_toggle: options.disclosesContent && options.isYourBrand,
});

/** TRANSFER */
const videoSource = (file: MediaFile, options: TikTokOptions): Record<string, JsonValue> => {
  if (options.videoTransfer === 'url') return { source: 'PULL_FROM_URL', video_url: file.url };
  const { size, chunkBytes, count } = chunkPlan(file.byteLength);
  return {
    source: 'FILE_UPLOAD',
    video_size: size,
    chunk_size: chunkBytes,
    total_chunk_count: count,
  };
};

/** PHOTO. For the inbox the audience and all switches are chosen in the app. */
const photoBody = (post: PostParts): Record<string, JsonValue> => {
  const { part, options } = post;
  const isDirect = options.mode === 'direct';
  return {
    media_type: 'PHOTO',
    // The table prints a space, the examples an underscore.
    post_mode: isDirect ? 'DIRECT_POST' : 'MEDIA_UPLOAD',
    post_info: {
      ...(options.photoTitle === '' ? {} : { title: options.photoTitle }),
      ...(part.text === '' ? {} : { description: part.text }),
      ...(isDirect ? photoSwitches(post) : {}),
    },
    source_info: {
      source: 'PULL_FROM_URL',
      photo_images: part.media.map(({ url }) => url),
      photo_cover_index: options.photoCoverIndex,
    },
  };
};

const photoSwitches = ({ options, creator }: PostParts): Record<string, JsonValue> => ({
  privacy_level: options.privacyLevel ?? null,
  disable_comment: creator.isCommentOff || !options.allowComments,
  auto_add_music: options.addsMusic,
  ...brandToggles(options),
  // Where it stands for photos is not certain, so it is left out unless it is needed.
  ...(options.isAiGenerated ? { is_aigc: true } : {}),
});
