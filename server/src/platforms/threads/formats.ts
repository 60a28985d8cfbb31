import type { FormatTable, ImageRules, InPart, TextRules, VideoRules } from '../contract';
import { countThreadsCharacters } from './text';

/** POSTS: at most twenty files, pictures and videos in any order. */
const MAX_FILES = 20;

// OV, POSTS (2026-04-14). Threads fetches every file itself: it takes no bytes.
const IMAGE: InPart<ImageRules> = {
  maxCount: MAX_FILES,
  transfer: 'url',
  mimeTypes: ['image/jpeg', 'image/png'],
  // 8 MB, read the strict way.
  maxBytes: 8_000_000,
  // No limit of pixels is named. Threads scales to a width of 1440 at most; this is a 9:16 picture
  // of that width.
  maxPixels: 2560 * 2560,
  maxSide: 2560,
  // "Up to 10:1", whichever side is longer.
  ratio: { min: 0.1, max: 10 },
};

const VIDEO: InPart<VideoRules> = {
  maxCount: MAX_FILES,
  transfer: 'url',
  mimeTypes: ['video/mp4', 'video/quicktime'],
  // 1 GB, read the strict way.
  maxBytes: 1_000_000_000,
  videoCodecs: ['avc', 'hevc'],
  audioCodecs: ['aac'],
  durationMs: { min: 1, max: 300_000 },
  // The width of 1920 pixels and the bit rate are checked beside this table.
  ratio: { min: 0.01, max: 10 },
  frameRate: { min: 23, max: 60 },
};

/** POSTS: at most so many pixels wide; how high is not limited. */
export const MAX_VIDEO_WIDTH = 1920;

/** POSTS; some copies of the page say 25. */
export const MAX_VIDEO_BITS_PER_SECOND = 100_000_000;

/** POSTS, since 2025-12-22: different links, the attached one included. */
export const MAX_LINKS = 5;

export const threadsFormats: FormatTable = {
  feed: {
    label: 'Post',
    hasText: true,
    // Our own bound: Threads names none for the answers of an account to itself.
    maxParts: 25,
    files: { min: 0, max: MAX_FILES },
    mixesKinds: true,
    image: IMAGE,
    // GIFs come from GIPHY only, by their id (POSTS): that is an option.
    gif: null,
    video: VIDEO,
    document: null,
  },
};

export const threadsText: TextRules = {
  // POSTS.
  limit: 500,
  count: countThreadsCharacters,
  unit: 'characters',
  // POSTS: a post has one topic; further tags are plain text.
  hashtags: 1,
};
