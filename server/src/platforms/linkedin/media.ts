import type { MediaFile, PublishJournal } from '../contract';
import { PlatformFailure } from '../contract';
import { MAX_UPLOADS, storedHandle, storeHandle } from './media-handle';
import type { MediaHandle, MediaUpload } from './media-handle';
import { awaitProcessing } from './media-processing';
import { ensureUploaded, mediaRefused, uploadFile } from './media-upload';

/** Uploads what is not there yet and returns the URNs in order, usable as far as we can know. */
export const ensureMedia = async (
  upload: MediaUpload,
  files: readonly MediaFile[]
): Promise<string[]> => {
  const uploaded: { file: MediaFile; handle: MediaHandle }[] = [];
  for (const file of files) uploaded.push({ file, handle: await ensureUploaded(upload, file) });
  const urns: string[] = [];
  let isBlind = false;
  for (const { file, handle } of uploaded) {
    // One wait is enough for all: the others were processed meanwhile.
    const settled: Settled = isBlind
      ? await markReady(upload, file, handle)
      : await settle(upload, file, handle);
    isBlind ||= settled.isBlind;
    urns.push(settled.handle.urn);
  }
  return urns;
};

interface Settled {
  handle: MediaHandle;
  /** The token may not read the status, so nobody need ask for the other files. */
  isBlind: boolean;
}

const markReady = async (
  { journal }: MediaUpload,
  file: MediaFile,
  handle: MediaHandle
): Promise<Settled> => {
  if (handle.state === 'ready') return { handle, isBlind: false };
  const ready = await storeHandle(journal, file, { ...handle, state: 'ready' });
  return { handle: ready, isBlind: false };
};

/** Waits until a file can be used; uploads it once more when LinkedIn could not process it. */
const settle = async (
  upload: MediaUpload,
  file: MediaFile,
  handle: MediaHandle
): Promise<Settled> => {
  if (handle.state === 'ready') return { handle, isBlind: false };
  const processing = await awaitProcessing(upload.api, { file, urn: handle.urn });
  if (processing.verdict !== 'failed') {
    const marked = await markReady(upload, file, handle);
    return { ...marked, isBlind: processing.verdict === 'hidden' };
  }
  await storeHandle(upload.journal, file, { ...handle, state: 'failed' });
  if (handle.uploads >= MAX_UPLOADS) throw mediaRefused(file, processing.reason);
  return settle(upload, file, await uploadFile(upload, file, handle.uploads + 1));
};

/**
 * A create was refused because a file is broken or gone: forgets the files, so that the next
 * prepare uploads them once more. The failure to throw: retryable the first time, then final.
 */
export const forgetBrokenMedia = async (
  { journal, failure }: { journal: PublishJournal; failure: PlatformFailure },
  files: readonly MediaFile[]
): Promise<PlatformFailure> => {
  let canUploadAgain = false;
  for (const file of files) {
    const handle = storedHandle(journal, file);
    if (!handle) continue;
    await storeHandle(journal, file, { ...handle, state: 'failed' });
    canUploadAgain ||= handle.uploads < MAX_UPLOADS;
  }
  if (!canUploadAgain) return failure;
  return new PlatformFailure(
    { family: 'retryable' },
    { code: failure.code, message: failure.message, httpStatus: failure.httpStatus ?? undefined }
  );
};
