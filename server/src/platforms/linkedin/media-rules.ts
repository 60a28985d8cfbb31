import type { DocumentRules, FormatRules, ImageRules, VideoRules } from '../contract';

// IMG, VID, DOC and MULTI are named in descriptor.ts; all checked 2026-11-22.

/** POSTS: `altText` takes at most 4086 characters. */
export const MAX_ALT_TEXT_LENGTH = 4086;

/** VID: 75 KB, in the larger of its two readings. */
export const MIN_VIDEO_BYTES = 75 * 1024;

const image: ImageRules = {
  // IMG: JPG, PNG, GIF; WEBP and HEIC have to be converted.
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
  // Not published; clients keep to 8 to 10 MB.
  maxBytes: 8_000_000,
  // IMG: fewer than 36,152,320 pixels.
  maxPixels: 36_152_319,
  // Not published; what https://github.com/gitroomhq/postiz-app sends.
  maxSide: 6000,
};

const video: VideoRules = {
  // VID: MP4 only.
  mimeTypes: ['video/mp4'],
  // VID: 500 MB, in the smaller of its two readings.
  maxBytes: 500_000_000,
  // VID: 3 seconds to 30 minutes.
  durationMs: { min: 3_000, max: 30 * 60_000 },
  // VID names no codecs; these are what MP4 files of phones and editors hold.
  videoCodecs: ['avc', 'hevc'],
  audioCodecs: ['aac', 'mp3'],
};

const document: DocumentRules = {
  // DOC: PDF, DOC, DOCX, PPT, PPTX.
  mimeTypes: [
    'application/pdf',
    'application/msword',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-powerpoint',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  // DOC: 100 MB and 300 pages.
  maxBytes: 100_000_000,
  maxPages: 300,
};

/** MULTI: 2 to 20 images in one post. */
const MAX_IMAGES = 20;

export const feedRules: FormatRules = {
  label: 'Post',
  hasText: true,
  // POSTS: there are no threads.
  maxParts: 1,
  files: { min: 0, max: MAX_IMAGES },
  // POSTS: `content` holds exactly one of media, multiImage, article, poll.
  mixesKinds: false,
  image: { ...image, maxCount: MAX_IMAGES, transfer: 'bytes' },
  // One GIF is one image (IMG); whether several may animate in one post is not documented.
  gif: { ...image, mimeTypes: ['image/gif'], maxCount: 1, transfer: 'bytes' },
  video: { ...video, maxCount: 1, transfer: 'bytes' },
  document: { ...document, maxCount: 1, transfer: 'bytes' },
};

/** LinkedIn does not scrape: the card's picture is an image of our own (POSTS). */
export const cardImage: ImageRules = { ...image, mimeTypes: ['image/jpeg', 'image/png'] };
