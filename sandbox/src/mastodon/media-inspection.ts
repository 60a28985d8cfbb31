import { readMediaFacts, type MediaFacts } from '../kernel/media-facts';
import { ApiError, validationFailed } from './api-error';
import { LIMITS } from './instance';
import type { StoredMedia } from './state';

/** 1280 × 720 (ATTACHMENTABLE). */
const GIF_PIXELS = 921_600;

export type Inspected = Pick<StoredMedia, 'type' | 'mimeType' | 'width' | 'height' | 'durationMs'>;

/** What an uploaded file is, or the refusal of one that the server does not take (MEDIA). */
export const inspectUpload = async (
  bytes: Uint8Array,
  reportedType: string
): Promise<Inspected> => {
  if (!(LIMITS.mimeTypes as readonly string[]).includes(reportedType)) throw badContentType();
  const facts = await readMediaFacts(bytes);
  if (!facts || facts.kind === 'document') throw badContentType();
  if (!isSameFamily(facts.type, reportedType)) {
    throw validationFailed(['File has contents that are not what they are reported to be']);
  }
  const inspected: Inspected = {
    type: typeOf(facts),
    mimeType: facts.type,
    ...{ width: facts.width, height: facts.height },
    durationMs: facts.video?.durationMs ?? null,
  };
  checkSize(inspected, bytes.byteLength);
  checkFrame(facts, inspected);
  return inspected;
};

const badContentType = (): ApiError =>
  validationFailed(['File content type is invalid', 'File is invalid']);

/** QuickTime and MP4 are one family, and told apart by few. */
const isSameFamily = (found: string, reported: string): boolean =>
  found === reported || (found.startsWith('video/') && reported.startsWith('video/'));

const typeOf = (facts: MediaFacts): StoredMedia['type'] => {
  if (facts.kind === 'video') return 'video';
  return facts.type === 'image/gif' && facts.frames > 1 ? 'gifv' : 'image';
};

const checkSize = ({ type }: Inspected, byteLength: number): void => {
  const limit = type === 'video' ? LIMITS.videoBytes : LIMITS.imageBytes;
  if (byteLength < limit) return;
  throw validationFailed([`File file size must be less than ${Math.floor(limit / 1_048_576)} MB`]);
};

const checkFrame = (facts: MediaFacts, { width, height, mimeType, type }: Inspected): void => {
  const size = `${width}x${height}`;
  if (type === 'video') {
    if (width * height > LIMITS.videoPixels) throw unsupported(`${size} videos`);
    const frameRate = Math.floor(facts.video?.frameRate ?? 0);
    if (frameRate > LIMITS.videoFrameRate) throw unsupported(`${frameRate}fps videos`);
    return;
  }
  const limit = mimeType === 'image/gif' ? GIF_PIXELS : LIMITS.imagePixels;
  if (width * height > limit) throw unsupported(`${size} images`);
};

const unsupported = (what: string): ApiError => new ApiError(422, `${what} are not supported`);
