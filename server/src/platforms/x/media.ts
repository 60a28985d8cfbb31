import { PlatformFailure } from '../contract';
import type { Clock, MediaFile, PublishJournal } from '../contract';

import {
  appendSegment,
  describeMedia,
  fetchUpload,
  finalizeUpload,
  initializeUpload,
} from './client';
import type { MediaProcessing, MediaUpload, UploadStart, XSession } from './client';
import { isUsableHandle, mediaHandleName, readMediaHandle } from './media-handle';
import type { MediaHandle } from './media-handle';

// https://docs.x.com/x-api/media/quickstart/media-upload-chunked, checked 2026-11-22:
// segments of at most 5 MB; segment_index at most 999 in OpenAPI 2.167.
const SEGMENT_BYTES = 4 * 1024 * 1024;
const MAX_SEGMENTS = 999;
const DEFAULT_EXPIRY_S = 86_400;
const MAX_PROCESSING_MS = 10 * 60_000;
/** For "pending" without check_after_secs, which must not be taken for "ready". */
const DEFAULT_CHECK_S = 2;
const MAX_CHECK_S = 30;

const CATEGORIES = {
  image: 'tweet_image',
  gif: 'tweet_gif',
  video: 'tweet_video',
  document: null,
} as const;

export interface MediaContext {
  session: XSession;
  clock: Clock;
  journal: PublishJournal;
  signal: AbortSignal;
}

/** The id of the file at X, processed and described; uploads only what is not there yet. */
export const ensureMedia = async (context: MediaContext, file: MediaFile): Promise<string> => {
  const known = readMediaHandle(context.journal, file.key);
  if (known && isUsableHandle(known, context.clock.now())) {
    const isReady = known.stage === 'ready';
    if (isReady && known.altText === file.altText) return known.id;
    const status = isReady ? {} : await statusOf(context.session, known.id);
    if (status) {
      return finish({ context, file, handle: known, processing: status.processing_info });
    }
  }
  const { handle, processing } = await upload(context, file);
  return finish({ context, file, handle, processing });
};

interface FileAtX {
  context: MediaContext;
  file: MediaFile;
  handle: MediaHandle;
}

/** Where an upload of an earlier run stands; null when X no longer knows it. */
const statusOf = async (session: XSession, mediaId: string): Promise<MediaUpload | null> => {
  try {
    return await fetchUpload(session, mediaId);
  } catch (error) {
    if (error instanceof PlatformFailure && isForgotten(error)) return null;
    throw error;
  }
};

/** X says "not found" with a 4xx or with a 200 that has errors in place of data. */
const isForgotten = ({ httpStatus, code }: PlatformFailure): boolean =>
  httpStatus === 400 || httpStatus === 404 || code === 'UNREADABLE_ANSWER';

type Processing = MediaProcessing | null | undefined;

const upload = async (
  { session, clock, journal }: MediaContext,
  file: MediaFile
): Promise<{ handle: MediaHandle; processing: Processing }> => {
  const segments = Math.ceil(file.byteLength / SEGMENT_BYTES);
  if (segments > MAX_SEGMENTS) throw tooLarge();
  const startedAt = clock.now();
  const start = await initializeUpload(session, uploadStart(file));
  for (let index = 0; index < segments; index += 1) {
    const bytes = await readSegment(file, index);
    await appendSegment(session, { mediaId: start.id, index, bytes });
  }
  // Until here an interrupted upload is begun anew: X does not say whether a segment may be sent
  // twice, and a half-filled id is of no other use.
  const done = await finalizeUpload(session, start.id);
  const lifetimeS = done.expires_after_secs ?? start.expires_after_secs ?? DEFAULT_EXPIRY_S;
  const handle: MediaHandle = {
    id: start.id,
    mediaKey: done.media_key ?? start.media_key ?? null,
    expiresAt: startedAt + lifetimeS * 1000,
    stage: 'uploaded',
    altText: '',
    refusals: 0,
  };
  await journal.saveHandle(mediaHandleName(file.key), handle);
  return { handle, processing: done.processing_info };
};

const uploadStart = (file: MediaFile): UploadStart => ({
  mediaType: file.mimeType,
  totalBytes: file.byteLength,
  category: CATEGORIES[file.kind] ?? 'tweet_image',
});

const readSegment = async (file: MediaFile, index: number): Promise<Uint8Array> => {
  const start = index * SEGMENT_BYTES;
  const end = Math.min(start + SEGMENT_BYTES, file.byteLength);
  try {
    return await file.read({ start, end });
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_UNREADABLE', message: 'A media file could not be read.', cause }
    );
  }
};

/** Processing, then the alt text, then it may be posted: X wants this order. */
const finish = async (at: FileAtX & { processing: Processing }): Promise<string> => {
  const { context, file, handle } = at;
  await awaitProcessing(at);
  // Alt text is documented for images and GIFs, not for videos.
  if (file.altText !== '' && file.kind !== 'video') {
    await describeMedia(context.session, { mediaId: handle.id, altText: file.altText });
  }
  const ready: MediaHandle = { ...handle, stage: 'ready', altText: file.altText };
  await context.journal.saveHandle(mediaHandleName(file.key), ready);
  return handle.id;
};

const awaitProcessing = async (at: FileAtX & { processing: Processing }): Promise<void> => {
  const { session, clock, signal } = at.context;
  const deadline = clock.now() + MAX_PROCESSING_MS;
  let { processing } = at;
  // Absent processing_info means ready.
  while (processing && processing.state !== 'succeeded') {
    if (processing.state === 'failed') throw await processingFailed(at, processing);
    if (clock.now() >= deadline) throw stillProcessing();
    await pause({ clock, signal, processing });
    processing = (await fetchUpload(session, at.handle.id)).processing_info;
  }
};

const pause = async (wait: {
  clock: Clock;
  signal: AbortSignal;
  processing: MediaProcessing;
}): Promise<void> => {
  const seconds = wait.processing.check_after_secs ?? DEFAULT_CHECK_S;
  try {
    await wait.clock.sleep(Math.min(Math.max(seconds, 1), MAX_CHECK_S) * 1000, wait.signal);
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'ABORTED', message: 'Waiting for a media file was interrupted.', cause }
    );
  }
};

const processingFailed = async (
  { context, file }: FileAtX,
  processing: MediaProcessing
): Promise<PlatformFailure> => {
  // A failed upload stays failed: without its handle the next try uploads the file again.
  await context.journal.saveHandle(mediaHandleName(file.key), null);
  const reason = processing.error?.message;
  return new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'MEDIA_PROCESSING_FAILED',
      message: `X could not process a media file${reason ? `: ${reason}` : '.'}`,
    }
  );
};

const stillProcessing = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'MEDIA_STILL_PROCESSING', message: 'X is still processing a media file.' }
  );

const tooLarge = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    { code: 'MEDIA_TOO_LARGE', message: 'A media file is too large for X.' }
  );
