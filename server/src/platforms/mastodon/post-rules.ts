import type { ImageRules, InPart, PostRules, VideoRules } from '../contract';

import { DEFAULT_LIMITS } from './limits';
import type { InstanceLimits } from './limits';
import { countCharacters } from './text';

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];

/** Long side of the largest picture with the usual limit of 33,177,600 pixels: 7680 × 4320 (CODE). */
const MAX_SIDE = 7680;
/** 1280 × 720: app/models/concerns/attachmentable.rb (CODE); instances do not tell it. */
const GIF_PIXELS = 921_600;
/** Our own bound: no server names one, and its bytes end a video long before. */
const MAX_VIDEO_MS = 3 * 60 * 60 * 1000;

/** What posts on a server with these limits must be like. */
export const postRulesFor = (limits: InstanceLimits): PostRules => ({
  text: {
    limit: limits.maxCharacters,
    count: (text) => countCharacters(text, limits.urlLength),
    unit: 'graphemes',
    hashtags: 5,
  },
  formats: {
    feed: {
      label: 'Post',
      hasText: true,
      // Our own bound: no server names one.
      maxParts: 25,
      files: { min: 0, max: limits.maxMedia },
      // MEDIA: images, or exactly one video or GIF; never mixed.
      mixesKinds: false,
      image: imagesOf(limits),
      gif: gifOf(limits),
      video: videoOf(limits),
      document: null,
    },
  },
  cardImage: null,
  maxAltTextLength: limits.maxAltText,
});

const imagesOf = (limits: InstanceLimits): InPart<ImageRules> | null => {
  const mimeTypes = IMAGE_TYPES.filter((type) => limits.mimeTypes.includes(type));
  if (mimeTypes.length === 0) return null;
  return {
    maxCount: limits.maxMedia,
    transfer: 'bytes',
    mimeTypes,
    maxBytes: limits.imageBytes - 1,
    maxPixels: limits.imagePixels,
    maxSide: MAX_SIDE,
  };
};

const gifOf = (limits: InstanceLimits): InPart<ImageRules> | null =>
  limits.mimeTypes.includes('image/gif')
    ? {
        maxCount: 1,
        transfer: 'bytes',
        mimeTypes: ['image/gif'],
        maxBytes: limits.imageBytes - 1,
        maxPixels: Math.min(limits.imagePixels, GIF_PIXELS),
        maxSide: MAX_SIDE,
      }
    : null;

/** The server turns what it takes into MP4 with H.264 by itself (MEDIA), so codecs are many. */
const videoOf = (limits: InstanceLimits): InPart<VideoRules> | null => {
  const mimeTypes = VIDEO_TYPES.filter((type) => limits.mimeTypes.includes(type));
  if (mimeTypes.length === 0) return null;
  return {
    maxCount: 1,
    transfer: 'bytes',
    mimeTypes,
    maxBytes: limits.videoBytes - 1,
    videoCodecs: ['avc', 'hevc', 'vp8', 'vp9', 'av1'],
    audioCodecs: ['aac', 'mp3', 'opus', 'vorbis', 'flac'],
    durationMs: { min: 1, max: MAX_VIDEO_MS },
    frameRate: { min: 0, max: limits.videoFrameRate },
  };
};

export const DEFAULT_RULES: PostRules = postRulesFor(DEFAULT_LIMITS);
