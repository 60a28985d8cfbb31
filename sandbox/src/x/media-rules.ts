import type { XAccount } from './state';

/** https://docs.x.com/openapi.json (MediaType), checked 2026-11-22. */
export const MEDIA_TYPES = [
  'video/mp4',
  'video/webm',
  'video/mp2t',
  'video/quicktime',
  'text/srt',
  'text/vtt',
  'image/jpeg',
  'image/gif',
  'image/bmp',
  'image/png',
  'image/webp',
  'image/pjpeg',
  'image/tiff',
  'model/gltf-binary',
  'model/vnd.usdz+zip',
] as const;

export const MEDIA_CATEGORIES = [
  'amplify_video',
  'tweet_gif',
  'tweet_image',
  'tweet_video',
  'dm_gif',
  'dm_image',
  'dm_video',
  'subtitles',
] as const;

export type MediaCategory = (typeof MEDIA_CATEGORIES)[number];

export const MAX_TOTAL_BYTES = 17_179_869_184;
/** https://docs.x.com/x-api/media/quickstart/media-upload-chunked, checked 2026-11-22. */
export const MAX_SEGMENT_BYTES = 8 * 1024 * 1024;
export const MAX_SEGMENT_INDEX = 999;
export const MEDIA_LIFETIME_S = 86_400;

interface CategoryRule {
  /** What the media type must begin with. */
  types: readonly string[];
  maxBytes: number;
  /** First part of the media key. */
  keyPrefix: string;
}

const MIB = 1024 * 1024;
const image = { types: ['image/'], maxBytes: 5 * MIB, keyPrefix: '3' };
const gif = { types: ['image/gif'], maxBytes: 15 * MIB, keyPrefix: '16' };
const video = { types: ['video/'], maxBytes: 16 * 1024 * MIB, keyPrefix: '13' };

/** https://docs.x.com/x-api/media/quickstart/best-practices, checked 2026-11-22. */
export const CATEGORY_RULES: Readonly<Record<MediaCategory, CategoryRule>> = {
  tweet_image: image,
  dm_image: image,
  tweet_gif: gif,
  dm_gif: gif,
  tweet_video: video,
  amplify_video: video,
  dm_video: video,
  subtitles: { types: ['text/'], maxBytes: MIB, keyPrefix: '18' },
};

export const inferCategory = (mediaType: string): MediaCategory => {
  if (mediaType === 'image/gif') return 'tweet_gif';
  if (mediaType.startsWith('image/')) return 'tweet_image';
  return mediaType.startsWith('text/') ? 'subtitles' : 'tweet_video';
};

/** Types of images that posts take; others can be named but not shown. */
export const POST_IMAGE_TYPES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
];

export const GIF_LIMITS = { width: 1280, height: 1080, frames: 350, pixels: 300_000_000 } as const;

/**
 * What a video must be like, whichever way it is turned: H.264 with AAC or silent, and these
 * numbers (https://docs.x.com/x-api/media/quickstart/best-practices, checked 2026-11-22).
 */
export const VIDEO_RULES = {
  framesPerSecond: 60,
  shortestMs: 500,
  smallestSide: 32,
  sides: { long: 1280, short: 1024 },
  /** Premium's 1080p. */
  largerSides: { long: 1920, short: 1080 },
  /** 1:3 to 3:1. */
  ratio: 3,
} as const;

/** "Premium or verified" accounts may post longer and larger videos (same pages). */
export const hasLongVideos = ({ subscriptionType, verifiedType }: XAccount): boolean =>
  subscriptionType === 'Premium' || subscriptionType === 'PremiumPlus' || verifiedType !== 'none';

/** Longest video and largest file of ordinary and of Premium accounts (since 2026-09-01). */
export const VIDEO_LIMITS = {
  ordinary: { minutes: 20, bytes: 8 * 1024 * MIB },
  premium: { minutes: 125, bytes: 16 * 1024 * MIB },
} as const;
