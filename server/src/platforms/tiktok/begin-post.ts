import { PlatformFailure } from '../contract';
import type { MediaFile, PublishRequest } from '../contract';

import { chunkEnd, chunkPlan } from './chunk-plan';
import { initPost } from './client';
import type { TikTokApi } from './client';
import type { PostBody } from './post-body';
import { dropPostHandle, savePostHandle } from './post-handle';
import type { UploadHandle } from './post-handle';
import { isUploadUrl, putPiece, storedBytes } from './upload-bytes';
import { retryUpload, uploadRefused } from './upload-failures';

/** TRANSFER: one hour; whoever comes later begins anew. */
const UPLOAD_LIFETIME_MS = 60 * 60_000;

export interface UploadContext {
  api: TikTokApi;
  request: PublishRequest;
  file: MediaFile;
}

/**
 * Begins a post whose bytes we send. Repeatable: an address that nobody has gets no bytes, so a
 * lost answer leaves nothing behind. The id is stored before anything else happens.
 */
export const beginUpload = async (
  { api, request, file }: UploadContext,
  { path, body }: PostBody
): Promise<UploadHandle> => {
  const startedAt = api.deps.clock.now();
  const begun = await initPost(api, { path, body, kind: 'repeatable' });
  const url = begun.uploadUrl ?? '';
  if (!isUploadUrl(url, api)) {
    throw retryUpload('UPLOAD_URL_UNUSABLE', 'TikTok gave no usable address for the video.');
  }
  const handle: UploadHandle = {
    publishId: begun.publishId,
    stage: 'open',
    upload: { url, size: file.byteLength, expiresAt: startedAt + UPLOAD_LIFETIME_MS },
  };
  await savePostHandle(request.journal, handle);
  return handle;
};

/** Sends everything before the last chunk, from the given byte on: nothing can appear yet. */
export const sendHead = async (
  context: UploadContext,
  handle: UploadHandle,
  from: number
): Promise<void> => {
  const plan = chunkPlan(handle.upload.size);
  let position = from;
  let corrections = 0;
  while (position < plan.tailStart) {
    const end = chunkEnd(plan, position);
    const response = await putPatiently(context, { handle, start: position, end });
    if (response.status === 206 || response.status === 201) {
      position = end;
      continue;
    }
    const stored = response.status === 416 ? storedBytes(response) : null;
    corrections += 1;
    if (stored === null || stored === position || corrections > MAX_CORRECTIONS) {
      throw await headRefused(context, response.status);
    }
    position = stored;
  }
};

/** TikTok tells where it stands; more often than this makes no sense. */
const MAX_CORRECTIONS = 5;
const TRIES = 3;
const PAUSE_MS = 2_000;

/** TRANSFER: after a 5xx, and after a lost answer, the same chunk is sent again. */
const putPatiently = async (
  { api, file }: UploadContext,
  { handle, start, end }: { handle: UploadHandle; start: number; end: number }
) => {
  const piece = { url: handle.upload.url, file, start, end, kind: 'repeatable' as const };
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === TRIES;
    try {
      const response = await putPiece(api, piece);
      const isTrouble = response.status >= 500 || [408, 429].includes(response.status);
      if (!isTrouble) return response;
      if (isLast) throw retryUpload('UPLOAD_TROUBLE', troubleOf(response.status));
    } catch (error) {
      const mayRepeat = error instanceof PlatformFailure && error.family === 'retryable';
      if (isLast || !mayRepeat || api.signal?.aborted) throw error;
    }
    await pauseBetween(api, PAUSE_MS * attempt);
  }
};

const pauseBetween = async ({ deps, signal }: TikTokApi, waitMs: number): Promise<void> => {
  try {
    await deps.clock.sleep(waitMs, signal);
  } catch (cause) {
    throw retryUpload('ABORTED', 'Uploading a video was interrupted.', cause);
  }
};

const troubleOf = (status: number): string =>
  `TikTok could not store a part of the video (status ${status}).`;

const headRefused = async (
  { request }: UploadContext,
  status: number
): Promise<PlatformFailure> => {
  if (status === 416) {
    return retryUpload('UPLOAD_OUT_OF_STEP', 'TikTok lost count of the bytes of the video.');
  }
  // Bytes are missing, so this post never appears, and another one may be begun.
  await dropPostHandle(request.journal);
  return uploadRefused(status);
};
