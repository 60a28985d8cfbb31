import { z } from 'zod';

import type { MediaFile, PublishJournal, PublishRequest } from '../contract';
import { PlatformFailure } from '../contract';
import type { Client, Session, UploadedBlob } from './client';
import { uploadBlob } from './client';

/**
 * How long an uploaded blob is counted on. The server forgets one that no record refers to "after
 * some hours", without saying how many; an hour is well within. Checked 2026-11-22.
 */
export const BLOB_REUSE_MS = 60 * 60 * 1000;

const handleSchema = z.object({ cid: z.string(), blob: z.json(), uploadedAt: z.number() });

const nameOf = (file: MediaFile): string => `blob.${file.key}`;

/** A file on its way to the account's server. */
export interface Upload {
  request: PublishRequest;
  session: Session;
  file: MediaFile;
}

/** Uploads a file, unless an earlier attempt did so recently. Same bytes give the same blob. */
export const ensureBlob = async (client: Client, upload: Upload): Promise<UploadedBlob> => {
  const { session, file } = upload;
  const stored = storedBlob(client, upload);
  if (stored) return stored;
  // Videos are as large as they like: no more than a piece of one is in memory.
  const bytes = file.kind === 'video' ? file : await readWhole(file);
  const uploaded = await uploadBlob(client, { session, bytes, mimeType: file.mimeType });
  await keepBlob(client, { ...upload, uploaded });
  return uploaded;
};

/** What an earlier attempt uploaded, as long as the server surely still has it. */
export const storedBlob = (
  client: Client,
  { request, file }: Pick<Upload, 'request' | 'file'>
): UploadedBlob | null => {
  const stored = handleSchema.safeParse(request.journal.handles[nameOf(file)]).data;
  if (!stored || client.clock.now() - stored.uploadedAt >= BLOB_REUSE_MS) return null;
  return { cid: stored.cid, blob: stored.blob };
};

export const keepBlob = (
  client: Client,
  { request, file, uploaded }: Pick<Upload, 'request' | 'file'> & { uploaded: UploadedBlob }
): Promise<void> =>
  request.journal.saveHandle(nameOf(file), { ...uploaded, uploadedAt: client.clock.now() });

/** After BlobNotFound: the next attempt uploads again. */
export const forgetBlob = (journal: PublishJournal, file: MediaFile): Promise<void> =>
  journal.saveHandle(nameOf(file), null);

const readWhole = async (file: MediaFile): Promise<Uint8Array> => {
  try {
    return await file.read();
  } catch (cause) {
    throw new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_UNREADABLE', message: 'A media file could not be read.', cause }
    );
  }
};
