import type { FormatTable, ImageRules, InPart, VideoRules } from '../contract';

// CP and MED (see descriptor.ts), checked 2026-11-22, unless noted.

const MEGABYTE = 1_000_000;

const FEED_IMAGE: InPart<ImageRules> = {
  maxCount: 10,
  // No byte upload exists for pictures: Instagram fetches them.
  transfer: 'url',
  mimeTypes: ['image/jpeg'],
  // 8 MB; the error's text says MiB.
  maxBytes: 8 * MEGABYTE,
  // Shown at most 1440 wide, which at 4:5 is 1800 high; larger ones would be scaled down there.
  maxSide: 1800,
  maxPixels: 1800 * 1800,
  // Error 36003.
  ratio: { min: 4 / 5, max: 1.91 },
};

const STORY_IMAGE: InPart<ImageRules> = {
  ...FEED_IMAGE,
  maxCount: 1,
  // 9:16 is advised and nothing refused; 1080 × 1920 fills the screen.
  maxSide: 1920,
  maxPixels: 1920 * 1920,
  ratio: undefined,
};

const REEL_VIDEO: InPart<VideoRules> = {
  maxCount: 1,
  transfer: 'url',
  mimeTypes: ['video/mp4', 'video/quicktime'],
  // The reference; third parties write 1 GB.
  maxBytes: 300 * MEGABYTE,
  videoCodecs: ['avc', 'hevc'],
  audioCodecs: ['aac'],
  durationMs: { min: 3_000, max: 15 * 60_000 },
  ratio: { min: 0.01, max: 10 },
  frameRate: { min: 23, max: 60 },
};

const STORY_VIDEO: InPart<VideoRules> = {
  ...REEL_VIDEO,
  maxBytes: 100 * MEGABYTE,
  durationMs: { min: 3_000, max: 60_000 },
  ratio: { min: 0.1, max: 10 },
};

/** Width of a video in pixels; its height is not bounded. */
export const MAX_VIDEO_WIDTH = 1920;

/** 25 Mbit/s. */
export const MAX_VIDEO_BITS_PER_SECOND = 25_000_000;

/** @param transfer how videos travel: bytes only through Facebook Login */
export const formatsWith = (transfer: 'bytes' | 'url'): FormatTable => ({
  feed: {
    label: 'Post',
    hasText: true,
    maxParts: 1,
    // Two and more are a carousel (error 2207028 beyond ten); one video alone becomes a reel.
    files: { min: 1, max: 10 },
    mixesKinds: true,
    image: FEED_IMAGE,
    gif: null,
    video: { ...REEL_VIDEO, maxCount: 10, transfer },
    document: null,
  },
  reel: {
    label: 'Reel',
    hasText: true,
    maxParts: 1,
    files: { min: 1, max: 1 },
    mixesKinds: false,
    image: null,
    gif: null,
    video: { ...REEL_VIDEO, transfer },
    document: null,
  },
  story: {
    label: 'Story',
    hasText: false,
    maxParts: 1,
    files: { min: 1, max: 1 },
    mixesKinds: false,
    image: STORY_IMAGE,
    gif: null,
    video: { ...STORY_VIDEO, transfer },
    document: null,
  },
});
