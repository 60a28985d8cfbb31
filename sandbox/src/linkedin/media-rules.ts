import { readImageHeader } from './image-header';
import type { AssetKind } from './state';

/** IMG, VID, DOC (checked 2026-11-22). */
const MAX_IMAGE_PIXELS = 36_152_320;
const MAX_GIF_FRAMES = 250;
const MIN_VIDEO_MS = 3_000;
const MAX_VIDEO_MS = 1_800_000;
export const MAX_VIDEO_BYTES = 500 * 1024 * 1024;
export const MAX_DOCUMENT_BYTES = 100 * 1024 * 1024;
export const VIDEO_PART_BYTES = 4_194_304;

const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

const isDocument = (bytes: Uint8Array): boolean =>
  // PDF; DOCX and PPTX are zip files; DOC and PPT are OLE files.
  ['%PDF-', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'].some(
    (signature) => textAt(bytes, 0, signature.length) === signature
  );

export const contentTypeOf = (bytes: Uint8Array): string => {
  const image = readImageHeader(bytes);
  if (image) return image.type;
  if (textAt(bytes, 4, 8) === 'ftyp') return 'video/mp4';
  return textAt(bytes, 0, 5) === '%PDF-' ? 'application/pdf' : 'application/octet-stream';
};

/** Whether the upload itself is refused with 415. */
export const isAcceptedType = (kind: AssetKind, bytes: Uint8Array): boolean => {
  switch (kind) {
    case 'image':
      return readImageHeader(bytes) !== null;
    case 'document':
      return isDocument(bytes);
    case 'video':
      // Parts arrive as opaque bytes; processing looks at the whole.
      return true;
  }
};

const durationMs = (bytes: Uint8Array): number | null => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const box = buffer.indexOf('mvhd');
  if (box < 0 || buffer.length < box + 36) return null;
  const isLong = buffer[box + 4] === 1;
  const timescale = buffer.readUInt32BE(box + (isLong ? 24 : 16));
  const units = isLong ? Number(buffer.readBigUInt64BE(box + 28)) : buffer.readUInt32BE(box + 20);
  return timescale === 0 ? null : (units / timescale) * 1000;
};

const imageFailure = (bytes: Uint8Array): string | null => {
  const header = readImageHeader(bytes);
  if (!header) return 'The image cannot be read';
  if (header.width * header.height >= MAX_IMAGE_PIXELS) return 'The image has too many pixels';
  return header.frames > MAX_GIF_FRAMES ? 'The animation has too many frames' : null;
};

const videoFailure = (bytes: Uint8Array): string | null => {
  if (textAt(bytes, 4, 8) !== 'ftyp') return 'The video is not an MP4 file';
  const duration = durationMs(bytes);
  if (duration === null) return null;
  return duration < MIN_VIDEO_MS || duration > MAX_VIDEO_MS
    ? 'The video must last from 3 seconds to 30 minutes'
    : null;
};

/** Why processing will fail; null when it will not. */
export const processingFailure = (kind: AssetKind, bytes: Uint8Array): string | null => {
  switch (kind) {
    case 'image':
      return imageFailure(bytes);
    case 'video':
      return videoFailure(bytes);
    case 'document':
      return null;
  }
};
