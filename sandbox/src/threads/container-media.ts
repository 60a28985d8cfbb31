import { readMediaFacts, type MediaFacts } from '../kernel/media-facts';
import { pullMedia, type PulledFile } from '../kernel/pull-media';
import { GraphError, invalidParameter } from './graph-error';
import type { ContainerError } from './knobs';
import type { StoredMedia, Threads } from './state';

/** POSTS; megabytes and gigabytes read the generous way. */
const MAX_IMAGE_BYTES = 8 * 1024 * 1024;
const MAX_VIDEO_BYTES = 1024 * 1024 * 1024;
const MAX_RATIO = 10;
const MAX_VIDEO_WIDTH = 1920;
const MAX_DURATION_MS = 300_000;
const FRAME_RATES = { min: 23, max: 60 };
const MAX_BITS_PER_SECOND = 100_000_000;

interface Wanted {
  kind: 'image' | 'video';
  url: string;
  altText: string;
}

/** A file that was fetched; or what its container will end in. */
export type Fetched = { media: StoredMedia } | { error: ContainerError };

/** Fetches and inspects a file by the rules of POSTS. What is wrong with a picture shows at once. */
export const fetchMedia = async (threads: Threads, wanted: Wanted): Promise<Fetched> => {
  const { world, state } = threads;
  const isVideo = wanted.kind === 'video';
  const maxBytes = isVideo ? MAX_VIDEO_BYTES : MAX_IMAGE_BYTES;
  const pull = await pullMedia(wanted.url, { pages: world.pages, maxBytes });
  if ('problem' in pull) {
    if (pull.problem === 'too-large') return tooLarge(wanted);
    if (state.knobs.fetchErrors === 'answer') throw notFetched(wanted.url);
    return { error: isVideo ? 'FAILED_DOWNLOADING_VIDEO' : 'UNKNOWN' };
  }
  const facts = await readMediaFacts(pull.file.bytes);
  if (isWebPage(pull.file)) {
    if (state.knobs.fetchErrors === 'answer') throw notFetched(wanted.url);
    return { error: isVideo ? 'FAILED_DOWNLOADING_VIDEO' : 'UNKNOWN' };
  }
  if (!isVideo) checkImage(facts);
  const error = isVideo ? videoError(facts, pull.file.bytes.byteLength) : null;
  if (error) return { error };
  return { media: storedMedia(threads, wanted, { file: pull.file, facts }) };
};

/** Links to share pages of drives come as HTML. */
const isWebPage = ({ contentType }: PulledFile): boolean => contentType === 'text/html';

const notFetched = (url: string): GraphError =>
  new GraphError({
    message: `The media could not be fetched from this URI: ${url}`,
    code: 100,
    subcode: 2_207_052,
    type: 'THApiException',
    isTransient: false,
  });

const tooLarge = ({ kind }: Wanted): Fetched => {
  if (kind === 'image') throw invalidParameter('The image is larger than 8 MB.');
  return { error: 'FAILED_PROCESSING_VIDEO' };
};

const IMAGE_TYPES = ['image/jpeg', 'image/png'];

const checkImage = (facts: MediaFacts | null): void => {
  if (!facts || facts.frames > 1 || !IMAGE_TYPES.includes(facts.type)) {
    throw invalidParameter('Only JPEG and PNG images can be used.');
  }
  if (isTooNarrow(facts)) {
    throw invalidParameter('The aspect ratio of the image must not be over 10:1.');
  }
};

const isTooNarrow = ({ width, height }: MediaFacts): boolean =>
  Math.max(width, height) > Math.min(width, height) * MAX_RATIO;

const VIDEO_TYPES = ['video/mp4', 'video/quicktime'];
const VIDEO_CODECS = ['avc', 'hevc'];

/** The word for what is wrong with a video; null when nothing is. */
const videoError = (facts: MediaFacts | null, bytes: number): ContainerError | null => {
  const video = facts?.video;
  if (!video || !VIDEO_TYPES.includes(facts.type)) return 'FAILED_PROCESSING_VIDEO';
  if (!VIDEO_CODECS.includes(video.codec ?? '')) return 'FAILED_PROCESSING_VIDEO';
  if (video.audioCodec !== null && video.audioCodec !== 'aac') return 'FAILED_PROCESSING_AUDIO';
  if (facts.width > MAX_VIDEO_WIDTH) return 'FAILED_PROCESSING_VIDEO';
  // From 0.01:1 to 10:1.
  if (facts.width > facts.height * 10 || facts.height > facts.width * 100) {
    return 'INVALID_ASPEC_RATIO';
  }
  if (video.durationMs <= 0 || video.durationMs > MAX_DURATION_MS) return 'INVALID_DURATION';
  const rate = Math.round(video.frameRate);
  if (rate < FRAME_RATES.min || rate > FRAME_RATES.max) return 'INVALID_FRAME_RATE';
  const bitsPerSecond = (bytes * 8000) / video.durationMs;
  return bitsPerSecond > MAX_BITS_PER_SECOND ? 'INVALID_BIT_RATE' : null;
};

const storedMedia = (
  { world }: Threads,
  { kind, altText }: Wanted,
  { file, facts }: { file: PulledFile; facts: MediaFacts | null }
): StoredMedia => ({
  kind,
  blob: world.blobs.put(file.bytes),
  mimeType: facts?.type ?? 'application/octet-stream',
  width: facts?.width ?? 0,
  height: facts?.height ?? 0,
  altText,
});
