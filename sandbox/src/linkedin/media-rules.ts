import { readMediaFacts, type MediaFacts } from '../kernel/media-facts';
import type { AssetKind } from './state';

/** IMG, VID, DOC (checked 2026-11-22). */
const MAX_IMAGE_PIXELS = 36_152_320;
const MAX_GIF_FRAMES = 250;
const MIN_VIDEO_MS = 3_000;
const MAX_VIDEO_MS = 1_800_000;
const MAX_PAGES = 300;
export const MAX_VIDEO_BYTES = 500 * 1024 * 1024;
export const MAX_DOCUMENT_BYTES = 100 * 1024 * 1024;
export const VIDEO_PART_BYTES = 4_194_304;

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif'];

/** First bytes, in Latin-1, of what may be uploaded; DOCX and PPTX are zip, DOC and PPT are OLE files. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'image/jpeg': '\u00ff\u00d8\u00ff',
  'image/png': '\u0089PNG\r\n\u001a\n',
  'image/gif': 'GIF8',
  'application/pdf': '%PDF-',
  'application/zip': 'PK\u0003\u0004',
  'application/msword': '\u00d0\u00cf\u0011\u00e0',
};

const textAt = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

/** By the first bytes alone. */
export const contentTypeOf = (bytes: Uint8Array): string => {
  if (textAt(bytes, 4, 8) === 'ftyp') return 'video/mp4';
  const found = Object.entries(SIGNATURES).find(
    ([, signature]) => textAt(bytes, 0, signature.length) === signature
  );
  return found?.[0] ?? 'application/octet-stream';
};

/** Whether the upload itself is refused with 415. */
export const isAcceptedType = (kind: AssetKind, bytes: Uint8Array): boolean => {
  const type = contentTypeOf(bytes);
  switch (kind) {
    case 'image':
      return IMAGE_TYPES.includes(type);
    case 'document':
      return type.startsWith('application/') && type !== 'application/octet-stream';
    case 'video':
      // Parts arrive as opaque bytes; processing looks at the whole.
      return true;
  }
};

const imageFailure = (facts: MediaFacts | null): string | null => {
  if (facts?.kind !== 'image') return 'The image cannot be read';
  if (!IMAGE_TYPES.includes(facts.type)) return 'The image is no JPEG, PNG or GIF';
  if (facts.width * facts.height >= MAX_IMAGE_PIXELS) return 'The image has too many pixels';
  return facts.frames > MAX_GIF_FRAMES ? 'The animation has too many frames' : null;
};

const videoFailure = (facts: MediaFacts | null): string | null => {
  if (!facts?.video) return 'The video cannot be read';
  if (facts.type !== 'video/mp4') return 'The video is not an MP4 file';
  const { durationMs, codec } = facts.video;
  if (codec === null) return 'The video has a codec that nobody knows';
  return durationMs < MIN_VIDEO_MS || durationMs > MAX_VIDEO_MS
    ? 'The video must last from 3 seconds to 30 minutes'
    : null;
};

const documentFailure = (bytes: Uint8Array, facts: MediaFacts | null): string | null => {
  // Of office files nobody counts the pages here.
  if (contentTypeOf(bytes) !== 'application/pdf') return null;
  if (facts?.kind !== 'document') return 'The document cannot be read';
  return facts.frames > MAX_PAGES ? 'The document has too many pages' : null;
};

/** Why processing will fail; null when it will not. */
export const processingFailure = async (
  kind: AssetKind,
  bytes: Uint8Array
): Promise<string | null> => {
  const facts = await readMediaFacts(bytes);
  switch (kind) {
    case 'image':
      return imageFailure(facts);
    case 'video':
      return videoFailure(facts);
    case 'document':
      return documentFailure(bytes, facts);
  }
};
