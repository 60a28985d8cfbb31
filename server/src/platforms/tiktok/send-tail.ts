import { PlatformFailure } from '../contract';
import type { HttpResponse } from '../contract';

import type { UploadContext } from './begin-post';
import { chunkPlan } from './chunk-plan';
import { dropPostHandle, savePostHandle } from './post-handle';
import type { UploadHandle } from './post-handle';
import { putPiece, storedBytes } from './upload-bytes';
import { retryUpload, uploadRefused } from './upload-failures';

/**
 * Sends the last chunk: with it TikTok has the video and publishes. That it is sent is stored
 * before, so that nobody begins another post while this one may appear.
 */
export const sendTail = async (
  context: UploadContext,
  handle: UploadHandle
): Promise<UploadHandle> => {
  const { journal } = context.request;
  const { size, tailStart } = chunkPlan(handle.upload.size);
  const sent: UploadHandle = { ...handle, stage: 'sent' };
  await savePostHandle(journal, sent);
  const first = await put(context, handle, tailStart);
  if (first.status === 201) return sent;
  const stored = first.status === 416 ? storedBytes(first) : null;
  // An earlier try got further than we heard.
  if (stored === size) return sent;
  if (stored !== null && stored > tailStart) {
    const rest = await put(context, handle, stored);
    if (rest.status === 201) return sent;
    throw openOutcome(rest);
  }
  throw await tailRefused(context, handle, first);
};

const put = async (
  { api, request, file }: UploadContext,
  handle: UploadHandle,
  start: number
): Promise<HttpResponse> => {
  const { url, size } = handle.upload;
  try {
    return await putPiece(api, { url, file, start, end: size, kind: 'commit' });
  } catch (error) {
    const isUnsent = error instanceof PlatformFailure && error.family === 'retryable';
    if (isUnsent) await savePostHandle(request.journal, handle);
    throw error;
  }
};

/** TRANSFER. What is not a clear no leaves it open; the status tells. */
const tailRefused = async (
  { request: { journal } }: UploadContext,
  handle: UploadHandle,
  response: HttpResponse
): Promise<PlatformFailure> => {
  const { status } = response;
  switch (status) {
    case 416:
      await savePostHandle(journal, handle);
      return retryUpload('UPLOAD_OUT_OF_STEP', 'TikTok lacks earlier bytes of the video.');
    case 403:
    case 404:
      // The next run asks for the status: only if bytes are missing there, it begins anew.
      await savePostHandle(journal, { ...handle, upload: { ...handle.upload, expiresAt: 0 } });
      return uploadRefused(status);
    case 400:
      await dropPostHandle(journal);
      return uploadRefused(status);
    case 429:
      await savePostHandle(journal, handle);
      return uploadTooFast();
    default:
      return openOutcome(response);
  }
};

const uploadTooFast = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: 60_000 },
    { code: 'UPLOAD_TOO_FAST', message: 'TikTok asks for a pause.', httpStatus: 429 }
  );

const openOutcome = ({ status }: HttpResponse): PlatformFailure =>
  new PlatformFailure(
    { family: 'unknown_outcome' },
    {
      code: `HTTP_${status}`,
      message: `TikTok answered ${status} to the last bytes of the video.`,
      httpStatus: status,
    }
  );
