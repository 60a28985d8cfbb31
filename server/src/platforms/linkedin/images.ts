import { z } from 'zod';

import type { MediaFile, PublishJournal } from '../contract';
import { PlatformFailure } from '../contract';
import { fetchImageStatus, initializeImageUpload, putImage } from './client';
import type { LinkedInApi } from './client';
import { MEDIA_FAILED, MEDIA_WAITING, UPLOAD_EXPIRED } from './error-table';

/** Where images go: one author's account and one delivery's journal. */
export interface ImageUpload {
  api: LinkedInApi;
  /** Must equal the post's author, else INVALID_CONTENT_OWNERSHIP (IMG). */
  owner: string;
  journal: PublishJournal;
}

/**
 * What is kept of an uploaded image, so that a crash does not upload again. LinkedIn publishes no
 * lifetime of unused images; a day is our own bound.
 */
const handleSchema = z.object({
  image: z.string(),
  state: z.enum(['uploaded', 'ready', 'failed']),
  /** How often the file was uploaded: once more after a failure, then never again. */
  uploads: z.number(),
  /** Epoch ms. */
  expiresAt: z.number(),
});
type ImageHandle = z.infer<typeof handleSchema>;

const IMAGE_LIFETIME_MS = 24 * 60 * 60 * 1000;
const MAX_UPLOADS = 2;
/** Waits between looks at an image that is being processed. */
const POLL_WAITS_MS = [1_000, 2_000, 3_000, 5_000, 8_000];
/** Tokens that cannot read the status wait a little instead (reported: 2 to 5 s). */
const BLIND_WAIT_MS = 3_000;

const handleName = (file: MediaFile): string => `image:${file.key}`;

const storedHandle = (journal: PublishJournal, file: MediaFile): ImageHandle | null => {
  const parsed = handleSchema.safeParse(journal.handles[handleName(file)]);
  return parsed.success ? parsed.data : null;
};

const store = async (
  { journal }: ImageUpload,
  file: MediaFile,
  handle: ImageHandle
): Promise<ImageHandle> => {
  await journal.saveHandle(handleName(file), handle);
  return handle;
};

/** Uploads what is not there yet and returns the URNs in order, usable as far as we can know. */
export const ensureImages = async (
  upload: ImageUpload,
  files: readonly MediaFile[]
): Promise<string[]> => {
  const handles: ImageHandle[] = [];
  for (const file of files) handles.push(await ensureUploaded(upload, file));
  let isBlind = false;
  for (const [place, file] of files.entries()) {
    const handle = handles[place];
    if (!handle || handle.state === 'ready') continue;
    if (!isBlind) {
      const settled = await settle(upload, file, handle);
      handles[place] = settled.handle;
      isBlind = settled.isBlind;
    } else {
      handles[place] = await store(upload, file, { ...handle, state: 'ready' });
    }
  }
  return handles.map((handle) => handle.image);
};

const ensureUploaded = async (upload: ImageUpload, file: MediaFile): Promise<ImageHandle> => {
  const stored = storedHandle(upload.journal, file);
  if (!stored || stored.expiresAt <= upload.api.deps.clock.now()) {
    return uploadImage(upload, file, 1);
  }
  if (stored.state !== 'failed') return stored;
  if (stored.uploads >= MAX_UPLOADS) throw imageRefused();
  return uploadImage(upload, file, stored.uploads + 1);
};

const uploadImage = async (
  upload: ImageUpload,
  file: MediaFile,
  uploads: number
): Promise<ImageHandle> => {
  const { api, owner } = upload;
  const bytes = await readBytes(file);
  const { uploadUrl, image } = await initializeImageUpload(api, owner);
  const expiresAt = api.deps.clock.now() + IMAGE_LIFETIME_MS;
  const handle: ImageHandle = { image, state: 'failed', uploads, expiresAt };
  try {
    await putImage(api, { uploadUrl, mimeType: file.mimeType, bytes });
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== UPLOAD_EXPIRED) throw error;
    await store(upload, file, handle);
    if (uploads >= MAX_UPLOADS) throw error;
    return uploadImage(upload, file, uploads + 1);
  }
  return store(upload, file, { ...handle, state: 'uploaded' });
};

const readBytes = async (file: MediaFile): Promise<Uint8Array> => {
  try {
    return await file.read();
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_UNREADABLE', message: 'An image of the post could not be read.', cause }
    );
  }
};

interface Settled {
  handle: ImageHandle;
  /** The token may not read the status, so nobody need ask for the other images. */
  isBlind: boolean;
}

/** Waits until an image can be used; uploads it once more when LinkedIn could not process it. */
const settle = async (
  upload: ImageUpload,
  file: MediaFile,
  handle: ImageHandle
): Promise<Settled> => {
  const verdict = await awaitProcessing(upload.api, handle.image);
  if (verdict !== 'failed') {
    const ready = await store(upload, file, { ...handle, state: 'ready' });
    return { handle: ready, isBlind: verdict === 'hidden' };
  }
  await store(upload, file, { ...handle, state: 'failed' });
  if (handle.uploads >= MAX_UPLOADS) throw imageRefused();
  return settle(upload, file, await uploadImage(upload, file, handle.uploads + 1));
};

const awaitProcessing = async (
  api: LinkedInApi,
  image: string
): Promise<'ready' | 'failed' | 'hidden'> => {
  const { clock } = api.deps;
  for (const waitMs of [...POLL_WAITS_MS, 0]) {
    const status = await readStatus(api, image);
    if (status === 'AVAILABLE') return 'ready';
    if (status === 'PROCESSING_FAILED') return 'failed';
    if (status !== 'PROCESSING' && status !== 'WAITING_UPLOAD') {
      await clock.sleep(BLIND_WAIT_MS, api.signal);
      return 'hidden';
    }
    if (waitMs > 0) await clock.sleep(waitMs, api.signal);
  }
  throw new PlatformFailure(
    { family: 'retryable', retryAfterMs: 15_000 },
    { code: MEDIA_WAITING, message: 'LinkedIn is still processing an image.' }
  );
};

/** Null: not readable. Member tokens get 403 here, which is no reason not to post (IMG, checked 2026-11-22). */
const readStatus = async (api: LinkedInApi, image: string): Promise<string | null> => {
  try {
    return await fetchImageStatus(api, image);
  } catch (error) {
    if (error instanceof PlatformFailure && error.httpStatus === 403) return null;
    throw error;
  }
};

const imageRefused = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    {
      code: MEDIA_FAILED,
      message: 'LinkedIn could not process an image, not even the second time.',
    }
  );

/**
 * A create was refused because an image is broken: forgets the images, so that the next prepare
 * uploads them once more. The failure to throw: retryable the first time, then final.
 */
export const forgetBrokenImages = async (
  { journal, failure }: { journal: PublishJournal; failure: PlatformFailure },
  files: readonly MediaFile[]
): Promise<PlatformFailure> => {
  let canUploadAgain = false;
  for (const file of files) {
    const handle = storedHandle(journal, file);
    if (!handle) continue;
    await journal.saveHandle(handleName(file), { ...handle, state: 'failed' });
    canUploadAgain ||= handle.uploads < MAX_UPLOADS;
  }
  if (!canUploadAgain) return failure;
  return new PlatformFailure(
    { family: 'retryable' },
    { code: failure.code, message: failure.message, httpStatus: failure.httpStatus ?? undefined }
  );
};
