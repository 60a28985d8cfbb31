import type { FormatRules, ImageRules, InPart, VideoRules } from '../contract';

/** PHOTO: photos are fetched from URLs, there is no upload. */
const PHOTO: InPart<ImageRules> = {
  maxCount: 35, // PHOTO
  transfer: 'url', // PHOTO
  mimeTypes: ['image/jpeg', 'image/webp'], // MEDIA: no PNG
  maxBytes: 20_000_000, // MEDIA: 20 MB
  // MEDIA says "1080p". One photo whose short side is longer fails the whole post
  // (https://github.com/gitroomhq/postiz-app/pull/1875).
  maxShortSide: 1080,
  maxPixels: 1080 * 1920,
  maxSide: 1920, // MEDIA: the long side of 1080p
};

/** MEDIA: no video is longer, whatever the account may. */
export const MAX_VIDEO_MS = 10 * 60_000;

const VIDEO: InPart<VideoRules> = {
  maxCount: 1, // POST
  transfer: 'bytes', // TRANSFER: FILE_UPLOAD
  mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'], // TRANSFER
  maxBytes: 4_000_000_000, // MEDIA: 4 GB
  videoCodecs: ['avc', 'hevc', 'vp8', 'vp9'], // MEDIA
  // Not documented; these are what players take in those containers.
  audioCodecs: ['aac', 'mp3', 'opus', 'vorbis', 'ac3', 'eac3', 'flac', 'pcm-s16'],
  durationMs: { min: 0, max: MAX_VIDEO_MS }, // MEDIA; no minimum is documented
  minSide: 360, // MEDIA
  maxSide: 4096, // MEDIA
  frameRate: { min: 23, max: 60 }, // MEDIA
};

/** A video with a caption, or photos with a title and a description. */
export const POST_RULES: FormatRules & { video: InPart<VideoRules> } = {
  label: 'Post',
  hasText: true,
  maxParts: 1, // POST: there are no threads
  files: { min: 1, max: 35 }, // POST, PHOTO: nothing goes without a file
  mixesKinds: false, // PHOTO
  image: PHOTO,
  gif: null, // MEDIA
  video: VIDEO,
  document: null, // MEDIA
};
