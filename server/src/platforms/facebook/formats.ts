import type { FormatTable, ImageRules, InPart, VideoRules } from '../contract';

// Sources, all checked 2026-11-22 (DEV = https://developers.facebook.com):
// PHOTO DEV/docs/graph-api/reference/photo and …/page/photos
// VID   DEV/docs/video-api/guides/publishing
// REELS DEV/documentation/video-api/guides/reels-publishing (2026-07-30)

const IMAGE: InPart<ImageRules> = {
  transfer: 'bytes',
  // PHOTO: no number is documented for posts of several photos; ten is what everybody gets through.
  maxCount: 10,
  // PHOTO also names bmp, gif and tiff, which gain nothing here.
  mimeTypes: ['image/jpeg', 'image/png'],
  // PHOTO: 4 MB in one place, 10 MB in another.
  maxBytes: 4_000_000,
  // No pixel limit is documented. Facebook shows 2048 at most; twice that leaves it a choice.
  maxPixels: 4096 * 4096,
  maxSide: 4096,
};

const VIDEO: InPart<VideoRules> = {
  transfer: 'bytes',
  maxCount: 1,
  // VID advises these two.
  mimeTypes: ['video/mp4', 'video/quicktime'],
  // VID: uploads in pieces; 10 GB and four hours are what people report.
  maxBytes: 10_000_000_000,
  durationMs: { min: 1_000, max: 4 * 3_600_000 },
  // REELS; what the feed takes is not listed, and its videos are shown as reels since 2025.
  videoCodecs: ['avc', 'hevc', 'vp9', 'av1'],
  audioCodecs: ['aac'],
};

const REEL: InPart<VideoRules> = {
  ...VIDEO,
  // REELS: mp4, 9:16, at least 540 × 960, 24 to 60 frames a second, 3 to 90 seconds.
  mimeTypes: ['video/mp4'],
  durationMs: { min: 3_000, max: 90_000 },
  minSide: 540,
  ratio: { min: 9 / 16, max: 9 / 16 },
  frameRate: { min: 24, max: 60 },
  // REELS names no size. Ours: 90 seconds at 100 Mbit/s.
  maxBytes: 1_200_000_000,
};

/** What a Page takes. A GIF would stand still as a photo (PHOTO): it must be a video to move. */
export const FACEBOOK_FORMATS: FormatTable = {
  feed: {
    label: 'Post',
    hasText: true,
    maxParts: 1,
    files: { min: 0, max: 10 },
    // A video is posted alone (VID): `attached_media` takes photos.
    mixesKinds: false,
    image: IMAGE,
    gif: null,
    video: VIDEO,
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
    video: REEL,
    document: null,
  },
  story: {
    label: 'Story',
    // Neither photo_stories nor video_stories takes a text (SDK: Page.json).
    hasText: false,
    maxParts: 1,
    files: { min: 1, max: 1 },
    mixesKinds: false,
    image: { ...IMAGE, maxCount: 1 },
    gif: null,
    // Sixty seconds at most; made and uploaded like a reel.
    video: { ...VIDEO, durationMs: { min: 1_000, max: 60_000 }, maxBytes: REEL.maxBytes },
    document: null,
  },
};
