import type { MediaFile } from '../contract';
import { PlatformFailure } from '../contract';
import { pause } from './client';
import type { LinkedInApi } from './client';
import { MEDIA_FAILED, UPLOAD_EXPIRED } from './error-table';
import {
  ASSET_LIFETIME_MS,
  assetKindOf,
  MAX_UPLOADS,
  storedHandle,
  storeHandle,
} from './media-handle';
import type { MediaHandle, MediaUpload } from './media-handle';
import {
  fetchMediaStatus,
  finalizeVideoUpload,
  initializeFileUpload,
  initializeVideoUpload,
  putFile,
  putVideoPart,
} from './upload-client';
import type { UploadInstruction } from './wire';

/** VID, checked 2026-11-22: a part may be sent again by itself. */
const PART_TRIES = 3;
const PART_WAIT_MS = 2_000;

/** Uploads the file unless that was done before; goes on where an upload of a video was broken off. */
export const ensureUploaded = async (
  upload: MediaUpload,
  file: MediaFile
): Promise<MediaHandle> => {
  const stored = storedHandle(upload.journal, file);
  if (!stored || stored.expiresAt <= upload.api.deps.clock.now()) {
    return uploadFile(upload, file, 1);
  }
  switch (stored.state) {
    case 'uploaded':
    case 'ready':
      return stored;
    case 'uploading':
      // Whatever refuses a second half may take the file from its beginning.
      return orAnew({ upload, file, handle: stored, isResumed: true }, () =>
        resumeVideo(upload, file, stored)
      );
    case 'failed':
      if (stored.uploads >= MAX_UPLOADS) throw mediaRefused(file);
      return uploadFile(upload, file, stored.uploads + 1);
  }
};

/** @param uploads which upload of the file this is, from 1 */
export const uploadFile = (
  upload: MediaUpload,
  file: MediaFile,
  uploads: number
): Promise<MediaHandle> =>
  assetKindOf(file) === 'video'
    ? uploadVideo(upload, file, uploads)
    : uploadWhole(upload, file, uploads);

export const mediaRefused = (file: MediaFile, reason?: string | null): PlatformFailure => {
  const why = reason ? ` (${reason})` : '';
  const message = `LinkedIn could not process ${file.name}, not even the second time${why}.`;
  return new PlatformFailure({ family: 'rejected' }, { code: MEDIA_FAILED, message });
};

const uploadWhole = async (
  upload: MediaUpload,
  file: MediaFile,
  uploads: number
): Promise<MediaHandle> => {
  const { api, owner, journal } = upload;
  const kind = assetKindOf(file) === 'document' ? 'document' : 'image';
  const { uploadUrl, urn } = await initializeFileUpload(api, { kind, owner });
  const expiresAt = api.deps.clock.now() + ASSET_LIFETIME_MS;
  const handle: MediaHandle = { urn, state: 'uploaded', uploads, expiresAt, parts: null };
  return orAnew({ upload, file, handle, isResumed: false }, async () => {
    await putFile(api, { uploadUrl, mimeType: file.mimeType, source: file });
    return storeHandle(journal, file, handle);
  });
};

const uploadVideo = async (
  upload: MediaUpload,
  file: MediaFile,
  uploads: number
): Promise<MediaHandle> => {
  const { api, owner, journal } = upload;
  const begun = await initializeVideoUpload(api, { owner, byteLength: file.byteLength });
  const { video, uploadToken, uploadInstructions: instructions, uploadUrlsExpireAt } = begun;
  const handle = await storeHandle(journal, file, {
    urn: video,
    state: 'uploading',
    uploads,
    expiresAt: uploadUrlsExpireAt ?? api.deps.clock.now() + ASSET_LIFETIME_MS,
    parts: { uploadToken, instructions, etags: [] },
  });
  return orAnew({ upload, file, handle, isResumed: false }, () => sendParts(upload, file, handle));
};

/** A lost answer to "finalize" must not make us send the video again. */
const resumeVideo = async (
  upload: MediaUpload,
  file: MediaFile,
  handle: MediaHandle
): Promise<MediaHandle> => {
  const { parts, urn } = handle;
  const hasAllParts = parts !== null && parts.etags.length >= parts.instructions.length;
  if (hasAllParts && (await isBeyondUpload(upload.api, urn))) return finished(upload, file, handle);
  return sendParts(upload, file, handle);
};

const isBeyondUpload = async (api: LinkedInApi, urn: string): Promise<boolean> => {
  try {
    const { status } = await fetchMediaStatus(api, { kind: 'video', urn });
    return status === 'PROCESSING' || status === 'AVAILABLE';
  } catch (error) {
    // Member tokens may not look: then finalizing again has to tell.
    if (error instanceof PlatformFailure && error.httpStatus === 403) return false;
    throw error;
  }
};

const sendParts = async (
  upload: MediaUpload,
  file: MediaFile,
  begun: MediaHandle
): Promise<MediaHandle> => {
  const { api, journal } = upload;
  let handle = begun;
  const { instructions = [], uploadToken = '' } = begun.parts ?? {};
  const etags = [...(begun.parts?.etags ?? [])];
  for (const instruction of instructions.slice(etags.length)) {
    etags.push(await sendPart(api, file, instruction));
    const parts = { uploadToken, instructions, etags: [...etags] };
    handle = await storeHandle(journal, file, { ...handle, parts });
  }
  await finalizeVideoUpload(api, { video: handle.urn, uploadToken, uploadedPartIds: etags });
  return finished(upload, file, handle);
};

const sendPart = async (
  api: LinkedInApi,
  file: MediaFile,
  instruction: UploadInstruction
): Promise<string> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await putVideoPart(api, { instruction, file });
    } catch (error) {
      if (tries >= PART_TRIES || !isPassing(error) || api.signal?.aborted) throw error;
      await pause(api, PART_WAIT_MS * tries);
    }
  }
};

const isPassing = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.family === 'retryable' && error.httpStatus !== 429;

const finished = ({ api, journal }: MediaUpload, file: MediaFile, handle: MediaHandle) =>
  storeHandle(journal, file, {
    ...handle,
    state: 'uploaded',
    expiresAt: api.deps.clock.now() + ASSET_LIFETIME_MS,
    parts: null,
  });

interface Step {
  upload: MediaUpload;
  file: MediaFile;
  handle: MediaHandle;
  isResumed: boolean;
}

/** Runs a step of an upload; starts the file anew, once, when its address has expired meanwhile. */
const orAnew = async (
  { upload, file, handle, isResumed }: Step,
  step: () => Promise<MediaHandle>
): Promise<MediaHandle> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    const isSpent = error.code === UPLOAD_EXPIRED || (isResumed && error.family === 'rejected');
    if (!isSpent) throw error;
    await storeHandle(upload.journal, file, { ...handle, state: 'failed', parts: null });
    if (handle.uploads >= MAX_UPLOADS) throw error;
    return uploadFile(upload, file, handle.uploads + 1);
  }
};
