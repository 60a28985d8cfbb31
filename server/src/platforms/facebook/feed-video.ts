import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { ByteSource, MediaFile } from '../contract';
import { writeGraph } from '../meta';
import { MEDIA_ID_INVALID, NOT_FOUND, UPLOAD_OFFSET_WRONG } from './error-rows';
import { expiryFrom, readHandle, saveHandle, type HandleOf } from './media-handle';
import { pauseBefore } from './pause';
import { idText, pathTo, type UploadSession } from './session';

type Upload = HandleOf<'feed-video'>;

/** Facebook decides how large a piece is; megabytes over a slow line. */
const PIECE_TIMEOUT_MS = 600_000;
/** Waits before a piece is sent once more, when it got no answer. */
const PIECE_RETRIES_MS = [1_000, 4_000];
const offset = z.coerce.number().int().nonnegative();
const offsetsSchema = z.object({ start_offset: offset, end_offset: offset });
const startSchema = offsetsSchema.extend({ upload_session_id: idText, video_id: idText });

/**
 * All bytes of the file at Facebook, in the pieces that it asks for; nothing is visible before the
 * `finish` of the same session (VID: "chunked", checked 2026-11-22). The newer Resumable Upload API
 * wants a person's token, and tells no video id before the post is out.
 */
export const ensureFeedVideo = async (
  session: UploadSession,
  file: MediaFile
): Promise<{ videoId: string; sessionId: string }> => {
  const known = readHandle(session.journal, file, session.deps.clock.now());
  if (known?.kind !== 'feed-video') return transfer(session, file, await start(session, file));
  try {
    return await transfer(session, file, known, true);
  } catch (error) {
    if (!isForgotten(error)) throw error;
    return transfer(session, file, await start(session, file));
  }
};

/** What an earlier run began is gone, or stands elsewhere than we know. */
const isForgotten = (error: unknown): boolean =>
  error instanceof PlatformFailure &&
  [MEDIA_ID_INVALID, NOT_FOUND, UPLOAD_OFFSET_WRONG].includes(error.code);

/** POST /{page}/videos, `upload_phase=start`. */
const start = async (session: UploadSession, file: MediaFile): Promise<Upload> => {
  const { deps, journal, pageId, videoApi } = session;
  const expiresAt = expiryFrom(deps.clock.now());
  const begun = await writeGraph(videoApi, {
    method: 'POST',
    path: pathTo(pageId, 'videos'),
    body: { kind: 'json', value: { upload_phase: 'start', file_size: String(file.byteLength) } },
    schema: startSchema,
    kind: 'repeatable',
  });
  const upload: Upload = {
    kind: 'feed-video',
    videoId: begun.video_id,
    sessionId: begun.upload_session_id,
    start: begun.start_offset,
    end: begun.end_offset,
    expiresAt,
  };
  await saveHandle(journal, file, upload);
  return upload;
};

/** `upload_phase=transfer` until Facebook asks for an empty piece; each step is written down. */
const transfer = async (
  session: UploadSession,
  file: MediaFile,
  from: Upload,
  isResumed = false
): Promise<{ videoId: string; sessionId: string }> => {
  let upload = from;
  while (upload.start < upload.end) {
    const isFirst = upload.start === from.start;
    const next = await sendPiece(session, file, { upload, mayBeThere: isResumed && isFirst });
    if (next.start_offset <= upload.start) throw stuck();
    upload = { ...upload, start: next.start_offset, end: next.end_offset };
    await saveHandle(session.journal, file, upload);
  }
  if (upload.start !== file.byteLength) throw stuck();
  return { videoId: upload.videoId, sessionId: upload.sessionId };
};

interface Piece {
  upload: Upload;
  /** An earlier try may have brought it there, though nobody heard of it. */
  mayBeThere: boolean;
}

const sendPiece = async (
  session: UploadSession,
  file: MediaFile,
  { upload, mayBeThere }: Piece
): Promise<z.output<typeof offsetsSchema>> => {
  let isDoubtful = mayBeThere;
  for (const waitMs of [...PIECE_RETRIES_MS, null]) {
    try {
      return await postPiece(session, file, upload);
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      // It stands further on than we thought: the piece after this one is wanted.
      if (isDoubtful && error.code === UPLOAD_OFFSET_WRONG) return following(file, upload);
      const isLost = error.code.startsWith('TRANSPORT_');
      if (!isLost || waitMs === null || session.signal.aborted) throw error;
      isDoubtful = true;
      await pauseBefore(session, waitMs);
    }
  }
  throw stuck();
};

/** As large as the one before; Facebook corrects us if it wants another. */
const following = ({ byteLength }: ByteSource, { start: from, end }: Upload) => ({
  start_offset: end,
  end_offset: Math.min(end + (end - from), byteLength),
});

const postPiece = (
  { videoApi, pageId }: UploadSession,
  file: MediaFile,
  { sessionId, start: from, end }: Upload
) =>
  writeGraph(videoApi, {
    method: 'POST',
    path: pathTo(pageId, 'videos'),
    body: {
      kind: 'multipart',
      fields: {
        upload_phase: 'transfer',
        upload_session_id: sessionId,
        start_offset: String(from),
      },
      file: {
        field: 'video_file_chunk',
        filename: file.name,
        contentType: 'application/octet-stream',
        bytes: sliceOf(file, { start: from, end: Math.min(end, file.byteLength) }),
      },
    },
    schema: offsetsSchema,
    kind: 'repeatable',
    timeoutMs: PIECE_TIMEOUT_MS,
  });

/** A part of the file, read only while it is sent. */
const sliceOf = (file: ByteSource, part: { start: number; end: number }): ByteSource => ({
  byteLength: part.end - part.start,
  read: (range) =>
    file.read(
      range ? { start: part.start + range.start, end: part.start + range.end } : { ...part }
    ),
});

const stuck = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: UPLOAD_OFFSET_WRONG, message: 'Facebook asks for bytes that the video does not have.' }
  );
