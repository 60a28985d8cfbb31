import { PlatformFailure } from '../contract';
import type { MediaFile, MediaKind } from '../contract';

import { appendSegment, finalizeUpload, initializeUpload } from './media-client';
import type { MediaProcessing, UploadCategory } from './media-client';
import type { MediaContext } from './media-context';
import { mediaHandleName } from './media-handle';
import type { MediaHandle } from './media-handle';
import { isForgotten } from './media-processing';
import { MAX_UPLOAD_BYTES, segmentBytesFor } from './upload-size';

const DEFAULT_EXPIRY_S = 86_400;

/** https://docs.x.com/x-api/media/quickstart/media-upload-chunked, checked 2026-11-22. */
const CATEGORIES: Readonly<Record<Exclude<MediaKind, 'document'>, UploadCategory>> = {
  image: 'tweet_image',
  gif: 'tweet_gif',
  video: 'tweet_video',
};

interface Upload {
  handle: MediaHandle;
  processing: MediaProcessing | null;
}

interface OpenUpload {
  context: MediaContext;
  file: MediaFile;
  handle: MediaHandle;
}

/** Uploads the whole file. Its id is kept from the first answer on. */
export const uploadFile = async (context: MediaContext, file: MediaFile): Promise<Upload> => {
  const category = categoryOf(file);
  if (file.byteLength > MAX_UPLOAD_BYTES) {
    throw rejected('MEDIA_TOO_LARGE', 'A media file is too large for X.');
  }
  const { session, clock } = context;
  const startedAt = clock.now();
  const start = await initializeUpload(session, {
    mediaType: file.mimeType,
    totalBytes: file.byteLength,
    category,
  });
  const handle: MediaHandle = {
    id: start.id,
    mediaKey: start.media_key ?? null,
    expiresAt: startedAt + (start.expires_after_secs ?? DEFAULT_EXPIRY_S) * 1000,
    stage: 'uploading',
    totalBytes: file.byteLength,
    sentSegments: 0,
    altText: '',
    refusals: 0,
  };
  await keep(context, file, handle);
  return send({ context, file, handle });
};

/**
 * Goes on where an earlier run stopped; null when X does not play along. The segment at which it
 * stopped may be there already, and X does not say whether one may be sent twice.
 */
export const resumeUpload = async (upload: OpenUpload): Promise<Upload | null> => {
  try {
    return await send(upload);
  } catch (error) {
    if (error instanceof PlatformFailure && isForgotten(error)) return null;
    throw error;
  }
};

const send = async ({ context, file, handle }: OpenUpload): Promise<Upload> => {
  const { session } = context;
  const segmentBytes = segmentBytesFor(file.byteLength);
  const segments = Math.ceil(file.byteLength / segmentBytes);
  let current = handle;
  for (let index = handle.sentSegments; index < segments; index += 1) {
    const start = index * segmentBytes;
    const bytes = await readBytes(file, { start, end: start + segmentBytes });
    await appendSegment(session, { mediaId: handle.id, index, bytes });
    current = { ...current, sentSegments: index + 1 };
    await keep(context, file, current);
  }
  const done = await finalizeUpload(session, handle.id);
  current = { ...current, stage: 'uploaded', mediaKey: done.media_key ?? current.mediaKey };
  await keep(context, file, current);
  return { handle: current, processing: done.processing_info ?? null };
};

const keep = (context: MediaContext, file: MediaFile, handle: MediaHandle): Promise<void> =>
  context.journal.saveHandle(mediaHandleName(file.key), handle);

const readBytes = async (
  file: MediaFile,
  { start, end }: { start: number; end: number }
): Promise<Uint8Array> => {
  try {
    return await file.read({ start, end: Math.min(end, file.byteLength) });
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_UNREADABLE', message: 'A media file could not be read.', cause }
    );
  }
};

const categoryOf = ({ kind, name }: MediaFile): UploadCategory => {
  if (kind !== 'document') return CATEGORIES[kind];
  throw rejected('MEDIA_UNSUPPORTED', `X takes no documents such as ${name}.`);
};

const rejected = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
